import { expect, test } from 'vitest'
import { countedIn, type RtcStat, sampleOf } from './line-counts.ts'

const source = (packets: number, lost = 0): RtcStat => ({
  type: 'inbound-rtp',
  kind: 'audio',
  packetsReceived: packets,
  packetsLost: lost,
  bytesReceived: packets * 160,
})

test('another source, whose packets are counted from nothing, is sound that is received', () => {
  const before = countedIn([['a', source(5_000)]], null)
  const beside = countedIn(
    [
      ['a', source(5_000)],
      ['b', source(50)],
    ],
    before,
  )
  expect(beside.packets - before.packets).toBe(50)
  const instead = countedIn([['b', source(100)]], beside)
  expect(instead.packets - beside.packets).toBe(50)
  // Also where the report keeps its name.
  const renamed = countedIn([['b', source(20)]], instead)
  expect(renamed.packets - instead.packets).toBe(20)
  expect(renamed.bytes).toBe(5_120 * 160)
})

test('a source that says nothing more is silence', () => {
  const before = countedIn([['a', source(50)]], null)
  const after = countedIn([['a', source(50)]], before)
  expect(after.packets).toBe(before.packets)
  // One that is gone and has left no other is no sound either.
  expect(countedIn([], after).packets).toBe(before.packets)
})

test('what a source has lost counts for the second in which it was, whichever source it is', () => {
  const before = countedIn([['a', source(100, 10)]], null)
  const after = countedIn([['b', source(45, 5)]], before)
  expect(sampleOf(after, before, 1_000)).toMatchObject({ loss: 0.1, bytesReceived: 145 * 160 })
})

test('the wait in the buffer is that of this second, however long the call was good before it', () => {
  const played = (waited: number, emitted: number) =>
    [['a', { ...source(emitted / 160), jitterBufferDelay: waited, jitterBufferEmittedCount: emitted }]] as const
  // Ten minutes at 40 ms, then a second at 600.
  const good = countedIn(played(600 * 8_000 * 0.04, 600 * 8_000), null)
  const bad = countedIn(played(600 * 8_000 * 0.04 + 8_000 * 0.6, 601 * 8_000), good)
  expect(bad.bufferMs).toBeCloseTo(600)
  expect(sampleOf(bad, good, 1_000).mos).toBeLessThan(2.6)
})
