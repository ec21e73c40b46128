import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterPaint } from './after-paint.ts'

const frames = new Map<number, () => void>()
let asked = 0
const paint = () => {
  const due = [...frames.values()]
  frames.clear()
  for (const frame of due) frame()
}

beforeEach(() => {
  frames.clear()
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => {
    frames.set(++asked, frame)
    return asked
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame))
  vi.stubGlobal('requestIdleCallback', (idle: () => void) => setTimeout(idle))
  vi.stubGlobal('cancelIdleCallback', clearTimeout)
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
test('what waits for the same paint asks for one frame, and one that fails does not keep the others', () => {
  vi.stubGlobal('reportError', vi.fn())
  const act = vi.fn()
  afterPaint(() => {
    throw new Error('failed')
  })
  afterPaint(act)
  expect(frames.size).toBe(1)
  paint()
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledTimes(1)
  expect(reportError).toHaveBeenCalledTimes(1)
})
test('what is asked for when a frame has begun waits for the next', () => {
  const [first, second] = [vi.fn(), vi.fn()]
  afterPaint(first)
  paint()
  afterPaint(second)
  vi.advanceTimersByTime(1)
  expect(first).toHaveBeenCalledTimes(1)
  expect(second).not.toHaveBeenCalled()
  paint()
  vi.advanceTimersByTime(1)
  expect(second).toHaveBeenCalledTimes(1)
})
