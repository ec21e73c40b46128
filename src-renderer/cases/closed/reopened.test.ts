import { expect, test } from 'vitest'
import type { Case } from '#shared/cases/schema.ts'
import { isReopened } from './reopened.ts'

const [before, closedAt, after] = ['2026-01-10T15:00:00.000Z', '2026-01-12T15:00:00.000Z', '2026-01-13T15:00:00.000Z']
const atCentre = { closedAt } as Pick<Case, 'closedAt'>
const here = (state: Case['state'], what: string, at: string) =>
  ({ state, entries: [{ what, at }] }) as unknown as Pick<Case, 'state' | 'entries'> // of an entry no more is read

test('a case that was reopened after the centre had it closed is open again', () => {
  expect(isReopened(atCentre, here('escalated', 'case.reopen', after))).toBe(true)
})
test('one that was reopened before, or is closed again, is as the centre says', () => {
  expect(isReopened(atCentre, here('escalated', 'case.reopen', before))).toBe(false)
  expect(isReopened(atCentre, here('closed', 'case.reopen', after))).toBe(false)
  expect(isReopened(atCentre, here('inProgress', 'case.take', after))).toBe(false)
})
