import { expect, test } from 'vitest'
import type { Interaction } from '#shared/interactions/schema.ts'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { Instant } from '#shared/kernel/instants.ts'
import { CallEntry } from '#shared/telephony/call-record.ts'
import { calledInteraction } from '#shared/telephony/interaction-of-call.ts'
import { lostOf, waitingSince } from './lost-meanwhile.ts'

const AT = Instant.parse('2026-11-26T12:00:00.000Z')
const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const id = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db0')
const CHANNEL = 'mc5038-1764158400.12'

const entry = (kind: CallEntry['kind'], key: string = kind): CallEntry =>
  CallEntry.parse({
    ...{ key, at: AT, kind, by: LUIS, waitMs: 1, queue: 'servicio', to: 'Carmen', ending: 'notAnswered', seconds: 3 },
    ...(kind === 'left' ? { reason: 'closed' } : {}),
  })
const entered = entry('entered', `${CHANNEL}#1/entered`)

const openCall = (...entries: readonly CallEntry[]): Interaction => ({
  ...calledInteraction({ id, direction: 'inbound', channel: 'voice', openedAt: AT, teamId: null }),
  call: { number: '3105550142', queue: 'servicio', video: false, consults: null, entries: [...entries] },
})
const lost = (one: Interaction, pbx = 'mc5038', there = false) => lostOf(one, pbx, () => there, Date.parse(AT))

test.each<[string, readonly CallEntry[], boolean]>([
  ['who entered', [entered], true],
  ['whose call rang at a desk and was not answered', [entered, entry('rang'), entry('ended')], true],
  ['who went back to their queue', [entered, entry('connected'), entry('advisorGone'), entry('requeued')], true],
  ['who was answered', [entered, entry('connected')], false],
  ['who hung up', [entered, entry('abandoned')], false],
  ['who left a message', [entered, entry('left'), entry('voicemail')], false],
  ['who called somebody without a queue', [entry('rang')], false],
])('%s waits: %#', (_, entries, waits) => {
  expect(waitingSince(entries) !== null).toBe(waits)
})

test('who waited and is not listed any more has called in vain', () => {
  expect(lost(openCall(entered))).toMatchObject({
    ...{ call: id, number: '3105550142', queue: 'servicio', whileWaiting: true },
    entry: { key: `${CHANNEL}/lost`, kind: 'lost' },
  })
})

test('who is listed still waits, and of another PBX’s calls this one says nothing', () => {
  expect(lost(openCall(entered), 'mc5038', true)).toBeNull()
  expect(lost(openCall(entered), 'mc6000')).toBeNull()
  expect(lost(openCall(entered), '')).toBeNull()
})

test('a contact that is registered, or a call that was answered, is left as it is', () => {
  expect(lost({ ...openCall(entered), state: 'registered' })).toBeNull()
  expect(lost(openCall(entered, entry('connected')))).toBeNull()
})
