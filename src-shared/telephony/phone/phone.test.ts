import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import { backOff } from './line.ts'
import { lacks, microphoneOpen, newPhone, presence, ringing } from './phone.ts'
import { callId, dial, incoming, lived, READY, RULES, TALKING } from './sample.test-data.ts'

const phases = (...events: Parameters<typeof lived>[0]) => lived(events).phone.calls.map(({ state }) => state.phase)
const done = (...events: Parameters<typeof lived>[0]) => lived(events).effects.map((effect) => effect.do)
const facts = (...events: Parameters<typeof lived>[0]) =>
  lived(events).effects.flatMap((effect) => (effect.do === 'fact' ? [effect.fact] : []))

test('a queue call goes from its ring to its wrap-up, and each thing is written once', () => {
  const events = [...TALKING, { type: 'ended', session: 's1', code: null }] as const
  expect(facts(...events).map(({ kind }) => kind)).toEqual(['rang', 'answered', 'ended'])
  const { phone } = lived(events)
  expect(presence(phone)).toBe('wrapUp')
  expect(presence(advance(phone, { type: 'wrapUpDone', at: 20_000 }).phone)).toBe('available')
})

test('nobody is shown as Disponible who cannot take a call', () => {
  expect(presence(lived(READY).phone)).toBe('available')
  expect(presence(lived([...READY, { type: 'microphone', is: 'absent' }]).phone)).toBe('notReady')
  expect(presence(lived([...READY, { type: 'mediaTested', works: false }]).phone)).toBe('notReady')
  expect(presence(lived([...READY, { type: 'socketLost', dice: 0 }]).phone)).toBe('notReady')
  expect(lacks(lived([{ type: 'start' }]).phone)).toEqual(['line', 'microphone', 'media'])
})

test('a ring that goes unanswered takes the person out of the queue until they say that they are back', () => {
  const { phone } = lived([...READY, incoming(1), { type: 'ended', session: 's1', code: 487 }])
  expect(presence(phone)).toBe('noAnswer')
  expect(presence(advance(phone, { type: 'back', at: 9_000 }).phone)).toBe('available')
})

test('a customer who leaves while it rings takes nobody out of the queue', () => {
  const rung = lived([...READY, incoming(1)], newPhone(RULES, { linea: 20_000 })).phone
  const after = (ms: number) =>
    advance(rung, { type: 'ended', session: 's1', code: null, at: (rung.calls[0]?.since ?? 0) + ms })
  expect(after(5_000).effects.at(-1)).toMatchObject({ fact: { kind: 'ended', ending: 'cancelled' } })
  expect(presence(after(5_000).phone)).toBe('available')
  expect(presence(after(19_000).phone)).toBe('noAnswer')
})

test('an answered second call puts the first on hold, and both come back', () => {
  const second = [...TALKING, incoming(2, null)] as const
  expect(ringing(lived(second).phone)).toBe('soft')
  const both = [
    ...second,
    { type: 'answer', id: callId(2) },
    { type: 'holdAnswered', session: 's1', accepted: true },
  ] as const
  expect(phases(...both)).toEqual(['held', 'answering'])
  const swapped = [
    ...both,
    { type: 'accepted', session: 's2' },
    { type: 'resume', id: callId(1) },
    { type: 'holdAnswered', session: 's2', accepted: true },
    { type: 'holdAnswered', session: 's1', accepted: true },
  ] as const
  expect(phases(...swapped)).toEqual(['talking', 'held'])
})

test('a third call is told that the person is busy', () => {
  const { effects, phone } = lived([...TALKING, incoming(2), incoming(3)])
  expect(effects.at(-1)).toEqual({ do: 'reject', session: 's3', code: 486 })
  expect(phone.calls).toHaveLength(2)
})

