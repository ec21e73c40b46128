import { expect, test } from 'vitest'
import { type CallPart, handling } from './handling.ts'

const HOUR = { from: 0, to: 3_600_000 }
const part = (call: string, advisor: string, more: Partial<CallPart> = {}): CallPart => ({
  part: `${call}-${advisor}`,
  call,
  advisor,
  queue: 'general',
  number: null,
  direction: 'inbound',
  answeredAt: 1_000,
  belongsAt: 1_000,
  ended: { at: 2_000, talkMs: 0, holdMs: 0 },
  wrapUpMs: null,
  ...more,
})

test('talk 1,500 s, hold 120 s and wrap-up 300 s over 8 contacts are 240 s', () => {
  const ended = { at: 2_000, talkMs: 187_500, holdMs: 15_000 }
  const parts = Array.from({ length: 8 }, (_, n) => part(`call-${n}`, 'luis', { ended, wrapUpMs: 37_500 }))
  const { aht, talk, hold, wrapUp } = handling(parts, HOUR)
  expect(aht).toMatchObject({ value: 240_000, numerator: 1_920_000, denominator: 8, excluded: [] })
  expect([talk.numerator, hold.numerator, wrapUp.numerator]).toEqual([1_500_000, 120_000, 300_000])
})
test('a contact with two advisors counts its parts for each, and once in total', () => {
  const first = part('call', 'luis', { ended: { at: 2, talkMs: 60_000, holdMs: 0 } })
  const second = part('call', 'carmen', { ended: { at: 3, talkMs: 120_000, holdMs: 30_000 }, wrapUpMs: 10_000 })
  expect(handling([first, second], HOUR).aht).toMatchObject({ value: 220_000, denominator: 1 })
  expect(handling([first], HOUR).aht.value).toBe(60_000)
  expect(handling([second], HOUR).aht.value).toBe(160_000)
})
test('a call in course is no contact yet, not even with the part that is over', () => {
  const over = part('call', 'luis', { ended: { at: 2, talkMs: 60_000, holdMs: 0 } })
  const lasts = part('call', 'carmen', { ended: null })
  expect(handling([over, lasts], HOUR).aht).toMatchObject({
    value: null,
    denominator: 0,
    excluded: [{ what: 'inCourse', count: 1 }],
  })
})
test('a call belongs to the interval in which it entered its queue', () => {
  expect(handling([part('call', 'luis', { belongsAt: 3_599_999, answeredAt: 3_700_000 })], HOUR).aht.denominator).toBe(
    1,
  )
  expect(handling([part('call', 'luis', { belongsAt: 3_600_000 })], HOUR).aht.denominator).toBe(0)
})
