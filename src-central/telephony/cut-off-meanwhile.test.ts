import { expect, test } from 'vitest'
import type { Interaction } from '#shared/interactions/schema.ts'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { Instant, instantOf } from '#shared/kernel/instants.ts'
import { CallEntry } from '#shared/telephony/call-record.ts'
import { calledInteraction } from '#shared/telephony/interaction-of-call.ts'
import { cutOffOf, joinedBefore, type KnownEnds } from './cut-off-meanwhile.ts'

const AT = Instant.parse('2026-11-26T12:00:00.000Z')
const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const CARMEN = UserId.parse('01900000-0000-7000-8000-000000000102')
const id = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db0')
const [CUSTOMER, LEG, LEG_OF_CARMEN] = ['mc5038-1764158400.12', 'mc5038-1764158400.13', 'mc5038-1764158400.14']
/** The PBX began to run at second 300. */
const RUN = { pbx: 'mc5038', since: Date.parse(AT) + 300_000 }

const entry = (second: number, kind: CallEntry['kind'], more: Readonly<Record<string, unknown>> = {}): CallEntry => {
  const at = instantOf(Date.parse(AT) + second * 1_000)
  return CallEntry.parse({ key: `${kind}/${second}`, at, kind, by: LUIS, queue: 'servicio', ...more })
}
const entered = entry(0, 'entered', { key: `${CUSTOMER}#1/entered` })
const connected = entry(7, 'connected', { key: `${LEG}/${id}`, waitMs: 7_000 })
/** Called by them, or handed on: no queue has rung the leg. */
const without = (by: UserId, leg: string) => entry(60, 'connected', { key: `${leg}/${id}`, waitMs: null, by })

const openCall = (...entries: readonly CallEntry[]): Interaction => ({
  ...calledInteraction({ id, direction: 'inbound', channel: 'voice', openedAt: AT, teamId: null }),
  call: { number: '3105550142', queue: 'servicio', video: false, consults: null, entries: [...entries] },
})
const cutOff = (one: Interaction, known: Partial<KnownEnds> = {}, run = RUN) =>
  cutOffOf(
    { interaction: one, joined: joinedBefore(one, run) },
    run,
    { told: new Set(), consolesSaid: true, ...known },
    Date.parse(AT) + 310_000,
  )

test('who was in talk when the PBX ended was cut off, under the name that a bridge gives it that had followed the call', () => {
  expect(cutOff(openCall(entered, connected))).toMatchObject({
    ...{ call: id, number: '3105550142', queue: 'servicio' },
    entry: { key: `${CUSTOMER}/lost`, kind: 'lost', inTalk: true },
  })
  expect(cutOff(openCall(without(LUIS, LEG)))).toMatchObject({ entry: { key: `${LEG}/lost`, inTalk: true } })
})

test('who was joined since this PBX runs, or by another PBX, is not', () => {
  expect(cutOff(openCall(entered, connected), {}, { ...RUN, since: Date.parse(AT) + 7_000 })).toBeNull()
  expect(cutOff(openCall(entered, connected), {}, { ...RUN, pbx: 'mc6000' })).toBeNull()
})

test('what had ended before is over, by the word of the PBX', () => {
  const told = new Set([`callEnded/${LEG}/${id}`])
  expect(cutOff(openCall(entered, connected), { told })).toBeNull()
  expect(cutOff(openCall(entered, connected, without(CARMEN, LEG_OF_CARMEN)), { told })).not.toBeNull()
})

test.each<[string, CallEntry, boolean]>([
  ['hung up while that PBX ran', entry(200, 'ended', { ending: 'hungUp' }), false],
  ['handed it on', entry(200, 'transferred', { to: '3009998877' }), false],
  ['lost the line', entry(200, 'ended', { ending: 'lost' }), true],
  ['heard of its end from the next', entry(305, 'ended', { ending: 'otherHungUp' }), true],
  ['had spoken with them before', entry(30, 'ended', { ending: 'hungUp' }), true],
  ['was not the one', entry(200, 'ended', { ending: 'hungUp', by: CARMEN }), true],
])('of a leg that no queue had rung their console is believed, once it can have said it: %s', (_, said, isCutOff) => {
  const call = openCall(without(LUIS, LEG), said)
  expect(cutOff(call) !== null).toBe(isCutOff)
  expect(cutOff(call, { consolesSaid: false })).toBeNull()
})

test('of a leg that a queue had rung the PBX would have kept its end: who hangs up a line that is dead is cut off', () => {
  const call = openCall(entered, connected, entry(290, 'ended', { ending: 'hungUp' }))
  expect(cutOff(call, { consolesSaid: false })).not.toBeNull()
})

test('a contact that is registered, or a call that is written as lost, is left as it is', () => {
  expect(cutOff({ ...openCall(entered, connected), state: 'registered' })).toBeNull()
  expect(cutOff(openCall(entered, connected, entry(299, 'lost')))).toBeNull()
})
