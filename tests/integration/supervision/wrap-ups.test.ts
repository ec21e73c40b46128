import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { centreLog } from '#central/log.ts'
import { factWriter } from '#central/telephony/facts.ts'
import { bogotaDate, bogotaInstant } from '#shared/calendar/civil-date.ts'
import { type InteractionId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { type BoardTold, emptyBoard, foldBoard } from '#shared/supervision/board.ts'
import { figureOf } from '#shared/supervision/level.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { QueueId } from '#shared/telephony/queues.ts'
import { samplePeople, sampleTeams } from '#tools/sample/people.ts'
import { type TestCentre, testCentre, testKeys } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const base = { protocol: PROTOCOL, app: '0.1.0', store: id() as PushRequest['store'], heard: null } // a UUIDv7 by construction
const person = samplePeople.find(({ login }) => login === 'luis')
const team = sampleTeams.find(({ queues }) => queues.includes(QueueId.parse('servicio')))
const advisor = person?.id as UserId // of the sample
const queue = QueueId.parse('servicio')

let database: string
const keys = testKeys()
let one: TestCentre
let other: TestCentre
/** What both nodes have written into their logs. */
const written: string[] = []
const log = centreLog('warn', { write: (line) => void written.push(line) })

beforeAll(async () => {
  // A board counts its day: at midnight in Bogotá what ended a while ago would be yesterday's.
  const noon = bogotaInstant(bogotaDate(instantOf(Date.now())), 12 * 60)
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: Date.parse(noon) })
  database = await newDatabase()
  one = await testCentre({ database, keys })
  other = await testCentre({ database, keys, people: false })
})
afterAll(async () => {
  vi.useRealTimers()
  await Promise.all([one.close(), other.close()])
})

/** What a coordinator is shown of the queue's handling at a node: seconds of wrap-up, of all, and the contacts. */
function handled({ board }: TestCentre) {
  let view = emptyBoard
  board
    .watch({ id: team?.coordinatorId ?? advisor, coordinates: [team?.id ?? ''] }, (told: BoardTold) => {
      view = foldBoard(view, { type: 'told', told: structuredClone(told) }, Date.now())
    })
    .stop()
  const row = view.queues.get(queue)
  const [aht, wrapUp] = [row && figureOf(row, 'aht'), row && figureOf(row, 'wrapUp')]
  return [(wrapUp?.numerator ?? 0) / 1_000, (aht?.numerator ?? 0) / 1_000, aht?.denominator ?? 0]
}

/** A call of 60 s that the PBX told the first node of, and that ended so many seconds ago. */
function call(part: string, endedAgo: number) {
  const call = id() as InteractionId // a UUIDv7 by construction
  const now = Date.now()
  const [entered, answeredAt, endedAt] = [
    now - (endedAgo + 65) * 1_000,
    now - (endedAgo + 60) * 1_000,
    now - endedAgo * 1_000,
  ]
  const at = { pbx: 'pbx', call }
  const inPart = { ...at, part, advisor }
  const stay = `${part}#1`
  const events: PbxEvent[] = [
    { ...at, type: 'queueEntered', id: stay, at: entered, stay, queue, number: null },
    { ...inPart, type: 'callAnswered', id: part, at: answeredAt, stay, queue, direction: 'inbound', number: null },
    { ...inPart, type: 'callEnded', id: part, at: endedAt, talkMs: 60_000, holdMs: 0, how: 'advisorHungUp' },
  ]
  one.board.hear(events)
  const contact = {
    ...{ interactionId: call, customerId: null, channel: 'voice', direction: 'inbound' },
    openedAt: instantOf(entered),
  }
  const heard = { contact, number: null, queue, video: false, consults: null }
  const command = (name: string, when: number, more: object = {}) => ({
    ...{ id: id(), name, actor: advisor, at: instantOf(when), madeWith: { app: '0.1.0', catalogue: 1 } },
    payload: { ...heard, ...more },
  })
  return {
    /** What the console has written by now. */
    commands: [
      command('call.answered', answeredAt),
      command('call.ended', endedAt, { ending: 'hungUp' }),
      command('call.wrapUpEnded', now),
    ],
    /** The bridge writes whom the customer was joined with. */
    async joined() {
      const facts = factWriter({
        ...{ engine: one.engineParts, teamOf: async () => team?.id ?? null },
        failed: (failure) => {
          throw failure
        },
      })
      const entry = {
        key: `${part}/${call}`,
        at: instantOf(answeredAt),
        by: advisor,
        kind: 'connected' as const,
        waitMs: 5_000,
      }
      facts.add([{ call, direction: 'inbound', number: null, queue, openedAt: entered, entry }])
      await facts.settled()
    },
  }
}
async function push(node: TestCentre, commands: readonly object[]) {
  const answer = await node.engine.push(advisor, { ...base, commands: commands as PushRequest['commands'] }) // as built above
  expect(answer.kind === 'answers' && answer.answers.map(({ outcome }) => outcome)).toEqual(
    commands.map(() => 'accepted'),
  )
}
const shown = (node: TestCentre) => expect.poll(() => handled(node), { timeout: 10_000 })

test('a wrap-up that a console told one node is in the handling time of every node’s board, once', async () => {
  const first = call('17.1', 12)
  await first.joined()
  await push(other, first.commands)
  await shown(one).toEqual([12, 72, 1])
  await shown(other).toEqual([12, 72, 1])
  // The answer was lost: the console sends it again, to the other node.
  await push(one, first.commands)
  const late = call('17.2', 3_600)
  await late.joined()
  await push(one, late.commands)
  await shown(one).toEqual([3_612, 3_732, 2])
  await shown(other).toEqual([3_612, 3_732, 2])
})

test('it is there after a restart, also where the node ended before it was told', async () => {
  await other.close()
  await one.close()
  const kept = "select count(*)::int as count from pbx_event where body ->> 'type' = 'wrapUpEnded'"
  one = await testCentre({ database, keys, people: false, log })
  expect(handled(one)).toEqual([3_612, 3_732, 2])
  // As if nothing of it had been done.
  await one.client.query("delete from pbx_event where body ->> 'type' = 'wrapUpEnded'")
  await one.client.query('update effect set done_at = null, leased_until = null')
  other = await testCentre({ database, keys, people: false, log })
  await expect.poll(async () => (await one.client.query(kept))[0], { timeout: 10_000 }).toEqual({ count: 2 })
  await shown(other).toEqual([3_612, 3_732, 2])
})

test('who had the customer may be written after the console has said that it is done', async () => {
  const third = call('17.3', 20)
  await push(other, third.commands)
  const tried = 'select max(attempts) as attempts from effect where done_at is null'
  await expect.poll(async () => (await one.client.query(tried))[0], { timeout: 10_000 }).toEqual({ attempts: 1 })
  await third.joined()
  await shown(one).toEqual([3_632, 3_812, 3])
  await shown(other).toEqual([3_632, 3_812, 3])
  // That the bridge comes second is no failure that anybody looks for.
  expect(written).toEqual([])
})
