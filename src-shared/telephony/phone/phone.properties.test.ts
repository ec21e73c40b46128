import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import { isVoiced, SUPERVISIONS } from './call.ts'
import type { CallFact, Happening, PhoneEvent } from './events.ts'
import { CHOSEN, lacks, microphoneHeard, microphoneOpen, newPhone, type Phone, presence, ringing } from './phone.ts'
import { callId, dial, incoming, READY, RULES, supervision } from './sample.test-data.ts'

const n = fc.integer({ min: 1, max: 3 })
const session = n.map((one) => `s${one}`)
const yes = fc.boolean()
const queue = fc.constantFrom('linea', 'corta', 'firme', null)
/** Any event in any state: also answers that nobody waits for. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>(
    { type: 'start' },
    { type: 'stop' },
    { type: 'socketOpen' },
    { type: 'registered' },
    { type: 'elsewhere' },
    { type: 'elsewhere', busy: 'onCall' },
    { type: 'back' },
    { type: 'wrapUpDone' },
    { type: 'wrapUpExtend' },
    { type: 'tick' },
  ),
  { weight: 2, arbitrary: fc.constantFrom<Happening>({ type: 'socketOpen' }, { type: 'registered' }) },
  fc.double({ min: 0, max: 0.999, noNaN: true }).map((dice): Happening => ({ type: 'socketLost', dice })),
  fc.constantFrom(401, 403, 500, 503).map((code): Happening => ({ type: 'registerRefused', code, dice: 0.5 })),
  fc
    .constantFrom('ready', 'ready', 'denied', 'absent', 'unknown')
    .map((is): Happening => ({ type: 'microphone', is: is as Phone['microphone'] })), // one of the five
  yes.map((works): Happening => ({ type: 'mediaTested', works })),
  {
    weight: 4,
    arbitrary: fc.tuple(n, queue, yes, n).map(([one, by, retake, s]) => incoming(one, by, retake, `s${s}`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(n, fc.constantFrom(...SUPERVISIONS), n)
      .map(([one, apart, s]) => supervision(one, apart, `s${s}`)),
  },
  { weight: 3, arbitrary: n.map((one) => dial(one)) },
  fc.tuple(n, fc.constantFrom('echo', 'pause')).map(([one, apart]) => dial(one, null, apart)),
  { weight: 2, arbitrary: fc.tuple(n, n).map(([one, other]) => dial(one, other)) },
  { weight: 5, arbitrary: session.map((s): Happening => ({ type: 'accepted', session: s })) },
  session.map((s): Happening => ({ type: 'rings', session: s })),
  {
    weight: 2,
    arbitrary: fc
      .tuple(session, fc.constantFrom(null, 486, 487))
      .map(([s, code]): Happening => ({ type: 'ended', session: s, code })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(session, yes)
      .map(([s, accepted]): Happening => ({ type: 'holdAnswered', session: s, accepted })),
  },
  fc.tuple(session, yes).map(([s, accepted]): Happening => ({ type: 'reinviteAnswered', session: s, accepted })),
  fc.tuple(session, yes).map(([s, accepted]): Happening => ({ type: 'transferAnswered', session: s, accepted })),
  fc.tuple(session, yes).map(([s, received]): Happening => ({ type: 'sound', session: s, received })),
  session.map((s): Happening => ({ type: 'unreachable', session: s })),
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('answer', 'answer', 'reject', 'hangUp', 'hold', 'resume', 'resume'), n)
      .map(([type, one]) => ({ type, id: callId(one) }) as Happening), // each takes an id alone
  },
  yes.map((muted): Happening => ({ type: 'mute', muted })),
  fc.constantFrom('1', '#', 'x').map((digit): Happening => ({ type: 'digit', digit })),
  n.map((one): Happening => ({ type: 'transfer', id: callId(one), to: '7000' })),
  fc.tuple(n, yes).map(([one, conference]): Happening => ({ type: 'join', id: callId(one), conference })),
  fc.constantFrom(...CHOSEN).map((state): Happening => ({ type: 'choose', state })),
  fc.uniqueArray(n).map(
    (list): Happening => ({
      type: 'bridgeCalls',
      calls: list.map((one) => ({ id: callId(one), onLine: true, number: null, queue: null, conference: 'none' })),
      asked: 1e9,
    }),
  ),
  {
    weight: 2,
    arbitrary: fc.tuple(fc.uniqueArray(n), fc.constantFrom(null, 'refused' as const, 'lost' as const)).map(
      ([list, over]): Happening => ({
        ...{ type: 'bridgeCalls', calls: [], asked: 1e9 },
        dialled: list.map((one) => ({ id: callId(one), over })),
      }),
    ),
  },
  fc
    .tuple(n, n)
    .map(([one, other]): Happening => ({ type: 'conferenceStarted', id: callId(one), joined: callId(other) })),
)

/** Plays events a second apart and looks at every state between. */
function play(events: readonly Happening[], look: (phone: Phone, before: Phone, event: PhoneEvent) => void) {
  let phone = newPhone(RULES)
  const facts: CallFact[] = []
  events.forEach((one, second) => {
    const event: PhoneEvent = { ...one, at: second * 1_000 }
    const next = advance(phone, event)
    for (const effect of next.effects) if (effect.do === 'fact') facts.push(effect.fact)
    if (next.refused !== null) expect(next).toEqual({ phone, effects: [], refused: next.refused })
    look(next.phone, phone, event)
    phone = next.phone
  })
  return { phone, facts }
}
const life = fc.array(happening, { maxLength: 60 })
const OPTIONS = { numRuns: 3_000 }

