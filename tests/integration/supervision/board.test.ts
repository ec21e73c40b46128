import { afterAll, beforeAll, expect, test } from 'vitest'
import { localBroker } from '#central/live/broker.ts'
import { type Board, openBoard } from '#central/supervision/board.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { type BoardTold, emptyBoard, foldBoard } from '#shared/supervision/board.ts'
import { advisorId, queueName, seeded, simulatedDay } from '#shared/supervision/day.test-data.ts'
import { figureOf } from '#shared/supervision/level.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { samplePeople, sampleTeams } from '#tools/sample/people.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { countQueue } from './independent-count.ts'

const QUEUES = 50
const ADVISORS = 200
const MIDNIGHT = Date.parse('2026-11-25T05:00:00.000Z')
const FROM = MIDNIGHT + 7 * 3_600_000
const NOW = FROM + 3 * 3_600_000
const TEAM = '01900000-0000-7000-8000-000000900001'
const SOFIA = UserId.parse(samplePeople.find(({ login }) => login === 'sofia')?.id)

const events = simulatedDay({
  from: FROM,
  to: NOW,
  queues: QUEUES,
  advisors: ADVISORS,
  calls: 3_000,
  chance: seeded(42),
})

let centre: TestCentre
let board: Board
const boards = localBroker()
const opened: Board[] = []
const failures: unknown[] = []
let time = NOW
const open = async () => {
  const one = await openBoard({
    client: centre.client,
    model,
    documents: localBroker(),
    boards,
    now: () => time,
    failed: (failure) => failures.push(failure),
  })
  opened.push(one)
  return one
}
/** What a coordinator of the big team sees, as a console holds it. */
function seen(of: Board) {
  let view = emptyBoard
  const watch = of.watch({ id: SOFIA, coordinates: [TEAM] }, (told: BoardTold) => {
    view = foldBoard(view, { type: 'told', told: structuredClone(told) }, NOW)
  })
  return { view: () => view, stop: watch.stop }
}

beforeAll(async () => {
  centre = await testCentre()
  const admin = samplePeople[6]?.id ?? ''
  const [sample] = sampleTeams
  const advisor = samplePeople[0]
  if (sample === undefined || advisor === undefined) throw new Error('the sample has no team')
  await bearDocuments(centre.engineParts, admin, [
    {
      kind: 'team',
      id: TEAM,
      doc: { ...sample, id: TEAM, queues: Array.from({ length: QUEUES }, (_, n) => queueName(n)) },
    },
    ...Array.from({ length: ADVISORS }, (_, n) => ({
      kind: 'user' as const,
      id: advisorId(n),
      doc: { ...advisor, id: advisorId(n), login: `asesor${n}`, name: `Asesor ${n}`, teamId: TEAM },
    })),
  ])
  board = await open()
})
afterAll(async () => {
  for (const one of opened) await one.stop()
  await centre.close()
  expect(failures).toEqual([])
})

test('a day of 50 queues and 200 advisors gives the numbers of an independent count', async () => {
  const coordinator = seen(board)
  for (let start = 0; start < events.length; start += 97) board.hear(events.slice(start, start + 97))
  // Some of it is told twice, as after a restart of the bridge.
  board.hear(events.slice(500, 1_500))
  await board.settled()
  const whole = seen(board).view()
  for (let n = 0; n < QUEUES; n++) {
    const row = whole.queues.get(queueName(n))
    if (row === undefined) throw new Error(`no row of ${queueName(n)}`)
    const counted = countQueue(events, queueName(n))
    const of = (id: Parameters<typeof figureOf>[1]) => {
      const figure = figureOf(row, id)
      return [figure?.numerator, figure?.denominator]
    }
    expect(row.waiting).toBe(counted.waiting)
    expect(of('offered')[0]).toBe(counted.offered)
    expect(of('serviceLevel')).toEqual([counted.answeredIn20, counted.answered + counted.abandonedLate])
    expect(of('abandonment')).toEqual([counted.abandoned, counted.offered])
    expect(of('abandonmentWithoutShort')).toEqual([
      counted.abandoned - counted.abandonedShort,
      counted.offered - counted.abandonedShort,
    ])
    expect(of('asa')).toEqual([counted.waitOfAnswered, counted.answered])
    expect(of('aht')).toEqual([counted.handledMs, counted.handled])
  }
  expect(whole.queues.size).toBe(QUEUES)
  expect(whole.advisors.size).toBe(ADVISORS)
  const talking = [...whole.advisors.values()].filter(({ call }) => call !== null).length
  const answered = events.filter(({ type }) => type === 'callAnswered').length
  const ended = events.filter(({ type }) => type === 'callEnded').length
  expect(talking).toBe(answered - ended)
  expect(talking).toBeGreaterThan(5)
  coordinator.stop()
})

