import { expect, test } from 'vitest'
import { DEFAULT_TARGETS } from '#shared/indicators/queue-indicators.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { hear } from '#shared/supervision/hear.ts'
import { newFacts } from '#shared/supervision/pbx-facts.ts'
import { queueRow } from '#shared/supervision/rows.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { type AmiMessage, messageReader } from '../ami/messages.ts'
import { ON_HOLD } from '../configuration/names.ts'
import { type Calls, followCalls } from './follow.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const CALL = '01a213f6-8949-722a-b8f5-b8c1b78e9db0'
const T0 = 1_800_000_000
const CUSTOMER = { Channel: 'PJSIP/operador-1', Uniqueid: 'pbx-1.1', ChannelStateDesc: 'Up', CallerIDNum: '3105550142' }
const LEG = { Channel: 'PJSIP/luis-2', Uniqueid: 'pbx-1.2', ChannelStateDesc: 'Up' }

function message(fields: Readonly<Record<string, string>>, onHold = '', answered = ''): AmiMessage {
  const advisor = fields.Uniqueid === LEG.Uniqueid
  const variables = [
    ...[`CALL_ID=${CALL}`, 'CALL_QUEUE=servicio', 'CALL_STAY=1', `${ON_HOLD}=${onHold}`],
    ...(advisor
      ? ['CALL_LEG=advisor', `CALL_USER=${phoneUserOf(LUIS)}`, `CALL_ANSWERED=${answered}`]
      : ['CALL_LEG=customer']),
  ].map((variable) => `ChanVariable: ${variable}`)
  const lines = [...Object.entries(fields).map(([key, value]) => `${key}: ${value}`), ...variables]
  const [read] = messageReader()(`${lines.join('\r\n')}\r\n\r\n`)
  if (read === undefined) throw new Error('no message')
  return read
}
const ms = (second: number) => (T0 + second) * 1000

/** A bridge, and the board that hears it and the ones before it. */
function followed() {
  const events: PbxEvent[] = []
  let calls: Calls = followCalls('pbx')
  const say = (fields: Readonly<Record<string, string>>, second: number) =>
    events.push(...calls.hear(message({ ...fields, Timestamp: `${T0 + second}.000000` }), 0).events)
  /** As the PBX lists the two of the call. */
  const listed = (onHold: string, bridge = 'b') => [
    message({ ...CUSTOMER, BridgeId: bridge }, '0'),
    message({ ...LEG, BridgeId: bridge }, onHold),
  ]
  return {
    say,
    answeredAt(second: number) {
      say({ Event: 'QueueCallerJoin', Queue: 'servicio', ...CUSTOMER }, 0)
      say({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...LEG }, second)
      say({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...CUSTOMER }, second)
    },
    restarts(second: number, onHold: string, there = listed(onHold)) {
      calls = followCalls('pbx')
      events.push(...calls.begin(there, [], ms(second)).events)
    },
    comesBack: (second: number, there: readonly AmiMessage[]) =>
      events.push(...calls.begin(there, [], ms(second)).events),
    looks: (second: number, onHold: string) => events.push(...calls.compare(listed(onHold), ms(second)).events),
    listed,
    parts: () => [...calls.parts.values()].map(({ stay }) => stay),
    waits: () => [...calls.channels.values()].flatMap(({ stay }) => stay ?? []),
    bridges: () => [...calls.channels.values()].map(({ bridge }) => bridge),
    row() {
      const facts = newFacts()
      for (const event of events) hear(facts, event, { queues: new Set(), advisors: new Set() })
      return queueRow(facts, 'servicio', DEFAULT_TARGETS, { from: ms(-1_000), to: ms(10_000) })
    },
  }
}
const seconds = (one: ReturnType<typeof followed>) =>
  ['talk', 'hold'].map((id) => (one.row().figures.find((figure) => figure.id === id)?.numerator ?? 0) / 1000)
const hangsUp = (one: ReturnType<typeof followed>, second: number) =>
  one.say({ Event: 'Hangup', Cause: '16', ...LEG }, second)

