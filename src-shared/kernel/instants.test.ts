import { expect, test } from 'vitest'
import { CivilDate, Instant } from './instants.ts'

test.each([
  ['2026-11-27T15:04:05.678Z', true],
  ['2028-02-29T00:00:00.000Z', true],
  ['2026-02-29T00:00:00.000Z', false],
  ['2026-99-99T99:99:99.999Z', false],
  ['2026-11-27T24:00:00.000Z', false],
  ['9999-12-31T23:59:59.999Z', false],
  ['2200-01-01T00:00:00.000Z', false],
  ['1899-12-31T23:59:59.999Z', false],
  ['2026-11-27', false],
])('%s is an instant: %s', (text, is) => {
  expect(Instant.safeParse(text).success).toBe(is)
})

test.each([
  ['2026-11-27', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['9999-12-31', false],
  ['2199-12-31', true],
])('%s is a date: %s', (text, is) => {
  expect(CivilDate.safeParse(text).success).toBe(is)
})
