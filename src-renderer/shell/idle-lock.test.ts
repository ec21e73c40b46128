import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { idleLock } from './idle-lock.ts'

const MINUTE = 60_000
let page: EventTarget
let busy: boolean
let locks: number
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers()
  page = new EventTarget()
  busy = false
  locks = 0
  stop = idleLock(
    MINUTE,
    page,
    () => busy,
    () => locks++,
  )
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})
const pass = (ms: number) => void vi.advanceTimersByTime(ms)

test('without a key or a pointer it locks when the time is up, and not before', () => {
  pass(MINUTE - 1)
  expect(locks).toBe(0)
  pass(1)
  expect(locks).toBe(1)
})

test('whatever is done before the time begins it anew', () => {
  for (const event of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    pass(MINUTE - 10_000)
    page.dispatchEvent(new Event(event))
  }
  expect(locks).toBe(0)
  pass(MINUTE)
  expect(locks).toBe(1)
})

test('a machine that slept longer wakes up locked, whatever key wakes it', () => {
  pass(10_000)
  vi.setSystemTime(Date.now() + 10 * MINUTE)
  page.dispatchEvent(new Event('keydown'))
  pass(5_000)
  expect(locks).toBe(1)
})

test('a call is work: the lock waits for its end, and then the whole time', () => {
  busy = true
  pass(3 * MINUTE)
  busy = false
  pass(MINUTE - 5_000)
  expect(locks).toBe(0)
  pass(5_000)
  expect(locks).toBe(1)
})

test('stopped, it locks nothing', () => {
  stop()
  pass(3 * MINUTE)
  expect(locks).toBe(0)
})
