import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { maintainStore } from './maintenance.ts'

const FULL = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })

/** A store whose disk is full, with the clock in the test's hands. */
function onFullDisk(failed: (failure: unknown) => void) {
  const due: { ms: number; call: () => void }[] = []
  const full = () => {
    throw FULL
  }
  const stop = maintainStore(
    { pragma: full } as unknown as Database, // nothing else of it is asked
    { transaction: full } as never, // as above
    { forget: () => {} } as never, // as above
    { centre: () => '2026-11-26T13:00:00.000Z' } as never, // as above
    {
      monotonic: () => 0,
      random: () => 0,
      after(ms, call) {
        const one = { ms, call }
        due.push(one)
        return () => void due.splice(due.indexOf(one), 1)
      },
    },
    null,
    failed,
  )
  /** Everything that is due in so many milliseconds, once. */
  const pass = (ms: number) => {
    for (const one of due.filter((each) => each.ms === ms)) {
      due.splice(due.indexOf(one), 1)
      one.call()
    }
  }
  return { due, pass, stop }
}

test.each([
  ['checkpoint', 5_000],
  ['sweep', 3_600_000],
])('a %s that the full disk refuses is told, and comes again at its next time', (_, ms) => {
  const told: unknown[] = []
  const { due, pass } = onFullDisk((failure) => told.push(failure))
  pass(ms)
  pass(ms)
  expect(told).toEqual([FULL, FULL])
  expect(due.filter((each) => each.ms === ms)).toHaveLength(1)
})

test.each([5_000, 3_600_000])('a store that is closed because of it is not looked after any more', (ms) => {
  const store = onFullDisk(() => store.stop())
  store.pass(ms)
  expect(store.due).toEqual([])
})
