import { expect, test } from 'vitest'
import type { DocumentChange } from '../kernel/documents.ts'
import { UserId } from '../kernel/ids.ts'
import type { Role } from '../kernel/roles.ts'
import { userCreate, userSetRoles } from './commands.ts'
import { User } from './schema.ts'

const ANA = UserId.parse('018f0000-0000-7000-8000-000000000001')
const IT = UserId.parse('018f0000-0000-7000-8000-000000000002')
const ana = (roles: Role[], areas: string[]): User =>
  User.parse({ id: ANA, login: 'ana.mejia', name: 'Ana Mejía', roles, teamId: null, areas, enabled: true })

/** Who Ana is after a command. */
function after(command: typeof userCreate | typeof userSetRoles, payload: object, before: User | 'missing') {
  const documents = { read: () => before }
  const decided = command.decide(documents as never, { payload, actor: IT } as never, {} as never) // no more of them is read
  if (!decided.ok) throw new Error(decided.error.code)
  const [first] = decided.value.changes as readonly DocumentChange[]
  return first?.doc as User // the change of the one user
}
const created = (roles: Role[]) => {
  const { id: userId, enabled: _, ...rest } = ana(roles, ['credito'])
  return after(userCreate, { userId, ...rest }, 'missing')
}

test('only who solves requirements has areas', () => {
  expect(created(['area_owner']).areas).toEqual(['credito'])
  expect(created(['coordinator']).areas).toEqual([])
})
test('whoever stops solving loses their areas, and whoever goes on keeps them', () => {
  const payload = (roles: Role[]) => ({ userId: ANA, roles })
  const solver = ana(['oefv_analyst'], ['oefv'])
  expect(after(userSetRoles, payload(['advisor']), solver)).toMatchObject({ roles: ['advisor'], areas: [] })
  expect(after(userSetRoles, payload(['area_owner', 'advisor']), solver).areas).toEqual(['oefv'])
})
