import { expect, test } from 'vitest'
import type { Role } from '#shared/kernel/roles.ts'
import { placesOf } from './places.ts'

const areasOf = (...roles: Role[]) => placesOf(roles).map(({ area }) => area)

test.each([
  { roles: ['advisor'], first: 'inbox' },
  { roles: ['coordinator'], first: 'inbox' },
  { roles: ['oefv_analyst'], first: 'cases' },
  { roles: ['area_owner'], first: 'cases' },
  { roles: ['it_admin'], first: 'admin' },
  { roles: ['oefv_analyst', 'advisor'], first: 'inbox' },
  { roles: ['it_admin', 'area_owner'], first: 'cases' },
] as const)('$roles begin with $first, where their work waits', ({ roles, first }) => {
  expect(areasOf(...roles)[0]).toBe(first)
})
test('the other places keep their order, and each stands once', () => {
  expect(areasOf('oefv_analyst')).toEqual(['cases', 'customers', 'correct', 'matrix', 'help'])
  expect(areasOf('it_admin')).toEqual(['admin', 'correct', 'matrix', 'help'])
})
