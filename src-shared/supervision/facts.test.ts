import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_TARGETS } from '../indicators/queue-indicators.ts'
import type { PbxEvent } from '../telephony/pbx-events.ts'
import { advisorId, queueName, seeded, simulatedDay } from './day.test-data.ts'
import { hear } from './hear.ts'
import { newFacts, type PbxFacts } from './pbx-facts.ts'
import { advisorRow, queueRow, teamFigures } from './rows.ts'

const FROM = Date.parse('2026-11-25T12:00:00.000Z')
const DAY = { from: FROM, to: FROM + 86_400_000 }
const QUEUES = 4
const ADVISORS = 6

function heard(events: readonly PbxEvent[]) {
  const facts = newFacts()
  const touched = { queues: new Set<string>(), advisors: new Set<string>() }
  for (const event of events) hear(facts, event, touched)
  return { facts, touched }
}
/** Everything that a board shows of these events at a moment. */
const board = (events: readonly PbxEvent[], now = DAY.to) => shown(heard(events).facts, now)

function shown(facts: PbxFacts, now = DAY.to) {
  const advisors = Array.from({ length: ADVISORS }, (_, n) => advisorId(n))
  return {
    queues: Array.from({ length: QUEUES }, (_, n) => queueRow(facts, queueName(n), DEFAULT_TARGETS, DAY)),
    advisors: advisors.map((advisor) => advisorRow(facts, advisor, DAY, now)),
    team: teamFigures(facts, advisors, DAY, now),
  }
}
const day = (seed: number, calls = 60) =>
  simulatedDay({
    from: FROM,
    to: FROM + 3_600_000,
    queues: QUEUES,
    advisors: ADVISORS,
    calls,
    chance: seeded(seed),
  })

const call = { pbx: 'pbx', call: '01900000-0000-7000-8000-000000000001', stay: 's', queue: queueName(0) } as const
const part = { pbx: 'pbx', call: call.call, part: 'p', advisor: advisorId(0) } as const
const entered = { ...call, type: 'queueEntered', id: 'in', at: FROM + 1_000, number: '3105550142' } as PbxEvent
const answered = {
  ...part,
  type: 'callAnswered',
  id: 'answer',
  at: FROM + 9_000,
  stay: 's',
  queue: call.queue,
  direction: 'inbound',
  number: '3105550142',
} as PbxEvent
const connected = (at: number, more: object = {}) =>
  ({ type: 'bridgeConnected', id: `connected-${at}`, at, pbx: 'pbx', waiting: [], talking: [], ...more }) as PbxEvent
const at = (events: readonly PbxEvent[], now?: number) => board(events, now)

