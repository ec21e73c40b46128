import { expect, test } from 'vitest'
import { linearOf, muLaw, shareAt } from './tone.ts'

const tone = (hertz: number) => Array.from({ length: 8_000 }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / 8_000))

test('a tone is found where it is, and nowhere else; silence is none', () => {
  expect(shareAt(tone(1_000), 1_000, 8_000)).toBeCloseTo(1, 2)
  expect(shareAt(tone(1_000), 1_300, 8_000)).toBeLessThan(0.01)
  expect(shareAt(new Array(8_000).fill(0), 1_000, 8_000)).toBe(0)
})

test('a tone in µ-law is that tone when it is read again', () => {
  const read = linearOf(muLaw(500, 1))
  expect(shareAt(read, 500, 8_000)).toBeGreaterThan(0.99)
  expect(Math.max(...read)).toBeCloseTo(0.3, 1)
})
