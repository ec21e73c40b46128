import { expect, test, vi } from 'vitest'
import type { Interaction } from '#shared/interactions/schema.ts'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { model } from '#shared/model/model.ts'
import { ANSWER_WITHIN_MS, LONGEST_WAIT_MS } from '#shared/sync/waits.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { calledInteraction } from '#shared/telephony/interaction-of-call.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import type { PbxFact } from './calls/told.ts'
import { PARTS_FAMILY } from './configuration/names.ts'
import { settling } from './settle-meanwhile.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const T0 = Date.parse('2026-11-26T12:00:00.000Z')
const idOf = (number: number) => InteractionId.parse(`01a213f6-8949-722a-b8f5-b8c1b78e9db${number}`)
/** In talk with a customer who came by a queue, or whom they had called. */
const inTalk = (number: number, waitMs: number | null): Interaction => ({
  ...calledInteraction({
    ...{ id: idOf(number), direction: 'inbound', channel: 'voice', openedAt: instantOf(T0), teamId: null },
  }),
  call: {
    ...{ number: '3105550142', queue: 'servicio', video: false, consults: null },
    entries: [{ key: `pbx-1.${number}/${idOf(number)}`, at: instantOf(T0), kind: 'connected', by: LUIS, waitMs }],
  },
})

/** A centre that has just started: what its database has, and what the PBX says. */
function started({
  calls,
  kept = [],
  left = [],
  there = [],
  consolesSayMs = 10,
}: {
  readonly calls: readonly Interaction[]
  readonly kept?: readonly string[]
  readonly left?: readonly number[]
  readonly there?: readonly number[]
  /** Null: as long as where it runs. */
  readonly consolesSayMs?: number | null
}) {
  const added: PbxFact[] = []
  const pbx = { isHere: true, answers: Promise.resolve(), asked: 0 }
  const schema = model.documents.get('interaction')?.schema ?? 1
  const client = {
    query: async (sql: string) =>
      sql.includes('pbx_event')
        ? kept.map((id) => ({ id }))
        : calls.map((doc) => ({ id: doc.id, version: 1, schema, doc })),
  }
  const user = phoneUserOf(LUIS)
  const ami = {
    send: async () => {
      pbx.asked++
      await pbx.answers
      return pbx.isHere ? ok({ fields: { SystemName: 'pbx' }, variables: [] }) : reject('phone.pbxAway')
    },
    list: async () => {
      pbx.asked++
      return left.length === 0 || !pbx.isHere
        ? reject(pbx.isHere ? 'phone.pbxRefused' : 'phone.pbxAway')
        : ok(
            left.map((number) => ({
              fields: {
                Key: `/${PARTS_FAMILY}/pbx-1.${number}`,
                Val: `${idOf(number)}/${user}/servicio/pbx-1.9#1/${T0}/${T0}/${T0 + 5_000}`,
              },
            })),
          )
    },
  }
  const meanwhile = settling({
    ami: ami as unknown as Ami, // no more is asked of it
    client: client as unknown as SqlConnection, // nor of this
    model,
    people: async () => [LUIS],
    channels: new Map(
      there.map((number): [string, Pick<Channel, 'call'>] => [`pbx-1.${number}`, { call: idOf(number) }]),
    ),
    add: (facts) => added.push(...facts),
    failed: (failure) => {
      throw failure
    },
    now: () => T0 + 600_000,
    ...(consolesSayMs === null ? {} : { consolesSayMs }),
  })
  return { meanwhile, pbx, lost: () => added.map(({ call, entry }) => `${call.at(-1)} ${entry.kind}`) }
}
const SINCE = T0 + 500_000

test('a call that a queue had rung is settled at once, another when consoles can have said what they did', async () => {
  const { meanwhile, lost } = started({ calls: [inTalk(1, 5_000), inTalk(2, null)] })
  await meanwhile.settle(SINCE)
  expect(lost()).toEqual(['1 lost'])
  await vi.waitFor(() => expect(lost()).toContain('2 lost'))
})

