import { expect, test } from 'vitest'
import { compared, interleaved, quantile } from './measure.ts'

test('the median and the 99th percentile are of the nearest rank', () => {
  const sample = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(quantile(sample, 0.5)).toBe(50)
  expect(quantile(sample, 0.99)).toBe(99)
})
test('a time holds below its limit and a rate above it', () => {
  expect(compared('a', 'ms', 3, 2, 2).holds).toBe(true)
  expect(compared('a', 'ms', 5, 2, 2).holds).toBe(false)
  expect(compared('a', '1/s', 10, 50, 1 / 6, 'higher').holds).toBe(true)
  expect(compared('a', '1/s', 5, 50, 1 / 6, 'higher').holds).toBe(false)
})
test('both sides take turns and the warm-up is not counted', async () => {
  const turns: string[] = []
  const { ours, peer } = await interleaved({ ours: () => turns.push('o'), peer: () => turns.push('p') }, 2, 1)
  expect([ours.length, peer.length]).toEqual([2, 2])
  expect(turns.join('')).toBe('poop' + 'po')
})
