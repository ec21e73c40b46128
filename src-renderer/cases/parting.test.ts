import { expect, test } from 'vitest'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { TeamId, UserId } from '#shared/kernel/ids.ts'
import { partedBy } from './parting.ts'

const LUIS = UserId.parse('01939e1a-0000-7000-8000-0000000000a1')
const TEAM = TeamId.parse('01939e1a-0000-7000-8000-0000000000b1')
const current = testCase({ area: 'oefv', holderId: LUIS, teamId: TEAM })
const actor = (its: Partial<Actor> = {}): Actor => ({
  ...{ id: LUIS, roles: ['oefv_analyst'], enabled: true },
  ...{ teamId: null, areas: ['oefv', 'credito'], coordinates: [], portfolios: null },
  ...its,
})

test('whoever passes a case to an area of others parts with it; to one that they solve in too they do not', () => {
  expect(partedBy(current, 'case.transfer', 'juridica', actor())).toEqual({
    ...{ by: LUIS, id: current.id, radicado: '1042', name: 'case.transfer', area: 'juridica', follows: false },
  })
  expect(partedBy(current, 'case.transfer', 'credito', actor())).toBeNull()
  // Areas of whoever does not solve are no work of theirs.
  const coordinator = actor({ roles: ['coordinator'], coordinates: [TEAM] })
  expect(partedBy(current, 'case.transfer', 'credito', coordinator)?.area).toBe('credito')
})
test('a coordinator of its team, and whoever asked for it, go on seeing it', () => {
  const followed = (its: Partial<Actor>, by = current) => partedBy(by, 'case.transfer', 'juridica', actor(its))?.follows
  expect(followed({ roles: ['coordinator'], coordinates: [TEAM] })).toBe(true)
  expect(followed({ roles: ['advisor', 'area_owner'] }, { ...current, advisorId: LUIS })).toBe(true)
  expect(followed({ roles: ['coordinator'], coordinates: [] })).toBe(false)
  // Of an area's people the team says nothing.
  expect(followed({ teamId: TEAM })).toBe(false)
})
test('whoever closes it parts with it; what leaves it with them does not', () => {
  expect(partedBy(current, 'case.close', current.area, actor())).toMatchObject({ name: 'case.close', area: null })
  expect(partedBy(current, 'case.answer', current.area, actor())).toBeNull()
})
