import fc from 'fast-check'
import { expect, test } from 'vitest'
import { G711, G711_CONCEALED, mos } from './quality.ts'

test.each([
  [0, 0, G711_CONCEALED, 4.41],
  [0.02, 50, G711_CONCEALED, 4.2],
  [0.02, 50, G711, 3.19],
  [0.05, 150, G711_CONCEALED, 3.77],
])('a line with a loss of %d and %d ms has its score', (loss, delayMs, codec, score) => {
  expect(mos({ loss, delayMs }, codec)).toBeCloseTo(score, 1.9)
  expect(Math.abs(mos({ loss, delayMs }, codec) - score)).toBeLessThan(0.006)
})

test('more loss or more delay never scores better, and every score is between 1 and 4.5', () => {
  const line = fc.record({ loss: fc.double({ min: 0, max: 1, noNaN: true }), delayMs: fc.nat({ max: 3_000 }) })
  fc.assert(
    fc.property(line, line, (one, other) => {
      const worse = { loss: Math.max(one.loss, other.loss), delayMs: Math.max(one.delayMs, other.delayMs) }
      const score = mos(worse, G711)
      expect(score).toBeGreaterThanOrEqual(1)
      expect(score).toBeLessThanOrEqual(4.5)
      expect(score).toBeLessThanOrEqual(mos(one, G711) + 1e-9)
    }),
  )
})
