import { describe, expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { type AmiMessage, messageReader } from '../ami/messages.ts'
import { type Calls, followCalls } from './follow.ts'
import { callsOf } from './mine.ts'
import type { Told } from './told.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const CARMEN = UserId.parse('01900000-0000-7000-8000-000000000102')
const CALL = '01a213f6-8949-722a-b8f5-b8c1b78e9db0'
const CUSTOMER = { Channel: 'PJSIP/operador-1', Uniqueid: 'pbx-1.1', ChannelStateDesc: 'Up', CallerIDNum: '3105550142' }
const LEG = { Channel: 'PJSIP/luis-2', Uniqueid: 'pbx-1.2', ChannelStateDesc: 'Up' }

/** A message as it comes, with the variables of the customer's channel or an advisor's. */
function message(
  fields: Readonly<Record<string, string>>,
  of: 'customer' | 'advisor',
  waits = '',
  user: UserId = LUIS,
  recording = '',
): AmiMessage {
  const variables = [
    `CALL_ID=${CALL}`,
    'CALL_QUEUE=servicio',
    `CALL_LEG=${of}`,
    `CALL_USER=${of === 'advisor' ? phoneUserOf(user) : ''}`,
    'CALL_STAY=1',
    `CALL_WAITS=${waits}`,
    `CALL_RECORDING=${recording}`,
  ].map((variable) => `ChanVariable: ${variable}`)
  const lines = [...Object.entries(fields).map(([key, value]) => `${key}: ${value}`), ...variables]
  const [read] = messageReader()(`${lines.join('\r\n')}\r\n\r\n`)
  if (read === undefined) throw new Error('no message')
  return read
}
const at = (seconds: number) => ({ Timestamp: `${1_800_000_000 + seconds}.000000` })
const told = (all: readonly Told[]) => all.flatMap(({ events }) => events.map(({ type }) => type))

/** A call that waits 5 s, rings 2 s and is answered. */
function answered(calls = followCalls('pbx')) {
  const all = [
    calls.hear(message({ Event: 'QueueCallerJoin', Queue: 'servicio', ...CUSTOMER, ...at(0) }, 'customer'), 0),
    calls.hear(message({ Event: 'Newstate', ...LEG, ChannelStateDesc: 'Ringing', ...at(5) }, 'advisor'), 0),
    calls.hear(message({ Event: 'Newstate', ...LEG, ...at(7) }, 'advisor'), 0),
    calls.hear(message({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...LEG, ...at(7) }, 'advisor'), 0),
    calls.hear(message({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...CUSTOMER, ...at(7) }, 'customer'), 0),
  ]
  return { calls, all }
}

describe('calls, followed by the events of the PBX', () => {
  test('a queue call is told from entering to its end, with who hung up and how long it was on hold', () => {
    const { calls, all } = answered()
    const rest = [
      calls.hear(message({ Event: 'Hold', ...LEG, ...at(17) }, 'advisor'), 0),
      calls.hear(message({ Event: 'Unhold', ...LEG, ...at(20) }, 'advisor'), 0),
      calls.hear(message({ Event: 'HangupRequest', ...CUSTOMER, ...at(30) }, 'customer'), 0),
      calls.hear(message({ Event: 'Hangup', Cause: '16', ...CUSTOMER, ...at(30) }, 'customer'), 0),
      calls.hear(message({ Event: 'Hangup', Cause: '16', ...LEG, ...at(30) }, 'advisor'), 0),
    ]
    const events = [...all, ...rest].flatMap((one) => one.events)
    for (const event of events) expect(PbxEvent.safeParse(event).error).toBeUndefined()
    expect(told([...all, ...rest])).toEqual([
      'queueEntered',
      'advisorRang',
      'callAnswered',
      'callHeld',
      'callResumed',
      'callEnded',
    ])
    expect(events.at(-1)).toMatchObject({ talkMs: 20_000, holdMs: 3_000, how: 'otherHungUp', advisor: LUIS })
    expect(all.flatMap(({ facts }) => facts.map(({ entry }) => entry))).toMatchObject([
      { kind: 'entered', queue: 'servicio' },
      { kind: 'connected', by: LUIS, waitMs: 7_000 },
    ])
    expect(calls.channels.size + calls.parts.size).toBe(0)
  })

  test('a recording stands as the bridge has set it until the PBX says the same, and then as the PBX says', () => {
    const { calls } = answered()
    const stands = () => calls.channels.get(CUSTOMER.Uniqueid)?.recording
    const says = (recording: string) =>
      calls.hear(message({ Event: 'MixMonitorStart', ...CUSTOMER, ...at(8) }, 'customer', '', LUIS, recording), 0)
    calls.recorded(CUSTOMER.Uniqueid, 'on')
    // Written before the variable was set, and heard after the answer to it.
    says('')
    expect(stands()).toBe('on')
    calls.recorded(CUSTOMER.Uniqueid, 'paused')
    says('on')
    expect(stands()).toBe('paused')
    says('paused')
    expect(stands()).toBe('paused')
    // The dialplan ends it, where the customer goes to the survey.
    says('off')
    expect(stands()).toBe('off')
  })

  test('a conference is told of the colleague, and the contact is theirs when the one who had it has left', () => {
    const { calls } = answered()
    const room = (fields: Readonly<Record<string, string>>, second: number) => ({
      ...{ Event: 'BridgeEnter', BridgeUniqueid: 'room', ...fields, ...at(second) },
    })
    const colleague = { Channel: 'PJSIP/carmen-3', Uniqueid: 'pbx-1.3', ChannelStateDesc: 'Up' }
    const joined = [
      calls.hear(message(room(CUSTOMER, 20), 'customer'), 0),
      calls.hear(message(room(LEG, 20), 'advisor'), 0),
      calls.hear(message(room(colleague, 21), 'advisor', '', CARMEN), 0),
    ]
    const kept = (all: readonly Told[]) => all.flatMap(({ facts }) => facts.map(({ entry }) => entry))
    expect(kept(joined)).toMatchObject([{ kind: 'connected', by: CARMEN, beside: true }])
    const seen = (user: UserId) => callsOf(calls, user).map(({ id, conference }) => [id, conference])
    expect([seen(LUIS), seen(CARMEN)]).toEqual([[[CALL, 'leads']], [[CALL, 'guest']]])
    const left = calls.hear(message({ Event: 'Hangup', Cause: '16', ...LEG, ...at(40) }, 'advisor'), 0)
    expect(kept([left])).toMatchObject([{ kind: 'connected', by: CARMEN, waitMs: null }])
    expect(kept([left])[0]).not.toHaveProperty('beside')
    expect(seen(CARMEN)).toEqual([[CALL, 'none']])
  })

  test('two colleagues who talk alone are in no conference', () => {
    const calls = followCalls('pbx')
    const enters = (channel: Readonly<Record<string, string>>, user: UserId) =>
      calls.hear(message({ Event: 'BridgeEnter', BridgeUniqueid: 'c', ...channel, ...at(20) }, 'advisor', '', user), 0)
    enters(LEG, LUIS)
    enters({ Channel: 'PJSIP/carmen-3', Uniqueid: 'pbx-1.3', ChannelStateDesc: 'Up' }, CARMEN)
    const seen = (user: UserId) => callsOf(calls, user).map(({ id, conference }) => [id, conference])
    expect([seen(LUIS), seen(CARMEN)]).toEqual([[[CALL, 'none']], [[CALL, 'none']]])
  })

  test('a console that is reloaded in a conference comes back by another leg: the contact stays whose it was', () => {
    const { calls } = answered()
    const enters = (channel: Readonly<Record<string, string>>, second: number, user = LUIS) =>
      calls.hear(
        message({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...channel, ...at(second) }, 'advisor', '', user),
        0,
      )
    enters({ Channel: 'PJSIP/carmen-3', Uniqueid: 'pbx-1.3', ChannelStateDesc: 'Up' }, 21, CARMEN)
    const back = { Channel: 'PJSIP/luis-4', Uniqueid: 'pbx-1.4', ChannelStateDesc: 'Up' }
    expect(enters(back, 30).facts.map(({ entry }) => entry)).toMatchObject([
      { kind: 'connected', by: LUIS, beside: true },
    ])
    const seen = (user: UserId) => callsOf(calls, user).map(({ leg, conference }) => [leg?.id, conference])
    expect([seen(LUIS), seen(CARMEN)]).toEqual([[['pbx-1.4', 'leads']], [['pbx-1.3', 'guest']]])
    const gone = calls.hear(message({ Event: 'Hangup', Cause: '44', ...LEG, ...at(34) }, 'advisor'), 0)
    expect(gone.facts).toEqual([])
    expect([seen(LUIS), seen(CARMEN)]).toEqual([[['pbx-1.4', 'leads']], [['pbx-1.3', 'guest']]])
  })

  test('a colleague who leaves a conference first takes nothing from who has it', () => {
    const { calls } = answered()
    const colleague = { Channel: 'PJSIP/carmen-3', Uniqueid: 'pbx-1.3', ChannelStateDesc: 'Up' }
    const enters = { Event: 'BridgeEnter', BridgeUniqueid: 'b', ...colleague, ...at(21) }
    calls.hear(message(enters, 'advisor', '', CARMEN), 0)
    const left = calls.hear(
      message({ Event: 'Hangup', Cause: '16', ...colleague, ...at(40) }, 'advisor', '', CARMEN),
      0,
    )
    expect(left.facts).toEqual([])
    expect(callsOf(calls, LUIS)).toMatchObject([{ conference: 'none' }])
  })

  test('the same events heard by another node have the same names', () => {
    const names = (all: readonly Told[]) =>
      all.flatMap((one) => [...one.events.map(({ id }) => id), ...one.facts.map(({ entry }) => entry.key)])
    expect(names(answered().all)).toEqual(names(answered(followCalls('pbx')).all))
    expect(names(answered().all).length).toBe(5)
  })

  test('one who hangs up while it waits has abandoned, and the ring at the desk gave up', () => {
    const calls = followCalls('pbx')
    calls.hear(message({ Event: 'QueueCallerJoin', Queue: 'servicio', ...CUSTOMER, ...at(0) }, 'customer'), 0)
    calls.hear(message({ Event: 'Newstate', ...LEG, ChannelStateDesc: 'Ringing', ...at(1) }, 'advisor'), 0)
    const abandoned = calls.hear(
      message({ Event: 'QueueCallerAbandon', Queue: 'servicio', ...CUSTOMER, ...at(9) }, 'customer'),
      0,
    )
    expect(abandoned.facts[0]?.entry).toMatchObject({ kind: 'abandoned', waitMs: 9_000 })
    calls.hear(message({ Event: 'Hangup', Cause: '16', ...CUSTOMER, ...at(9) }, 'customer'), 0)
    const ring = calls.hear(
      message({ Event: 'Hangup', Cause: '0', ...LEG, ChannelStateDesc: 'Ringing', ...at(9) }, 'advisor'),
      0,
    )
    expect(ring.events).toMatchObject([{ type: 'ringEnded', how: 'gaveUp' }])
  })

  test('one who has waited for as long as the queue lets them has left it; one who hangs up in that second has abandoned', () => {
    const waitsOut = () => {
      const calls = followCalls('pbx')
      const customer = (fields: Readonly<Record<string, string>>) => {
        const { fields: read, all } = message({ ...CUSTOMER, ...fields }, 'customer')
        const variables = [...all('ChanVariable'), 'CALL_WAIT_AT_MOST=10']
        return { fields: read, all: (key: string) => (key === 'ChanVariable' ? variables : all(key)) }
      }
      calls.hear(customer({ Event: 'QueueCallerJoin', Queue: 'servicio', ...at(0) }), 0)
      const ended = customer({ Event: 'QueueCallerAbandon', Queue: 'servicio', HoldTime: '10', ...at(10) })
      expect(calls.hear(ended, 0)).toEqual({ events: [], facts: [] })
      return { calls, customer }
    }
    const { calls, customer } = waitsOut()
    const left = calls.hear(customer({ Event: 'UserEvent', UserEvent: 'QueueLeft', Status: 'TIMEOUT', ...at(10) }), 0)
    expect(left.events).toMatchObject([{ type: 'leftQueue', how: 'timeout' }])
    expect(left.facts[0]?.entry).toMatchObject({ kind: 'left', waitMs: 10_000 })
    expect(calls.hear(customer({ Event: 'Hangup', Cause: '16', ...at(20) }), 0)).toEqual({ events: [], facts: [] })
    const other = waitsOut()
    const gone = other.calls.hear(other.customer({ Event: 'Hangup', Cause: '16', ...at(11) }), 0)
    expect(gone.events).toMatchObject([{ type: 'callAbandoned' }])
    expect(gone.facts[0]?.entry).toMatchObject({ kind: 'abandoned', waitMs: 10_000 })
  })

  test('after a restart of the bridge the lists of the PBX give the same call, and a lost one is told', () => {
    const fresh = followCalls('pbx')
    fresh.begin(
      [
        message({ ...CUSTOMER, BridgeId: 'b', Duration: '00:01:00' }, 'customer'),
        message({ ...LEG, BridgeId: 'b' }, 'advisor'),
      ],
      [],
      1_000_000,
    )
    expect(callsOf(fresh, LUIS)).toMatchObject([
      { id: CALL, leg: { id: LEG.Uniqueid }, other: { number: '3105550142' } },
    ])
    const { calls } = answered()
    expect(calls.begin([], [], 5).facts.map(({ entry }) => entry.kind)).toEqual(['lost'])
    expect(callsOf(calls, LUIS)).toEqual([])
  })

  test('whoever was spoken with when another PBX runs was cut off; one who has hung up while nobody listened was not', () => {
    const entries = (calls: Calls, restarted: boolean) =>
      calls.begin([], [], 5, restarted).facts.map(({ entry }) => [entry.kind, 'inTalk' in entry])
    expect(entries(answered().calls, true)).toEqual([['lost', true]])
    expect(entries(answered().calls, false)).toEqual([['lost', false]])
    const waiting = followCalls('pbx')
    waiting.hear(message({ Event: 'QueueCallerJoin', Queue: 'servicio', ...CUSTOMER, ...at(1) }, 'customer'), 0)
    expect(entries(waiting, true)).toEqual([['lost', false]])
    // Their advisor's console is gone, and they wait for it.
    const { calls: left } = answered()
    left.hear(message({ Event: 'Hangup', Cause: '44', ...LEG, ...at(20) }, 'advisor'), 0)
    const gone = { Event: 'UserEvent', UserEvent: 'AdvisorGone', ...CUSTOMER, ...at(21) }
    left.hear(message(gone, 'customer', phoneUserOf(LUIS)), 0)
    expect(entries(left, true)).toEqual([['lost', true]])
  })

  test('whoever was answered while the bridge was away is written as connected, as if it had been heard', () => {
    const listed = [
      message({ ...CUSTOMER, BridgeId: 'b', Duration: '00:01:00' }, 'customer'),
      message({ ...LEG, BridgeId: 'b', Duration: '00:00:40' }, 'advisor'),
    ]
    const kept = (one: Told) => one.facts.map(({ entry }) => entry)
    const { facts } = followCalls('pbx').begin(listed, [], 1_000_000)
    expect(kept({ events: [], facts })).toMatchObject([{ kind: 'connected', by: LUIS }])
    // Where it had been heard it has the same key: it is written once.
    const heard = answered().all.flatMap(kept)
    expect(heard.map(({ key }) => key)).toContain(facts[0]?.entry.key)
  })

  test('of two who came into a call while the bridge was away the one who has been in it for longer has it', () => {
    const colleague = { Channel: 'PJSIP/carmen-3', Uniqueid: 'pbx-1.3', ChannelStateDesc: 'Up' }
    const listed = [
      message({ ...colleague, BridgeId: 'b', Duration: '00:00:10' }, 'advisor', '', CARMEN),
      message({ ...LEG, BridgeId: 'b', Duration: '00:00:40' }, 'advisor'),
      message({ ...CUSTOMER, BridgeId: 'b', Duration: '00:01:00' }, 'customer'),
    ]
    const { facts } = followCalls('pbx').begin(listed, [], 1_000_000)
    expect(facts.map(({ entry }) => entry)).toMatchObject([{ by: LUIS }, { by: CARMEN, beside: true }])
    expect(facts[0]?.entry).not.toHaveProperty('beside')
  })

  test('events that are heard once more after the lists leave the calls as the lists have them', () => {
    const calls = followCalls('pbx')
    const events = [
      message({ Event: 'QueueCallerJoin', Queue: 'servicio', ...CUSTOMER, ...at(0) }, 'customer'),
      message({ Event: 'Newstate', ...LEG, ...at(7) }, 'advisor'),
      message({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...LEG, ...at(7) }, 'advisor'),
      message({ Event: 'BridgeEnter', BridgeUniqueid: 'b', ...CUSTOMER, ...at(7) }, 'customer'),
    ]
    const first = events.map((one) => calls.hear(one, 0))
    calls.begin(
      [message({ ...CUSTOMER, BridgeId: 'b' }, 'customer'), message({ ...LEG, BridgeId: 'b' }, 'advisor')],
      [],
      0,
    )
    const again = events.map((one) => calls.hear(one, 0))
    const keys = (all: readonly Told[]) => all.flatMap(({ facts }) => facts.map(({ entry }) => entry.key))
    expect(keys(again)).toEqual(keys(first))
    expect([...calls.channels.values()].map(({ stay }) => stay)).toEqual([null, null])
    expect(callsOf(calls, LUIS)).toMatchObject([{ id: CALL, other: { id: CUSTOMER.Uniqueid } }])
  })

  test('a customer who waits for their advisor is that advisor’s call, off the line', () => {
    const { calls } = answered()
    calls.hear(message({ Event: 'BridgeLeave', BridgeUniqueid: 'b', ...LEG, ...at(20) }, 'advisor'), 0)
    calls.hear(message({ Event: 'Hangup', Cause: '44', ...LEG, ...at(20) }, 'advisor'), 0)
    const gone = calls.hear(
      message({ Event: 'UserEvent', UserEvent: 'AdvisorGone', ...CUSTOMER, ...at(21) }, 'customer', phoneUserOf(LUIS)),
      0,
    )
    expect(gone.facts[0]?.entry.kind).toBe('advisorGone')
    expect(callsOf(calls, LUIS)).toMatchObject([{ id: CALL, leg: null }])
  })

  test('who gives their own call the id of another’s has their own customer, and the other’s stays the other’s', () => {
    const { calls } = answered()
    const outside = {
      Channel: 'PJSIP/operador-9',
      Uniqueid: 'pbx-1.9',
      ChannelStateDesc: 'Up',
      CallerIDNum: '3009998877',
    }
    const carmen = { Channel: 'PJSIP/carmen-8', Uniqueid: 'pbx-1.8', ChannelStateDesc: 'Up' }
    const enters = { Event: 'BridgeEnter', BridgeUniqueid: 'other', ...at(20) }
    calls.hear(message({ ...enters, ...carmen }, 'advisor', '', CARMEN), 0)
    calls.hear(message({ ...enters, ...outside }, 'customer'), 0)
    const others = (user: UserId) => callsOf(calls, user).map(({ id, other }) => [id, other?.id])
    expect(others(CARMEN)).toEqual([[CALL, outside.Uniqueid]])
    expect(others(LUIS)).toEqual([[CALL, CUSTOMER.Uniqueid]])
    // Their customer has left: nobody else's comes in their place.
    calls.hear(message({ Event: 'Hangup', Cause: '16', ...outside, ...at(25) }, 'customer'), 0)
    expect(others(CARMEN)).toEqual([[CALL, undefined]])
  })

  test('a customer on their way from one bridge to another is still their advisor’s', () => {
    const { calls } = answered()
    for (const [one, of] of [
      [LEG, 'advisor'],
      [CUSTOMER, 'customer'],
    ] as const)
      calls.hear(message({ Event: 'BridgeLeave', BridgeUniqueid: 'b', ...one, ...at(20) }, of), 0)
    expect(callsOf(calls, LUIS)).toMatchObject([{ id: CALL, other: { id: CUSTOMER.Uniqueid } }])
  })

  test('a call whose end was never told is over when the PBX has twice not listed it', () => {
    const { calls } = answered()
    expect(told([calls.compare([], 1)])).toEqual([])
    expect(told([calls.compare([], 2)])).toContain('callEnded')
    expect(callsOf(calls, LUIS)).toEqual([])
  })
})
