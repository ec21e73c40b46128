import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import { microphoneHeard, presence, ringing } from './phone.ts'
import { callId, dial, lived, READY, supervision, TALKING } from './sample.test-data.ts'

const facts = (...events: Parameters<typeof lived>[0]) =>
  lived(events).effects.flatMap((effect) => (effect.do === 'fact' ? [effect.fact.kind] : []))

test('a coordinator who listens is put through by itself, is heard by nobody, and nothing is written of it', () => {
  const asked = lived([...READY, supervision(1, 'listen')])
  expect(asked.effects.at(-1)).toEqual({ do: 'accept', session: 's1', video: false })
  expect(ringing(asked.phone)).toBe('none')
  const events = [...READY, supervision(1, 'listen'), { type: 'accepted', session: 's1' }] as const
  const { phone } = lived(events)
  expect([presence(phone), microphoneHeard(phone)]).toEqual(['onCall', false])
  expect(advance(phone, { type: 'mute', muted: false, at: 20_000 }).refused).toBe('phone.onlyHeard')
  const over = [...events, { type: 'hangUp', id: callId(1) }, { type: 'ended', session: 's1', code: null }] as const
  expect(facts(...over)).toEqual([])
  expect(presence(lived(over).phone)).toBe('available')
})

test('who whispers or enters a call is heard, and may fall silent', () => {
  for (const how of ['whisper', 'barge'] as const) {
    const events = [...READY, supervision(1, how), { type: 'accepted', session: 's1' }] as const
    expect(microphoneHeard(lived(events).phone)).toBe(true)
    expect(microphoneHeard(lived([...events, { type: 'mute', muted: true }]).phone)).toBe(false)
  }
})

test('a supervised call is not transferred, held or consulted about, and no bridge’s list ends it', () => {
  const { phone } = lived([...READY, supervision(1, 'barge'), { type: 'accepted', session: 's1' }])
  for (const event of [
    { type: 'hold', id: callId(1) },
    { type: 'transfer', id: callId(1), to: '7000' },
    dial(2, 1),
  ] as const)
    expect(advance(phone, { ...event, at: 30_000 }).refused).toBe('phone.notNow')
  expect(advance(phone, { type: 'bridgeCalls', calls: [], asked: 60_000, at: 60_000 }).phone).toEqual(phone)
})

test('a coordinator’s own conversation waits while they listen, and is theirs again', () => {
  const events = [...TALKING, supervision(2, 'listen')] as const
  expect(lived(events).phone.calls.map(({ state }) => state.phase)).toEqual(['holding', 'answering'])
  expect(facts(...events)).toEqual(['rang', 'answered'])
})

test('an echo test is a call of which nothing is written', () => {
  const events = [...READY, dial(1, null, 'echo'), { type: 'accepted', session: 's1' }] as const
  expect(microphoneHeard(lived(events).phone)).toBe(true)
  expect(facts(...events, { type: 'ended', session: 's1', code: null })).toEqual([])
})
