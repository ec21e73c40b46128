import { expect, test } from 'vitest'
import type { Actor } from '../kernel/commands.ts'
import { UserId } from '../kernel/ids.ts'
import { closedOf } from './closed-of.ts'

const me = UserId.parse('00000000-0000-7000-8000-000000000010')
const who = (roles: Actor['roles']): Actor => ({
  ...{ id: me, roles, enabled: true, teamId: 'team', areas: [], coordinates: ['theirs'], portfolios: null },
})

test('of a team closed cases are shown to who serves in it or coordinates it, by what they are today', () => {
  expect(closedOf(who(['advisor']))).toEqual([me, 'team'])
  expect(closedOf(who(['advisor', 'coordinator']))).toEqual([me, 'team', 'theirs'])
  // Their role was taken, and the team still names them.
  expect(closedOf(who(['oefv_analyst']))).toEqual([me])
})
