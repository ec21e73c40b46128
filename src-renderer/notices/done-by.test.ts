import { expect, test } from 'vitest'
import { testCase } from '#shared/cases/case.test-data.ts'
import { EntryId, UserId } from '#shared/kernel/ids.ts'
import { doneBy } from './done-by.ts'

const [LUIS, ANA, PEDRO] = ['a1', 'a2', 'a3'].map((end) =>
  UserId.parse(`01939e1a-0000-7000-8000-0000000000${end}`),
) as [UserId, UserId, UserId] // one of each
const entry = (end: string, by: UserId, what: string, at: string) => ({
  ...{ id: EntryId.parse(`01939e1a-0000-7000-8000-0000000001${end}`), by, what, at, text: '' },
})
const about = testCase({
  advisorId: LUIS,
  entries: [
    entry('01', ANA, 'case.take', '2026-11-20T15:00:00.000Z'),
    entry('02', ANA, 'case.answer', '2026-11-21T15:00:00.000Z'),
    entry('03', LUIS, 'case.objectAnswer', '2026-11-22T15:00:00.000Z'),
    entry('04', PEDRO, 'case.answer', '2026-11-23T15:00:00.000Z'),
    entry('05', PEDRO, 'case.closeUnopposed', '2026-11-24T15:00:00.000Z'),
  ],
})

test('an escalation is its advisor’s', () => {
  expect(doneBy(about, { code: 'case.escalate', at: '2026-11-19T15:00:00.000Z' })).toBe(LUIS)
})
test('of what was done twice each notice tells of its own', () => {
  expect(doneBy(about, { code: 'case.answer', at: '2026-11-21T15:00:00.000Z' })).toBe(ANA)
  expect(doneBy(about, { code: 'case.answer', at: '2026-11-23T15:00:00.000Z' })).toBe(PEDRO)
})
test('what happens by itself is nobody’s, and what a case does not say is not made up', () => {
  expect(doneBy(about, { code: 'case.closeUnopposed', at: '2026-11-24T15:00:00.000Z' })).toBeNull()
  expect(doneBy(about, { code: 'case.transfer', at: '2026-11-24T15:00:00.000Z' })).toBeNull()
})