test('a waiting call is seen with the moment since which it waits, and no longer when it is answered', () => {
  expect(at([entered]).queues[0]).toMatchObject({ waiting: 1, oldestSince: FROM + 1_000 })
  const { queues, advisors } = at([entered, answered])
  expect(queues[0]).toMatchObject({ waiting: 0, oldestSince: null, answered: 1 })
  expect(advisors[0]).toMatchObject({
    state: 'onCall',
    since: FROM + 9_000,
    call: { number: '3105550142', queue: queueName(0), held: false },
  })
})
test('a call is counted once, however often and in whatever order its events come', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 60 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (seed, calls, dice) => {
        const events = day(seed, calls)
        const twice = [...events, ...events.filter(() => (dice.next().value ?? 0) < 0.3)]
        const mixed = twice
          .map((event) => ({ event, by: dice.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ event }) => event)
        expect(board(mixed)).toEqual(board(events))
      },
    ),
    { numRuns: 40 },
  )
})
test('a board that was looked at after every event shows in the end what one shows that was not', () => {
  fc.assert(
    fc.property(fc.integer(), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (seed, dice) => {
      // Another bridge has heard each a little earlier: its saying wins, whenever it comes.
      const told = day(seed, 12)
      const events = [...told, ...told.map((event) => ({ ...event, id: `${event.id} elsewhere`, at: event.at - 300 }))]
        .map((event) => ({ event, by: dice.next().value ?? 0 }))
        .sort((a, b) => a.by - b.by)
        .map(({ event }) => event)
      const facts = newFacts()
      for (const event of events) {
        hear(facts, event, { queues: new Set(), advisors: new Set() })
        shown(facts)
      }
      expect(shown(facts)).toEqual(board(events))
    }),
    { numRuns: 30 },
  )
})
test('what an event changes is always named: rows that were not touched are the same', () => {
  const events = day(7)
  const facts = newFacts()
  const rowsOf = () => {
    const queues = Array.from({ length: QUEUES }, (_, n) => queueRow(facts, queueName(n), DEFAULT_TARGETS, DAY))
    const advisors = Array.from({ length: ADVISORS }, (_, n) => advisorRow(facts, advisorId(n), DAY, FROM))
    return new Map<string, string>([
      ...queues.map((row) => [row.queue, JSON.stringify(row)] as const),
      ...advisors.map((row) => [row.advisor, JSON.stringify(row)] as const),
    ])
  }
  let before = rowsOf()
  for (const event of events) {
    const touched = { queues: new Set<string>(), advisors: new Set<string>() }
    hear(facts, event, touched)
    const after = rowsOf()
    for (const [key, row] of after)
      if (row !== before.get(key)) expect(touched.queues.has(key) || touched.advisors.has(key), event.type).toBe(true)
    before = after
  }
})
test('offered is what entered and no longer waits, by an independent count', () => {
  for (const seed of [1, 2, 3]) {
    const events = day(seed)
    const { queues } = board(events)
    queues.forEach((row, n) => {
      const entries = events.filter((one) => one.type === 'queueEntered' && one.queue === queueName(n)).length
      const closed = events.filter(
        (one) => one.type === 'leftQueue' && one.how === 'closed' && one.queue === queueName(n),
      ).length
      expect(row.figures.find(({ id }) => id === 'offered')?.value).toBe(entries - row.waiting - closed)
    })
  }
})
test('what the bridge does not find again is over: the queue has lost it, and the advisor is free', () => {
  const { queues, advisors } = at([entered, connected(FROM + 5_000)])
  expect(queues[0]).toMatchObject({ waiting: 0 })
  expect(queues[0]?.figures.find(({ id }) => id === 'offered')?.value).toBe(1)
  expect(advisors[0]?.call).toBeNull()
  expect(at([entered, answered, connected(FROM + 20_000)]).advisors[0]).toMatchObject({ call: null, handled: 1 })
})
test('a consultation takes both colleagues’ time, and is no contact that they have handled', () => {
  const consultation = { ...part, call: '01900000-0000-7000-8000-000000000002' } as const
  const told = (n: number, number: string | null, from: number) => {
    const one = { ...consultation, part: `c${n}`, advisor: advisorId(n) }
    return [
      { ...one, type: 'callAnswered', id: `a${n}`, at: from, stay: null, queue: null, direction: 'outbound', number },
      { ...one, type: 'callEnded', id: `e${n}`, at: from + 30_000, talkMs: 30_000, holdMs: 0, how: 'hungUp' },
    ] as PbxEvent[]
  }
  const colleague = 'u01900000000070008000000000000102'
  const { advisors, team } = at([...told(0, colleague, FROM + 1_000), ...told(1, null, FROM + 1_000)])
  expect(advisors.slice(0, 2)).toMatchObject([{ handled: 0 }, { handled: 0 }])
  expect(team.find(({ id }) => id === 'aht')?.denominator).toBe(0)
  const [called] = at(told(0, '3105550142', FROM + 1_000)).advisors
  expect(called).toMatchObject({ handled: 1 })
})
test('what another PBX finds says nothing of this one’s calls', () => {
  expect(at([entered, connected(FROM + 5_000, { pbx: 'other' })]).queues[0]?.waiting).toBe(1)
})
test('what the bridge finds that nobody had told of is there', () => {
  const { type: _, ...waiting } = entered as Extract<PbxEvent, { type: 'queueEntered' }>
  expect(at([connected(FROM + 5_000, { waiting: [waiting] })]).queues[0]).toMatchObject({
    waiting: 1,
    oldestSince: FROM + 1_000,
  })
  const { type: __, ...talking } = answered as Extract<PbxEvent, { type: 'callAnswered' }>
  const found = connected(FROM + 20_000, { talking: [{ ...talking, heldSince: FROM + 15_000 }] })
  expect(at([found]).advisors[0]).toMatchObject({ state: 'onCall', call: { held: true } })
})
test('an answer that is heard late undoes the loss that a snapshot concluded', () => {
  expect(at([entered, connected(FROM + 30_000), answered]).queues[0]).toMatchObject({ waiting: 0, answered: 1 })
})
test('a lease that nobody renews ends: the person is disconnected since then, and that time is nobody’s', () => {
  const told = (leaseUntil: number) =>
    ({
      type: 'presence',
      id: 'available',
      at: FROM,
      pbx: 'pbx',
      advisor: advisorId(0),
      state: 'available',
      reason: null,
      by: null,
      next: null,
      leaseUntil,
    }) as PbxEvent
  const state = (events: readonly PbxEvent[], now: number) => at(events, now).advisors[0]
  expect(state([told(FROM + 30_000)], FROM + 20_000)).toMatchObject({ state: 'available', since: FROM })
  expect(state([told(FROM + 30_000)], FROM + 40_000)).toMatchObject({
    state: 'offline',
    reason: 'leaseExpired',
    since: FROM + 30_000,
  })
  // Renewed it holds, whichever of the two is heard first.
  expect(state([told(FROM + 60_000), told(FROM + 30_000)], FROM + 40_000)).toMatchObject({ state: 'available' })
  const [occupied] = at([told(FROM + 30_000)], FROM + 3_600_000).team
  expect(occupied?.denominator).toBe(35_000)
})
test('a ring is seen until it is answered or ends', () => {
  const rang = {
    type: 'advisorRang',
    id: 'rang',
    at: FROM + 5_000,
    pbx: 'pbx',
    call: call.call,
    advisor: advisorId(0),
    ring: 'r',
    queue: call.queue,
  } as PbxEvent
  const over = { ...rang, type: 'ringEnded', id: 'over', at: FROM + 8_000, how: 'noAnswer' } as PbxEvent
  expect(at([entered, rang]).advisors[0]?.ringing).toEqual({ call: call.call, queue: call.queue })
  expect(at([over, rang]).advisors[0]?.ringing).toBeNull()
  expect(at([answered, rang]).advisors[0]?.ringing).toBeNull()
})
