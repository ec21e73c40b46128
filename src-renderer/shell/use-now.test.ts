import { afterEach, expect, test, vi } from 'vitest'
import { hearTime } from './use-now.ts'

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
