import { expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { type AmiMessage, messageReader } from '../ami/messages.ts'
import { followCalls } from './follow.ts'
import { callsOf, dialledBy } from './mine.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const CARMEN = UserId.parse('01900000-0000-7000-8000-000000000102')
const CALL = '01a213f6-8949-722a-b8f5-b8c1b78e9db0'
const LEG = { Channel: 'PJSIP/luis-1', Uniqueid: 'pbx-1.1', ChannelStateDesc: 'Ring' }
const OUTSIDE = { Channel: 'PJSIP/operador-2', Uniqueid: 'pbx-1.2', ChannelStateDesc: 'Ringing' }

function message(fields: Readonly<Record<string, string>>, leg: 'advisor' | 'customer', seconds: number): AmiMessage {
  const variables = [
    ...[`CALL_ID=${CALL}`, `CALL_LEG=${leg}`, 'CALL_WAY=outbound'],
    `CALL_USER=${leg === 'advisor' ? phoneUserOf(LUIS) : ''}`,
  ].map((variable) => `ChanVariable: ${variable}`)
  const lines = Object.entries({ ...fields, Timestamp: `${seconds}.000000` }).map(([key, value]) => `${key}: ${value}`)
  const [read] = messageReader()(`${[...lines, ...variables].join('\r\n')}\r\n\r\n`)
  if (read === undefined) throw new Error('no message')
  return read
}

/** Luis dials a number outside, where it rings. */
function dialling() {
  const calls = followCalls('pbx')
  const hear = (fields: Readonly<Record<string, string>>, leg: 'advisor' | 'customer', seconds: number) =>
    calls.hear(message(fields, leg, seconds), seconds * 1_000)
  hear({ Event: 'Newexten', ...LEG }, 'advisor', 1)
  hear({ Event: 'Newstate', ...OUTSIDE }, 'customer', 2)
  return { calls, hear, dialled: (of = LUIS, seconds = 10) => dialledBy(calls, of, seconds * 1_000) }
}

test('what somebody dials is theirs while nobody has answered it, and an answered call from then on', () => {
  const { calls, hear, dialled } = dialling()
  expect(dialled()).toEqual([{ id: CALL, over: null }])
  expect([dialled(CARMEN), callsOf(calls, LUIS)]).toEqual([[], []])
  hear({ Event: 'Newstate', ...OUTSIDE, ChannelStateDesc: 'Up' }, 'customer', 3)
  hear({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...OUTSIDE, ChannelStateDesc: 'Up' }, 'customer', 3)
  hear({ Event: 'Newstate', ...LEG, ChannelStateDesc: 'Up' }, 'advisor', 3)
  hear({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...LEG, ChannelStateDesc: 'Up' }, 'advisor', 3)
  expect(dialled()).toEqual([])
  expect(callsOf(calls, LUIS)).toMatchObject([{ id: CALL }])
  // Its end is no longer that of a call which nobody answered.
  hear({ Event: 'Hangup', Cause: '16', ...LEG, ChannelStateDesc: 'Up' }, 'advisor', 4)
  expect(dialled()).toEqual([])
})

test('how a call ended that nobody answered is told to who dialled it, for five minutes', () => {
  for (const [cause, over] of [
    ['17', 'refused'],
    ['19', 'refused'],
    // As what is dialled for a console that is gone ends (unattended.ts).
    ['44', 'lost'],
  ] as const) {
    const { hear, dialled } = dialling()
    hear({ Event: 'Hangup', Cause: cause, ...LEG }, 'advisor', 20)
    expect([dialled(), dialled(CARMEN)]).toEqual([[{ id: CALL, over }], []])
    expect([dialled(LUIS, 319), dialled(LUIS, 320)]).toEqual([[{ id: CALL, over }], []])
  }
})
