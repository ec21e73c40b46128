import { describe, expect, test } from 'vitest'
import { advance } from './advance.ts'
import type { Effect, PhoneEvent } from './events.ts'
import { isTimed, type Phone, presence } from './phone.ts'
import { callId, dial, incoming, lived, READY } from './sample.test-data.ts'

describe('a customer who is brought back to an advisor who wraps up their call', () => {
  const SILENT = { do: 'registerWith', call: callId(1), disposition: 'inbound.none.silent' } as const
  /** Handed over at 8 s, in the queue whose wrap-up takes half a minute. */
  const handed = (to: string) =>
    lived([
      ...READY,
      incoming(1, 'corta'),
      { type: 'answer', id: callId(1) },
      { type: 'accepted', session: 's1' },
      { type: 'transfer', id: callId(1), to },
      { type: 'transferAnswered', session: 's1', accepted: true },
    ]).phone
  const OVER_AT = 10_000
  const heard = (from: Phone, ...events: readonly PhoneEvent[]) =>
    events.reduce(
      ({ phone, effects }, event) => {
        const next = advance(phone, event)
        return { phone: next.phone, effects: [...effects, ...next.effects] }
      },
      { phone: from, effects: [] as readonly Effect[] }, // widened from none
    )
  const registrations = (effects: readonly Effect[]) => effects.filter((effect) => effect.do === 'registerWith')
  const back = (at: number) => ({ ...incoming(1, 'corta', false, 's9'), at })
  const talks = (at: number): readonly PhoneEvent[] => [
    { type: 'answer', id: callId(1), at },
    { type: 'accepted', session: 's9', at: at + 500 },
  ]

  test('is spoken to in the same contact, which nothing registers meanwhile, and is wrapped up anew', () => {
    const { phone, effects } = heard(
      handed('u2'),
      back(20_000),
      { type: 'tick', at: OVER_AT + 30_000 },
      ...talks(50_000),
      { type: 'tick', at: 200_000 },
    )
    expect(registrations(effects)).toEqual([])
    expect(phone.wrapUp).toBeNull()
    const after = heard(phone, { type: 'ended', session: 's9', code: null, at: 300_000 })
    expect(after.phone.wrapUp).toMatchObject({ call: callId(1), since: 300_000, until: 330_000 })
    expect(registrations(heard(after.phone, { type: 'tick', at: 330_000 }).effects)).toEqual([SILENT])
  })

  test('and is not answered: the contact is registered when its ring is over', () => {
    const rung = heard(handed('u2'), back(20_000), { type: 'tick', at: OVER_AT + 30_000 }).phone
    const over = heard(rung, { type: 'ended', session: 's9', code: 487, at: 50_000 }, { type: 'tick', at: 51_000 })
    expect(registrations(over.effects)).toEqual([SILENT])
  })

  test('is waited for where they were handed to a number outside: their advisor is free, the contact open', () => {
    const free = heard(handed('3105550142'), { type: 'tick', at: OVER_AT + 30_000 })
    expect([free.phone.wrapUp, registrations(free.effects)]).toEqual([null, []])
    expect(presence(free.phone)).toBe('available')
    // Nobody answered there for a minute.
    const rung = heard(free.phone, back(73_000), { type: 'tick', at: 90_000 })
    expect(registrations(rung.effects)).toEqual([])
    const over = { type: 'ended', session: 's9', code: null, at: 100_000 } as const
    const spoken = heard(rung.phone, ...talks(91_000), { type: 'tick', at: 95_000 }, over, {
      type: 'tick',
      at: 101_000,
    })
    expect(registrations(spoken.effects)).toEqual([])
    expect(spoken.phone).toMatchObject({ wrapUp: { call: callId(1), until: 130_000 }, registering: [] })
    // Somebody did.
    const gone = heard(
      free.phone,
      { type: 'tick', at: 70_000 },
      { type: 'tick', at: 90_000 },
      { type: 'tick', at: 91_000 },
    )
    expect(registrations(gone.effects)).toEqual([SILENT])
    expect(isTimed(gone.phone)).toBe(false)
    expect(isTimed(free.phone)).toBe(true)
  })

  test('and is not where somebody outside was asked first: the contact is registered when its time is over', () => {
    const joined = lived([
      ...READY,
      incoming(1, 'corta'),
      { type: 'answer', id: callId(1) },
      { type: 'accepted', session: 's1' },
      dial(2, 1),
      { type: 'holdAnswered', session: 's1', accepted: true },
      { type: 'accepted', session: 's2' },
      { type: 'join', id: callId(1), conference: false },
      { type: 'transferAnswered', session: 's1', accepted: true },
    ]).phone
    const until = joined.wrapUp?.until ?? 0
    expect(registrations(heard(joined, { type: 'tick', at: until - 1 }).effects)).toEqual([])
    expect(registrations(heard(joined, { type: 'tick', at: until }).effects)).toEqual([SILENT])
  })

  test('by a colleague who was asked, and hands them back', () => {
    const asked = heard(
      handed('u2'),
      { ...incoming(2, null), type: 'incoming', consults: callId(1), at: 20_000 } as PhoneEvent, // of the sample
      { type: 'answer', id: callId(2), at: 21_000 },
      { type: 'accepted', session: 's2', at: 22_000 },
      {
        type: 'bridgeCalls',
        calls: [{ id: callId(1), onLine: true, number: '3105550142', queue: 'corta', conference: 'none' }],
        asked: 30_000,
        at: 30_000,
      },
      { type: 'tick', at: 90_000 },
    )
    expect(asked.phone).toMatchObject({ wrapUp: null, calls: [{ id: callId(1), session: 's2' }] })
    expect(registrations(asked.effects)).toEqual([])
  })
})
