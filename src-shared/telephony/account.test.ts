import { expect, test } from 'vitest'
import { Role } from '../kernel/roles.ts'
import { hasPhone } from './account.ts'

test('advisors have a telephone, and so do coordinators, who take calls from the board; nobody else', () => {
  expect(Role.options.filter((role) => hasPhone({ roles: [role] }))).toEqual(['advisor', 'coordinator'])
  expect(hasPhone({ roles: ['it_admin', 'coordinator'] })).toBe(true)
})
