import { expect, test } from 'vitest'
import { undeliveredCount } from './undelivered-count.ts'

/** A count with the clock in the test's hands. */
function counted() {
  const written: number[] = []
  const told: unknown[] = []
  const disk = { full: false }
  let due: (() => void) | null = null
  const count = undeliveredCount(
    (one) => {
      if (disk.full) throw new Error('ENOSPC')
      written.push(one)
    },
    (failure) => void told.push(failure),
    (_, call) => {
      due = call
      return () => {
        due = null
      }
    },
  )
  return { count, written, told, disk, pass: () => due?.(), waits: () => due !== null }
}

test('the first count and every higher one are written at once', () => {
  const { count, written } = counted()
  count.told(0)
  count.told(1)
  count.told(3)
  expect(written).toEqual([0, 1, 3])
})
test('fewer are written later, and nothing for what came and went meanwhile', () => {
  const { count, written, pass } = counted()
  count.told(1)
  count.told(0)
  count.told(1)
  count.told(0)
  expect(written).toEqual([1])
  pass()
  expect(written).toEqual([1, 0])
})
test('what stands there is never less than what is undelivered', () => {
  const { count, written, pass } = counted()
  count.told(2)
  count.told(1)
  count.told(2)
  pass()
  expect(written).toEqual([2])
})
test('at the end the last word is written, and no timer is left', () => {
  const { count, written, waits } = counted()
  count.told(1)
  count.told(0)
  count.end()
  expect(written).toEqual([1, 0])
  expect(waits()).toBe(false)
})

test('what the disk had no room for is told, and written when it has', () => {
  const { count, written, told, disk, pass, waits } = counted()
  disk.full = true
  count.told(2)
  pass()
  expect(told).toHaveLength(2)
  disk.full = false
  pass()
  expect(written).toEqual([2])
  disk.full = true
  count.told(3)
  count.end()
  expect(told).toHaveLength(4)
  expect(waits()).toBe(false)
})