test('signalling that goes and comes back: registered first, then each call by re-INVITE, then compared with the bridge', () => {
  const cut = [...TALKING, { type: 'socketLost', dice: 0 }] as const
  expect(lived(cut).phone.calls[0]).toMatchObject({ link: 'cut', state: { phase: 'talking' } })
  const back = [...cut, { type: 'socketOpen' }, { type: 'registered' }] as const
  expect(done(...back).slice(-4)).toEqual(['connect', 'register', 'reinvite', 'askBridge'])
  const up = lived([...back, { type: 'reinviteAnswered', session: 's1', accepted: true }]).phone
  expect(up.calls[0]?.link).toBe('up')
  const gone = lived([...back, { type: 'reinviteAnswered', session: 's1', accepted: false }])
  expect(gone.phone.calls).toEqual([])
  expect(gone.effects.at(-1)).toMatchObject({ fact: { kind: 'ended', ending: 'otherHungUp' } })
})

test('who hangs up during a cut hangs up through the bridge, then and when the line is back', () => {
  const cut = [...TALKING, { type: 'socketLost', dice: 0 }, { type: 'hangUp', id: callId(1) }] as const
  expect(done(...cut).slice(-2)).toEqual(['bye', 'bridgeHangUp'])
  expect(done(...cut, { type: 'socketOpen' }, { type: 'registered' }).slice(-3)).toEqual([
    'bye',
    'bridgeHangUp',
    'askBridge',
  ])
})

test('after a reload the bridge’s call is asked back and answered by itself', () => {
  const asked = [
    ...READY,
    {
      type: 'bridgeCalls',
      calls: [{ id: callId(1), onLine: false, number: null, queue: null, conference: 'none' }],
      asked: 0,
    },
  ] as const
  expect(lived(asked).effects.at(-1)).toEqual({ do: 'bridgeRetake', id: callId(1) })
  const back = lived([...asked, incoming(1, 'linea', true)])
  expect(back.effects.at(-1)).toEqual({ do: 'accept', session: 's1', video: false })
  expect(back.phone.calls[0]?.state.phase).toBe('answering')
  expect(
    done(...asked, {
      type: 'bridgeCalls',
      calls: [{ id: callId(1), onLine: false, number: null, queue: null, conference: 'none' }],
      asked: 0,
    }).filter((one) => one === 'bridgeRetake'),
  ).toHaveLength(1)
})

const lacks1 = (asked: number) => ({ type: 'bridgeCalls', calls: [], asked }) as const

test('a call that only this console believes in, by two answers running, is over', () => {
  const { phone, effects } = lived([...TALKING, lacks1(60_000), lacks1(61_000)])
  expect(phone.calls).toEqual([])
  expect(effects.slice(-2)).toMatchObject([
    { do: 'bye', session: 's1' },
    { fact: { kind: 'ended', ending: 'otherHungUp' } },
  ])
})

test('one answer that lacks a call ends nothing, nor do two that are as good as one', () => {
  const has1 = {
    type: 'bridgeCalls',
    calls: [{ id: callId(1), onLine: true, number: null, queue: null, conference: 'none' }],
    asked: 62_000,
  } as const
  for (const answers of [[lacks1(60_000)], [lacks1(60_000), lacks1(60_100)], [lacks1(60_000), has1, lacks1(65_000)]]) {
    const { phone, effects } = lived([...TALKING, ...answers])
    expect(phone.calls).toMatchObject([{ id: callId(1), state: { phase: 'talking' } }])
    expect(effects.filter((effect) => effect.do === 'bye')).toEqual([])
  }
})

test('a call that was answered after the bridge was asked is not taken for over', () => {
  const { phone } = lived([...TALKING, { type: 'bridgeCalls', calls: [], asked: 5_000 }])
  expect(phone.calls).toHaveLength(1)
})