test('a centre that restarts in a call takes nothing from its talk and its hold', () => {
  const one = followed()
  one.answeredAt(7)
  one.say({ Event: 'Hold', ...LEG }, 100)
  one.say({ Event: 'Unhold', ...LEG }, 160)
  one.restarts(600, '0')
  hangsUp(one, 660)
  expect(seconds(one)).toEqual([593, 60])
})

test('a call that goes on over a loss of the connection is on hold still, and for as long as it was', () => {
  const one = followed()
  one.answeredAt(7)
  one.say({ Event: 'Hold', ...LEG }, 100)
  one.comesBack(120, one.listed('1'))
  one.say({ Event: 'Unhold', ...LEG }, 160)
  hangsUp(one, 207)
  expect(seconds(one)).toEqual([140, 60])
})

test('a hold that ended while the centre restarted ends when the PBX is next looked at', () => {
  const one = followed()
  one.answeredAt(7)
  one.say({ Event: 'Hold', ...LEG }, 100)
  one.restarts(130, '0')
  one.looks(135, '0')
  hangsUp(one, 207)
  expect(seconds(one)).toEqual([165, 35])
})

test('a hold that is heard while the list is written is not ended by it; two lists running are believed', () => {
  const one = followed()
  one.answeredAt(7)
  one.say({ Event: 'Hold', ...LEG }, 100)
  one.looks(101, '0')
  one.looks(106, '1')
  one.looks(111, '0')
  hangsUp(one, 207)
  expect(seconds(one)).toEqual([93, 107])
  const other = followed()
  other.answeredAt(7)
  other.say({ Event: 'Hold', ...LEG }, 100)
  other.looks(105, '0')
  other.looks(110, '0')
  hangsUp(other, 207)
  expect(seconds(other)).toEqual([190, 10])
})

test('whoever left the queue while the connection was lost waits no more', () => {
  const one = followed()
  one.say({ Event: 'QueueCallerJoin', Queue: 'servicio', ...CUSTOMER }, 0)
  expect(one.row().waiting).toBe(1)
  // They speak to the voicemail.
  one.comesBack(310, [message({ ...CUSTOMER, BridgeId: '' })])
  expect(one.row().waiting).toBe(0)
  expect(one.waits()).toEqual([])
})

test('whoever left their bridge while the connection was lost is in none', () => {
  const one = followed()
  one.answeredAt(7)
  one.comesBack(120, [message({ ...CUSTOMER, BridgeId: '' }), message({ ...LEG, BridgeId: 'b' })])
  expect(one.bridges()).toEqual([null, 'b'])
})

test('whoever was answered while the centre restarted was answered then, in their queue', () => {
  const one = followed()
  one.say({ Event: 'QueueCallerJoin', Queue: 'servicio', ...CUSTOMER }, 0)
  const leg = message({ ...LEG, BridgeId: 'b' }, '0', `${CUSTOMER.Uniqueid}#1/${ms(0)}/${ms(7)}`)
  one.restarts(10, '0', [message({ ...CUSTOMER, BridgeId: 'b' }), leg])
  hangsUp(one, 60)
  const row = one.row()
  expect(row).toMatchObject({ waiting: 0, answered: 1 })
  expect(row.figures.find(({ id }) => id === 'asa')).toMatchObject({ numerator: 7_000, denominator: 1 })
  expect(row.figures.find(({ id }) => id === 'serviceLevel')).toMatchObject({ numerator: 1, denominator: 1 })
  expect(seconds(one)).toEqual([53, 0])
})

test('a colleague to whom a customer came later has ended no stay of theirs', () => {
  const one = followed()
  one.answeredAt(7)
  const leg = message({ ...LEG, BridgeId: 'b' }, '0', `pbx-1.9#1/${ms(0)}/${ms(3)}`)
  one.restarts(10, '0', [message({ ...CUSTOMER, BridgeId: 'b' }), leg])
  expect(one.parts()).toEqual([null])
})