test('no sequence of events gives two calls the person’s voice, or one session two calls', () => {
  fc.assert(
    fc.property(life, (events) => {
      play(events, (phone) => {
        expect(phone.calls.filter(isVoiced).length).toBeLessThanOrEqual(1)
        expect(new Set(phone.calls.map((call) => call.id)).size).toBe(phone.calls.length)
        expect(new Set(phone.calls.map((call) => call.session)).size).toBe(phone.calls.length)
      })
    }),
    OPTIONS,
  )
})

test('no sequence shows Disponible for one who cannot take a call, or leaves a microphone open without a call', () => {
  fc.assert(
    fc.property(life, (events) => {
      play(events, (phone) => {
        const busy = phone.calls.some(({ state }) => state.phase !== 'ringing')
        if (presence(phone) === 'available') {
          expect(lacks(phone)).toEqual([])
          expect([busy, phone.wrapUp, phone.missed]).toEqual([false, null, false])
        }
        if (phone.calls.length === 0) expect([microphoneOpen(phone), ringing(phone)]).toEqual([false, 'none'])
      })
    }),
    OPTIONS,
  )
})

test('every call that is written has one beginning a time, and an end; none is left in a phase that nothing ends', () => {
  fc.assert(
    fc.property(life, (events) => {
      const { phone, facts } = play(events, () => {})
      for (const id of [1, 2, 3].map(callId)) {
        const kinds = facts.filter((fact) => fact.id === id).map(({ kind }) => kind)
        const begun = kinds.filter((kind) => kind === 'rang' || kind === 'dialled').length
        const ended = kinds.filter((kind) => kind === 'ended').length
        const here = phone.calls.some((call) => call.id === id) ? 1 : 0
        // A call that was given back after a reload began in a console that is gone.
        expect(ended + here).toBeGreaterThanOrEqual(begun)
      }
      // Whatever state it is in, each session's end takes its call away.
      const over = phone.calls.reduce(
        (now, call) => advance(now, { type: 'ended', session: call.session, code: null, at: 1e9 }).phone,
        phone,
      )
      expect(over.calls).toEqual([])
      expect([microphoneOpen(over), ringing(over)]).toEqual([false, 'none'])
    }),
    OPTIONS,
  )
})

test('no sequence writes of a call that is nobody’s contact, wraps it up, or lets one who listens be heard', () => {
  fc.assert(
    fc.property(life, (events) => {
      let phone = newPhone(RULES)
      events.forEach((one, second) => {
        const next = advance(phone, { ...one, at: second * 1_000 })
        const known = (id: string) => [...next.phone.calls, ...phone.calls].find((call) => call.id === id)
        for (const effect of next.effects) if (effect.do === 'fact') expect(known(effect.fact.id)?.apart).toBe(null)
        if (next.phone.wrapUp !== null && phone.wrapUp === null)
          expect(phone.calls.find(({ id }) => id === next.phone.wrapUp?.call)?.apart).toBe(null)
        const voice = next.phone.calls.find(isVoiced)
        if (voice?.apart === 'listen') expect(microphoneHeard(next.phone)).toBe(false)
        phone = next.phone
      })
    }),
    OPTIONS,
  )
})

test('no sequence leaves a call that was dialled before a cut as a ghost, or its microphone open, when nobody says a word of it', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 8 }), fc.boolean(), (events, hangsUp) => {
      const { phone } = play([...READY, dial(1), ...events], () => {})
      const dialled = phone.calls.filter((call) => call.answeredAt === null && call.direction === 'outbound')
      const told = (before: Phone, ...more: Happening[]) =>
        more.reduce((now, event, second) => advance(now, { ...event, at: 1e6 + second * 1_000 }).phone, before)
      const cut = told(phone, { type: 'start' }, { type: 'socketLost', dice: 0 })
      const heard = hangsUp ? dialled.reduce((now, { id }) => told(now, { type: 'hangUp', id }), cut) : cut
      const back = told(heard, { type: 'socketOpen' }, { type: 'registered' })
      const minute = Array.from({ length: 60 }, (): Happening => ({ type: 'tick' }))
      const later = told(back, ...minute)
      const isThere = ({ session }: { session: string }) => dialled.some((call) => call.session === session)
      // A line that its person left, or that another console has, is not back by itself.
      if (later.line.state === 'registered')
        expect(later.calls.filter((call) => isThere(call) && ['calling', 'ending'].includes(call.state.phase))).toEqual(
          [],
        )
      if (later.calls.length === 0) expect(microphoneOpen(later)).toBe(false)
    }),
    OPTIONS,
  )
})

test('a phone is plain data: one that was written down and read again goes on the same', () => {
  fc.assert(
    fc.property(life, happening, (events, last) => {
      const { phone } = play(events, () => {})
      const event: PhoneEvent = { ...last, at: 1e6 }
      expect(advance(JSON.parse(JSON.stringify(phone)), event)).toEqual(advance(phone, event))
    }),
    { numRuns: 500 },
  )
})