test('the customer of a completed consultation is the colleague’s call from then on', () => {
  const asked = { ...incoming(2, null), consults: callId(1) }
  const consulted = [...READY, asked, { type: 'answer', id: callId(2) }, { type: 'accepted', session: 's2' }] as const
  const given = [{ id: callId(1), onLine: true, number: '3105550142', queue: 'linea', conference: 'none' }] as const
  const { phone, effects } = lived([...consulted, { type: 'bridgeCalls', calls: given, asked: 60_000 }])
  expect(phone.calls).toMatchObject([{ id: callId(1), session: 's2', consults: null, number: '3105550142' }])
  expect(effects.slice(-2)).toMatchObject([
    { fact: { id: callId(2), kind: 'ended', ending: 'joined' } },
    { fact: { id: callId(1), kind: 'answered' } },
  ])
})

test('silence on the line is noticed, and asked about; on hold it is no news', () => {
  const silent = lived([...TALKING, { type: 'sound', session: 's1', received: false }])
  expect(silent.phone.calls[0]?.link).toBe('silent')
  expect(silent.effects.at(-1)).toEqual({ do: 'askBridge' })
  const onHold = [
    ...TALKING,
    { type: 'hold', id: callId(1) },
    { type: 'holdAnswered', session: 's1', accepted: true },
  ] as const
  expect(lived([...onHold, { type: 'sound', session: 's1', received: false }]).phone.calls[0]?.link).toBe('up')
})

test('a customer who says nothing is put on hold, consulted about and given to the colleague as any other', () => {
  const quiet = { type: 'sound', session: 's1', received: false } as const
  const consulted = [
    ...TALKING,
    quiet,
    dial(2, 1),
    { type: 'holdAnswered', session: 's1', accepted: true },
    { type: 'accepted', session: 's2' },
  ] as const
  expect(lived([...consulted]).phone.calls.map(({ link }) => link)).toEqual(['up', 'up'])
  const colleagueToo = [...consulted, { type: 'sound', session: 's2', received: false }] as const
  for (const [conference, asked] of [
    [false, 'referReplaces'],
    [true, 'bridgeConference'],
  ] as const)
    expect(done(...colleagueToo, { type: 'join', id: callId(1), conference }).at(-1)).toBe(asked)
  expect(done(...TALKING, quiet, { type: 'transfer', id: callId(1), to: '7000' }).at(-1)).toBe('refer')
})

test('a blind transfer that is refused gives the conversation back', () => {
  const sent = [...TALKING, { type: 'transfer', id: callId(1), to: '7000' }] as const
  expect(phases(...sent)).toEqual(['transferring'])
  expect(phases(...sent, { type: 'transferAnswered', session: 's1', accepted: false })).toEqual(['talking'])
  expect(
    facts(...sent, { type: 'transferAnswered', session: 's1', accepted: true })
      .map(({ kind }) => kind)
      .slice(-2),
  ).toEqual(['transferred', 'ended'])
})

test('a consultation waits on hold for its end, and joins, or becomes a conference', () => {
  const consulted = [
    ...TALKING,
    dial(2, 1),
    { type: 'holdAnswered', session: 's1', accepted: true },
    { type: 'accepted', session: 's2' },
  ] as const
  expect(phases(...consulted)).toEqual(['held', 'talking'])
  expect(done(...consulted, { type: 'join', id: callId(1), conference: false }).at(-1)).toBe('referReplaces')
  const joined = lived([
    ...consulted,
    { type: 'join', id: callId(1), conference: false },
    { type: 'transferAnswered', session: 's1', accepted: true },
  ])
  expect(joined.phone.calls).toEqual([])
  expect(joined.phone.wrapUp?.call).toBe(callId(1))
  const three = lived([
    ...consulted,
    { type: 'join', id: callId(1), conference: true },
    { type: 'conferenceStarted', id: callId(1), joined: callId(2) },
  ]).phone
  expect(three.calls).toMatchObject([{ id: callId(1), conference: true, state: { phase: 'resuming' } }])
  const late = lived([
    ...consulted,
    { type: 'join', id: callId(1), conference: true },
    { type: 'ended', session: 's2', code: null },
    { type: 'conferenceStarted', id: callId(1), joined: callId(2) },
  ])
  expect(late.phone.calls).toMatchObject([{ id: callId(1), conference: true, state: { phase: 'resuming' } }])
  expect(late.effects.at(-1)).toEqual({ do: 'hold', session: 's1', held: false })
  // The line to the PBX was on hold for the customer, and is for all until it is taken off.
  const heard = advance(three, { type: 'holdAnswered', session: 's1', accepted: true, at: 60_000 }).phone
  expect(heard.calls).toMatchObject([{ id: callId(1), state: { phase: 'talking' } }])
})

