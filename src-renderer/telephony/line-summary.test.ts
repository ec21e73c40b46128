import { expect, test } from 'vitest'
import type { LineSample } from './adapter/line-counts.ts'
import { lineNow, lineSummary } from './line-summary.ts'

const second = (mos: number, loss = 0): LineSample => ({
  at: 0,
  bytesReceived: 0,
  bytesSent: 0,
  videoBytesReceived: 0,
  loss,
  jitterMs: 4,
  roundTripMs: null,
  delayMs: 60,
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

test('how a line is now are its last ten seconds, whatever a long call was before', () => {
  const good = Array.from({ length: 60 }, () => second(4))
  const bad = Array.from({ length: 5 }, () => second(2, 0.1))
  expect(lineNow([...good, ...bad])).toEqual({ mos: 3, loss: 0.05, jitterMs: 4, delayMs: 60 })
  expect(lineNow([...good, ...bad, ...bad])?.mos).toBe(2)
  expect(lineNow(bad.slice(0, 4))).toBeNull()
})
