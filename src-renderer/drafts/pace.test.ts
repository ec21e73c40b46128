import { expect, test } from 'vitest'
import { writeInMs } from './pace.ts'

test('a text is written 300 ms after the last key', () => {
  expect(writeInMs(1_000, 1_200, 1_200)).toBe(300)
})
test('someone who never stops typing is saved every two seconds', () => {
  expect(writeInMs(1_000, 2_990, 2_990)).toBe(10)
})
test('what is late is written at once', () => {
  expect(writeInMs(0, 5_000, 5_000)).toBe(0)
})
