import { expect, test } from 'vitest'
import { UserId } from '../kernel/ids.ts'
import { CallRecord } from './call-record.ts'
import { spokenBeforeMs } from './spoken-before.ts'

const [LUIS, CARMEN] = ['1', '2'].map((n) => UserId.parse(`01939e1a-0000-7000-8000-00000000000${n}`)) as [
  UserId,
  UserId,
] // two of two
const entry = (second: number, kind: string, by = LUIS, more: object = {}) => ({
  ...{ key: `k${second}`, at: `2026-11-26T12:00:${String(second).padStart(2, '0')}.000Z`, kind, by },
  ...more,
})
const before = (...entries: readonly object[]) =>
  spokenBeforeMs(
    CallRecord.parse({ ...{ number: null, queue: 'servicio', video: false, consults: null }, entries }),
    LUIS,
  )
const rang = entry(0, 'rang')
const answered = entry(2, 'answered')

test('a call that a console takes up anew had lasted since its first answer', () => {
  expect(before(rang)).toBe(0)
  expect(before(rang, answered)).toBe(0)
  expect(before(rang, answered, entry(15, 'answered'))).toBe(13_000)
  expect(before(rang, answered, entry(15, 'answered'), entry(20, 'answered'))).toBe(18_000)
  expect(before(entry(0, 'dialled'), answered, entry(15, 'answered'))).toBe(13_000)
})

test('what a colleague spoke is not counted, nor a part that was over before the customer came back', () => {
  expect(before(rang, answered, entry(15, 'answered', CARMEN))).toBe(0)
  const sent = [entry(10, 'transferred', LUIS, { to: 'u2' }), entry(11, 'ended', LUIS, { ending: 'transferred' })]
  expect(before(rang, answered, ...sent, entry(30, 'rang'), entry(33, 'answered'))).toBe(0)
  expect(before(rang, answered, ...sent, entry(33, 'answered'), entry(40, 'answered'))).toBe(7_000)
})
