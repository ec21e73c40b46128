import { expect, test } from 'vitest'
import { memberChanges } from './member-changes.ts'

test('only who comes into a team or leaves it is changed', () => {
  expect(memberChanges('noche', ['ana', 'luis'], ['luis', 'carmen'])).toEqual([
    { name: 'user.edit', payload: { userId: 'ana', teamId: null } },
    { name: 'user.edit', payload: { userId: 'carmen', teamId: 'noche' } },
  ])
  expect(memberChanges('noche', ['ana'], ['ana'])).toEqual([])
})
