import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { daysOffline } from './days-offline.ts'

const folder = mkdtempSync(join(tmpdir(), 'days-'))
afterAll(() => rmSync(folder, { recursive: true }))
const DAY = 24 * 60 * 60_000
const START = Date.UTC(2026, 10, 1)

test('after the set days without the centre it is too long, until it is met', () => {
  let now = START
  const days = daysOffline(join(folder, 'one'), 14, START, () => now)
  now = START + 14 * DAY
  expect(days.tooLong()).toBe(false)
  now += 1
  expect(days.tooLong()).toBe(true)
  days.met()
  expect(days.tooLong()).toBe(false)
  now += 14 * DAY + 1
  expect(days.tooLong()).toBe(true)
})

test('a clock that is set back opens nothing, nor after a restart of the console', () => {
  let now = START
  const begin = () => daysOffline(join(folder, 'two'), 14, START, () => now)
  now = START + 15 * DAY
  expect(begin().tooLong()).toBe(true)
  now = START + DAY
  expect(begin().tooLong()).toBe(true)
})
