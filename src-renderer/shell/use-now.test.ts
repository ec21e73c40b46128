import { afterEach, expect, test, vi } from 'vitest'
import { hearTime, paceOf } from './use-now.ts'

afterEach(() => vi.useRealTimers())

test('what hears the time at one pace hears the same one, whenever it began to', () => {
  vi.useFakeTimers({ now: 1_000 })
  const [first, second]: [number[], number[]] = [[], []]
  const leaveFirst = hearTime(30_000, (now) => first.push(now))
  vi.advanceTimersByTime(6_000)
  // Whoever comes later is told the present with the others, and from then on when they are.
  const leaveSecond = hearTime(30_000, (now) => second.push(now))
  vi.advanceTimersByTime(60_000)
  expect(second).toEqual([7_000, 31_000, 61_000])
  expect(first).toEqual(second)
  leaveFirst()
  leaveSecond()
  vi.advanceTimersByTime(60_000)
  expect([first.length, second.length]).toEqual([3, 3])
  expect(vi.getTimerCount()).toBe(0)
})

test('of the first minute the seconds are counted with, also of what is said to have been before it is told', () => {
  expect([0, 59_999].map((past) => paceOf(1_000, 1_000 + past))).toEqual([1_000, 1_000])
  expect([60_000, 3_600_000].map((past) => paceOf(1_000, 1_000 + past))).toEqual([30_000, 30_000])
  expect(paceOf(5_000, 1_000)).toBe(1_000)
})