test('a console that waits for the longest time between two tries has said by then what it did', async () => {
  vi.useFakeTimers()
  try {
    const { meanwhile, lost } = started({ calls: [inTalk(2, null)], consolesSayMs: null })
    await meanwhile.settle(SINCE)
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS + 2 * ANSWER_WITHIN_MS - 1)
    expect(lost()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(lost()).toEqual(['2 lost'])
  } finally {
    vi.useRealTimers()
  }
})

test('what a bridge has kept of an end, or the PBX has still to tell, was no cut', async () => {
  const calls = [inTalk(1, 5_000), inTalk(2, 5_000), inTalk(3, 5_000)]
  const { meanwhile, lost } = started({ calls, kept: [`callEnded/pbx-1.1/${idOf(1)}`], left: [2] })
  await meanwhile.settle(SINCE)
  expect(lost()).toEqual(['3 lost'])
  meanwhile.close()
})

test('a call that the PBX lists goes on, whatever the two clocks say', async () => {
  const { meanwhile, lost } = started({ calls: [inTalk(1, 5_000), inTalk(2, 5_000)], there: [2] })
  await meanwhile.settle(SINCE)
  expect(lost()).toEqual(['1 lost'])
  meanwhile.close()
})

test('it is settled once, and where the PBX was gone again, at the next connection', async () => {
  const { meanwhile, pbx, lost } = started({ calls: [inTalk(1, 5_000)] })
  pbx.isHere = false
  await meanwhile.settle(SINCE)
  expect(lost()).toEqual([])
  pbx.isHere = true
  await meanwhile.settle(SINCE)
  await meanwhile.settle(SINCE)
  expect(lost()).toEqual(['1 lost'])
  meanwhile.close()
})

test('where the PBX is away when consoles have had their time, it is looked again', async () => {
  const { meanwhile, pbx, lost } = started({ calls: [inTalk(2, null)] })
  await meanwhile.settle(SINCE)
  pbx.isHere = false
  await new Promise((later) => setTimeout(later, 30))
  expect(lost()).toEqual([])
  pbx.isHere = true
  await vi.waitFor(() => expect(lost()).toEqual(['2 lost']))
  await new Promise((later) => setTimeout(later, 30))
  expect(lost()).toEqual(['2 lost'])
})

test('a centre that is closed looks no more', async () => {
  const { meanwhile, lost } = started({ calls: [inTalk(2, null)] })
  await meanwhile.settle(SINCE)
  meanwhile.close()
  await new Promise((later) => setTimeout(later, 50))
  expect(lost()).toEqual([])
})

test('a centre that is closed while the PBX is asked writes nothing of what it hears, and looks no more', async () => {
  const { meanwhile, pbx, lost } = started({ calls: [inTalk(1, 5_000), inTalk(2, null)] })
  const answered = Promise.withResolvers<void>()
  pbx.answers = answered.promise
  const settled = meanwhile.settle(SINCE)
  await vi.waitFor(() => expect(pbx.asked).toBe(1))
  meanwhile.close()
  answered.resolve()
  await settled
  const { asked } = pbx
  await new Promise((later) => setTimeout(later, 50))
  expect(lost()).toEqual([])
  expect(pbx.asked).toBe(asked)
})

test('a PBX that is here again before it was asked to the end is asked once', async () => {
  const { meanwhile, lost } = started({ calls: [inTalk(1, 5_000), inTalk(2, null)] })
  await Promise.all([meanwhile.settle(SINCE), meanwhile.settle(SINCE)])
  expect(lost()).toEqual(['1 lost'])
  await new Promise((later) => setTimeout(later, 50))
  // The test's database knows of no fact that was added.
  expect(lost()).toEqual(['1 lost', '1 lost', '2 lost'])
})