test('a console that is back in a conference shows it, and beside a colleague it has no contact of it', () => {
  const back = (conference: 'guest' | 'leads') => [
    ...READY,
    incoming(1, 'linea', true, 's1', conference),
    { type: 'accepted', session: 's1' } as const,
  ]
  expect(lived(back('leads')).phone.calls).toMatchObject([{ conference: true, guest: false }])
  expect(facts(...back('leads')).map(({ kind }) => kind)).toEqual(['answered'])
  expect(lived(back('guest')).phone.calls).toMatchObject([{ conference: true, guest: true }])
  expect(facts(...back('guest'))).toEqual([])
})

test('who is asked into a conference has no contact of it until the colleague leaves them the customer', () => {
  const asked = { ...incoming(2, null), consults: callId(1) }
  const listed = (conference: 'guest' | 'leads' | 'none') =>
    ({
      type: 'bridgeCalls',
      calls: [{ id: callId(1), onLine: true, number: '3105550142', queue: 'linea', conference }],
      asked: 60_000,
    }) as const
  const events = [
    ...READY,
    asked,
    { type: 'answer', id: callId(2) },
    { type: 'accepted', session: 's2' },
    listed('guest'),
  ] as const
  const { phone } = lived(events)
  expect(phone.calls).toMatchObject([{ id: callId(1), session: 's2', conference: true, guest: true }])
  expect(facts(...events).map(({ kind }) => kind)).toEqual(['rang', 'answered', 'ended'])
  // Who only sat in writes nothing up.
  expect(advance(phone, { type: 'ended', session: 's2', code: null, at: 90_000 }).phone.wrapUp).toBe(null)
  const theirs = lived([...events, listed('guest'), listed('none'), listed('none')])
  expect(theirs.effects.at(-1)).toMatchObject({ fact: { id: callId(1), kind: 'answered' } })
  const over = advance(theirs.phone, { type: 'ended', session: 's2', code: null, at: 90_000 }).phone
  expect(over.wrapUp?.call).toBe(callId(1))
})

test('who stays with the customer when the others have left a conference may put them on hold again', () => {
  const at = 200_000
  const events = [
    ...READY,
    incoming(1, 'linea', true, 's1', 'leads'),
    { type: 'answer', id: callId(1) },
    { type: 'accepted', session: 's1' },
  ] as const
  const { phone } = lived(events)
  expect(advance(phone, { type: 'hold', id: callId(1), at }).refused).toBe('phone.notNow')
  const listed = (conference: 'leads' | 'none', asked: number) =>
    ({
      type: 'bridgeCalls',
      calls: [{ id: callId(1), onLine: true, number: '3105550142', queue: 'linea', conference }],
      asked,
      at,
    }) as const
  // The bridge may not have heard of the room when it was asked so soon.
  const [call] = phone.calls
  const soon = advance(phone, listed('none', (call?.since ?? 0) + 100)).phone
  expect(soon.calls).toMatchObject([{ conference: true }])
  const alone = advance(phone, listed('none', at)).phone
  expect(alone.calls).toMatchObject([{ conference: false }])
  expect(advance(alone, { type: 'hold', id: callId(1), at }).refused).toBe(null)
  expect(advance(alone, listed('leads', at)).phone.calls).toMatchObject([{ conference: true }])
})

