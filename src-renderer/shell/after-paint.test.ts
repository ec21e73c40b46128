import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterPaint } from './after-paint.ts'

let frames: (() => void)[] = []
const paint = () => {
  for (const frame of frames.splice(0)) frame()
}

beforeEach(() => {
  frames = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what comes after the paint is done once, when the frame has gone', () => {
  const act = vi.fn()
  afterPaint(act)
  vi.advanceTimersByTime(16)
  paint()
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(500)
  expect(act).toHaveBeenCalledTimes(1)
})
test('a window that is hidden paints nothing, and what waits is done all the same', () => {
  const act = vi.fn()
  afterPaint(act)
  vi.advanceTimersByTime(200)
  paint()
  vi.advanceTimersByTime(200)
  expect(act).toHaveBeenCalledTimes(1)
})
test('what was left is not done', () => {
  const act = vi.fn()
  const leave = afterPaint(act)
  paint()
  leave()
  vi.advanceTimersByTime(500)
  expect(act).not.toHaveBeenCalled()
})
