import { expect, test } from 'vitest'
import { isAnotherRun, type Reconnection } from './another-run.ts'

const NOW = 1_800_000_000_000
const SECOND = 1_000
/** Lost five seconds ago, of one that had run for an hour. */
const lost: Reconnection = { bootedAt: NOW - 3_600 * SECOND, awaySince: NOW - 5 * SECOND, now: NOW, upMs: null }

test('an Asterisk that has run for less time than it was away is another, also where its end was noticed late', () => {
  expect(isAnotherRun({ ...lost, upMs: 3 * SECOND })).toBe(true)
  expect(isAnotherRun({ ...lost, upMs: 24 * SECOND })).toBe(true)
  expect(isAnotherRun({ ...lost, upMs: 25 * SECOND })).toBe(false)
})

test('a connection that breaks just after the start finds the same run, whose seconds are whole ones', () => {
  const young = { ...lost, bootedAt: NOW - 12 * SECOND, awaySince: NOW - 2 * SECOND }
  for (const upMs of [11 * SECOND, 12 * SECOND]) expect(isAnotherRun({ ...young, upMs })).toBe(false)
  expect(isAnotherRun({ ...young, upMs: 5 * SECOND })).toBe(true)
})

test('a clock that is set makes no other run of one that has run for long', () => {
  expect(isAnotherRun({ ...lost, bootedAt: NOW - 3_000 * SECOND, upMs: 3_600 * SECOND })).toBe(false)
})

test('what does not say for how long it has run is taken for the same; what had not said is known by the time alone', () => {
  expect(isAnotherRun({ ...lost, upMs: null })).toBe(false)
  expect(isAnotherRun({ ...lost, bootedAt: null, upMs: 3 * SECOND })).toBe(true)
})
