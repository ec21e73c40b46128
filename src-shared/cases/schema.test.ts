import { expect, test } from 'vitest'
import { testCase } from './case.test-data.ts'
import { type Case, caseDocument } from './schema.ts'

const ADVISOR = '01939e1a-0000-7000-8000-000000000001'
const HOLDER = '01939e1a-0000-7000-8000-000000000002'
const TEAM = '01939e1a-0000-7000-8000-000000000003'
const AT = '2026-10-30T15:00:00.000Z'

const scopesOf = (state: Case['state']) =>
  caseDocument.scopesOf(
    testCase({
      state,
      holderId: HOLDER,
      advisorId: ADVISOR,
      teamId: TEAM,
      closedAt: state === 'closed' ? AT : null,
    }),
  )

test('a closed case stays with its whole team, which may open it again, and leaves who solved it', () => {
  expect(scopesOf('closed')).toEqual([`user:${ADVISOR}`, `team:${TEAM}`])
  expect(scopesOf('informed')).toEqual([`user:${ADVISOR}`, `team:${TEAM}`, 'area:credito', `user:${HOLDER}`])
})