test('a wrap-up ends by its queue’s rule', () => {
  const after = (queue: string) =>
    lived([
      ...READY,
      incoming(1, queue),
      { type: 'answer', id: callId(1) },
      { type: 'accepted', session: 's1' },
      { type: 'ended', session: 's1', code: null },
    ]).phone
  expect(advance(after('firme'), { type: 'wrapUpDone', at: 10_000 }).refused).toBe('phone.wrapUpPending')
  const limit = advance(after('corta'), { type: 'tick', at: 39_000 })
  expect(presence(limit.phone)).toBe('available')
  // Who registers before the limit is not registered again by it.
  expect(limit.effects).toEqual([{ do: 'registerWith', call: callId(1), disposition: 'inbound.none.silent' }])
  const done = advance(after('corta'), { type: 'wrapUpDone', at: 10_000 })
  expect(advance(done.phone, { type: 'tick', at: 39_000 }).effects).toEqual([])
  expect(advance(after('firme'), { type: 'tick', at: 39_000 }).effects).toEqual([])
  const more = advance(after('corta'), { type: 'wrapUpExtend', at: 10_000 }).phone
  expect(presence(advance(more, { type: 'tick', at: 39_001 }).phone)).toBe('wrapUp')
  expect(advance(more, { type: 'wrapUpExtend', at: 11_000 }).refused).toBe('phone.wrapUpExtended')
  expect(presence(advance(more, { type: 'tick', at: 99_000 }).phone)).toBe('available')
  expect(advance(after('linea'), { type: 'wrapUpExtend', at: 10_000 }).refused).toBe('phone.notNow')
  const lunch = advance(after('linea'), { type: 'choose', state: 'lunch', at: 10_000 }).phone
  expect(presence(lunch)).toBe('wrapUp')
  expect(presence(advance(lunch, { type: 'wrapUpDone', at: 11_000 }).phone)).toBe('lunch')
})

test('what cannot be done is refused with its reason and changes nothing', () => {
  const idle = lived(READY).phone
  const refusals = [
    advance(idle, { type: 'answer', id: callId(9), at: 0 }),
    advance(idle, { type: 'mute', muted: true, at: 0 }),
    advance(idle, { type: 'wrapUpDone', at: 0 }),
    advance(newPhone(RULES), { ...dial(1), at: 0 }),
  ]
  expect(refusals.map(({ refused }) => refused)).toEqual([
    'phone.noSuchCall',
    'phone.noSuchCall',
    'phone.notNow',
    'phone.notRegistered',
  ])
  const noMicrophone = lived([...READY, incoming(1), { type: 'microphone', is: 'absent' }]).phone
  expect(advance(noMicrophone, { type: 'answer', id: callId(1), at: 0 })).toEqual({
    phone: noMicrophone,
    effects: [],
    refused: 'phone.noMicrophone',
  })
})

test('a secret that the PBX refuses is asked for anew, and tries go on without end otherwise', () => {
  const refused = lived([{ type: 'start' }, { type: 'socketOpen' }, { type: 'registerRefused', code: 403, dice: 0 }])
  expect(refused.phone.line).toEqual({ state: 'refused', code: 403 })
  expect(refused.effects.at(-1)).toEqual({ do: 'askSecret' })
  const busy = lived([{ type: 'start' }, { type: 'socketOpen' }, { type: 'registerRefused', code: 503, dice: 0 }])
  expect(busy.phone.line.state).toBe('waiting')
  expect([0, 1, 6, 60, 1e6].map((attempt) => backOff(attempt, 1))).toEqual([500, 1_000, 30_000, 30_000, 30_000])
  expect(backOff(6, 0)).toBe(15_000)
})

