import { expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { isGone } from './use-wrap-up.ts'

const [ME, THEY] = ['1', '2'].map((n) => UserId.parse(`01939e1a-0000-7000-8000-00000000000${n}`)) as [UserId, UserId] // two of two

test('a contact is somebody else’s who has its call, also when it has left; one that goes on is in no store yet', () => {
  expect(isGone({ advisorId: THEY }, ME, true)).toBe(true)
  expect(isGone(null, ME, true)).toBe(true)
  // Its registration is still mine.
  expect(isGone(null, ME, false)).toBe(false)
  for (const mine of [{ advisorId: ME }, { advisorId: null }, undefined]) expect(isGone(mine, ME, true)).toBe(false)
})
