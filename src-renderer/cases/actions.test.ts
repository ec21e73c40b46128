import { expect, test } from 'vitest'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { CaseState } from '#shared/cases/life.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { isNext, mayDoNow, offeredActions } from './actions.ts'

const LUIS = UserId.parse('01939e1a-0000-7000-8000-0000000000a1')
const PEDRO = UserId.parse('01939e1a-0000-7000-8000-0000000000a2')
const advisor: Actor = {
  id: LUIS,
  roles: ['advisor'],
  enabled: true,
  teamId: null,
  areas: [],
  coordinates: [],
  portfolios: null,
}
const standsOut = (state: CaseState) => {
  const current = testCase({ state, advisorId: LUIS, holderId: PEDRO })
  const first = offeredActions(current, advisor).find(({ now }) => now)
  return first !== undefined && isNext(first.name) ? first.name : null
}

test('what the case waits for of its advisor stands out; where it waits for somebody else nothing does', () => {
  expect(standsOut('answered')).toBe('case.informCustomer')
  expect(standsOut('waitingForData')).toBe('case.provideData')
  expect([standsOut('inProgress'), standsOut('escalated')]).toEqual([null, null])
})

test('a note is for whoever has part in the case, and while it is open', () => {
  const may = (its: Partial<Parameters<typeof testCase>[0]>) =>
    mayDoNow('case.addNote', testCase({ advisorId: LUIS, ...its }), advisor)
  expect([may({ state: 'answered' }), may({ state: 'informed' })]).toEqual([true, true])
  expect(may({ state: 'closed', closedAt: '2026-11-20T17:00:00.000Z' })).toBe(false)
  expect(may({ advisorId: PEDRO, teamId: null }), 'somebody else follows it').toBe(false)
})
