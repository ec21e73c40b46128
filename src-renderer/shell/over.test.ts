import { expect, test } from 'vitest'
import { overBy } from './over.ts'

test('a text is too long by what it has beyond its limit, its blank ends left out', () => {
  expect(overBy('abcd', 4)).toBe(0)
  expect(overBy('  abcd\n', 4)).toBe(0)
  expect(overBy('abcdef', 4)).toBe(2)
})
