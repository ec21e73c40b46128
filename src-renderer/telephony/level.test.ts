import { expect, test } from 'vitest'
import { levelOf } from './level.ts'

const tone = (amplitude: number) => Float32Array.from({ length: 1_000 }, (_, n) => amplitude * Math.sin(n * 0.2))

test('silence is 0, full scale 100, and half the way in decibels half the meter', () => {
  expect(levelOf(new Float32Array(1_024))).toBe(0)
  expect(levelOf(new Float32Array(0))).toBe(0)
  expect(levelOf(new Float32Array(1_024).fill(1))).toBe(100)
  expect(levelOf(new Float32Array(1_024).fill(10 ** (-30 / 20)))).toBe(50)
  expect(levelOf(tone(0.0001))).toBe(0)
})
