import { expect, test } from 'vitest'
import type { LineSample } from './adapter/line-counts.ts'
import { lineSummary } from './line-summary.ts'

const second = (mos: number, loss = 0): LineSample => ({
  at: 0,
  bytesReceived: 0,
  bytesSent: 0,
  videoBytesReceived: 0,
  loss,
  jitterMs: 4,
  roundTripMs: null,
  mos,
})

test('a call’s line is the mean of its seconds, with the worst of them, after it has settled', () => {
  expect(lineSummary([1, 1, 1, 4, 2].map((mos) => second(mos)))).toMatchObject({
    mos: 3,
    worstMos: 2,
    jitterMs: 4,
    rttMs: 0,
  })
})

test('of a call of a few seconds nothing is said', () => {
  expect(lineSummary([4, 4, 4, 4].map((mos) => second(mos)))).toBeNull()
})