test('a phone that was opened elsewhere is left alone until its person takes it back, and nobody is Disponible at it', () => {
  const left = lived([...READY, { type: 'elsewhere' }])
  expect(left.phone.line).toEqual({ state: 'elsewhere' })
  expect(left.effects.at(-1)).toEqual({ do: 'disconnect' })
  expect(presence(left.phone)).toBe('notReady')
  expect(lacks(left.phone)).toEqual(['elsewhere'])
  for (const chosen of ['lunch', 'offline'] as const)
    expect(presence(advance(left.phone, { type: 'choose', state: chosen, at: 0 }).phone)).toBe(
      chosen === 'offline' ? 'offline' : 'notReady',
    )
  // Neither a connection that comes late nor one that is lost begins it again, and no call is asked back.
  for (const late of [
    { type: 'socketLost', dice: 0 },
    { type: 'registerRefused', code: 503, dice: 0 },
    { type: 'registered' },
    {
      type: 'bridgeCalls',
      calls: [{ id: callId(1), onLine: true, number: null, queue: null, conference: 'none' }],
      asked: 0,
    },
  ] as const)
    expect(advance(left.phone, { ...late, at: 0 })).toMatchObject({
      phone: { line: { state: 'elsewhere' } },
      effects: [],
    })
  // A connection that was on its way is closed again, and a call that was is the other console's.
  expect(advance(left.phone, { type: 'socketOpen', at: 0 })).toMatchObject({
    phone: { line: { state: 'elsewhere' } },
    effects: [{ do: 'disconnect' }],
  })
  expect(advance(left.phone, { ...incoming(1), at: 0 })).toMatchObject({
    phone: { calls: [] },
    effects: [{ do: 'reject', session: 's1', code: 486 }],
  })
  const back = lived([{ type: 'start' }, { type: 'socketOpen' }, { type: 'registered' }], left.phone)
  expect(presence(back.phone)).toBe('available')
  // A call that lives at this console goes on.
  expect(lived([...TALKING, { type: 'elsewhere' }]).phone.line.state).toBe('registered')
})

test('a call that its person took to another console while the line here was cut is left there', () => {
  const cut = [...TALKING, { type: 'socketLost', dice: 0 }, { type: 'socketOpen' }] as const
  const left = lived([...cut, { type: 'elsewhere', busy: 'onCall' }])
  expect(left.phone).toMatchObject({ calls: [], wrapUp: null, line: { state: 'elsewhere', busy: 'onCall' } })
  // Neither hung up on nor written as over: it goes on, and what is written of it is written there.
  expect(left.effects.slice(lived(cut).effects.length)).toEqual([{ do: 'disconnect' }])
  // The telephone alone is there: the call is here, and is taken up again.
  expect(lived([...cut, { type: 'elsewhere' }]).phone).toMatchObject({
    calls: [{ link: 'cut' }],
    line: { state: 'registering' },
  })
  // A call that was not cut lives here, whatever is said of another.
  expect(lived([...TALKING, { type: 'elsewhere', busy: 'onCall' }]).phone.calls).toHaveLength(1)
})

test('a customer who was asked back before the telephone was opened elsewhere is not answered here by itself', () => {
  const late = [...READY, { type: 'elsewhere' }, incoming(1, 'linea', true)] as const
  expect(lived(late).phone.calls).toEqual([])
  expect(lived(late).effects.at(-1)).toEqual({ do: 'reject', session: 's1', code: 486 })
  const left = lived([...READY, { type: 'stop' }, incoming(1, 'linea', true)])
  expect(left.phone.calls).toEqual([])
})

test('the microphone is open while the person’s voice is on a line, and no longer', () => {
  expect(microphoneOpen(lived(TALKING).phone)).toBe(true)
  expect(microphoneOpen(lived([...READY, incoming(1)]).phone)).toBe(false)
  expect(microphoneOpen(lived([...TALKING, { type: 'hangUp', id: callId(1) }]).phone)).toBe(false)
})