test('the differences that were told add up to the whole', async () => {
  const late = await open()
  const whole = seen(board).view()
  const told = seen(late)
  expect(told.view().queues).toEqual(whole.queues)
  const more: PbxEvent[] = Array.from({ length: 20 }, (_, n) => ({
    type: 'presence',
    id: `more-${n}`,
    at: NOW - 1,
    pbx: 'pbx',
    advisor: UserId.parse(advisorId(n)),
    state: 'meeting',
    reason: null,
    by: null,
    next: null,
    leaseUntil: NOW + 60_000,
  }))
  late.hear(more)
  await expect
    .poll(() => [...told.view().advisors.values()].filter(({ state }) => state === 'meeting').length)
    .toBe([...seen(late).view().advisors.values()].filter(({ state }) => state === 'meeting').length)
  expect(told.view().advisors).toEqual(seen(late).view().advisors)
  await late.settled()
})

test('what one node’s bridge hears is shown at the other’s board, and after a restart', async () => {
  const [one, other] = [await open(), await open()]
  const there = seen(other)
  const entered: PbxEvent = {
    type: 'queueEntered',
    id: 'late',
    at: NOW - 5_000,
    pbx: 'pbx',
    stay: 'late',
    call: '01900000-0000-7000-8000-000000900002' as Extract<PbxEvent, { type: 'queueEntered' }>['call'], // a well-formed id
    queue: queueName(0),
    number: null,
  }
  const before = there.view().queues.get(queueName(0))?.waiting ?? 0
  one.hear([entered])
  await expect.poll(() => there.view().queues.get(queueName(0))?.waiting).toBe(before + 1)
  await one.settled()
  expect(seen(await open()).view().queues).toEqual(seen(one).view().queues)
})

test('a lease that is renewed is kept as one fact, with its later end', async () => {
  const told = (leaseUntil: number): PbxEvent => ({
    type: 'presence',
    id: 'renewed',
    at: NOW - 60_000,
    pbx: 'pbx',
    advisor: UserId.parse(advisorId(0)),
    state: 'lunch',
    reason: null,
    by: null,
    next: null,
    leaseUntil,
  })
  board.hear([told(NOW + 10_000)])
  await board.settled()
  board.hear([told(NOW + 40_000)])
  await board.settled()
  board.hear([told(NOW + 20_000)])
  await board.settled()
  const rows = await centre.client.query<{ until: string }>(
    `select body ->> 'leaseUntil' as until from pbx_event where id = 'presence/renewed'`,
  )
  expect(rows).toEqual([{ until: String(NOW + 40_000) }])
})

test('at midnight the numbers begin again, and who waits goes on waiting', { timeout: 40_000 }, async () => {
  const late = await open()
  const entered: PbxEvent = {
    type: 'queueEntered',
    id: 'over-midnight',
    at: MIDNIGHT + 86_400_000 - 10_000,
    pbx: 'pbx',
    stay: 'over-midnight',
    call: '01900000-0000-7000-8000-000000900003' as Extract<PbxEvent, { type: 'queueEntered' }>['call'], // a well-formed id
    queue: queueName(1),
    number: null,
  }
  late.hear([entered])
  const offered = () => {
    const row = seen(late).view().queues.get(queueName(1))
    return row === undefined ? undefined : figureOf(row, 'offered')?.denominator
  }
  expect(offered()).toBeGreaterThan(0)
  const before = seen(late).view().queues.get(queueName(1))?.waiting ?? 0
  expect(before).toBeGreaterThan(0)
  expect(seen(late).view().status.pbx).toBe('here')
  time = MIDNIGHT + 86_400_000 + 1_000
  await expect.poll(offered, { timeout: 25_000 }).toBe(0)
  expect(seen(late).view().queues.get(queueName(1))?.waiting).toBe(before)
  // Its bridge has connected long before, and hears the PBX as ever; so says a node that begins only now.
  expect(seen(late).view().status.pbx).toBe('here')
  expect(seen(await open()).view().status.pbx).toBe('here')
  time = NOW
})
