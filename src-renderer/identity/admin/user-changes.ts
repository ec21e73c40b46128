import type { User } from '#shared/identity/schema.ts'

interface Given {
  readonly name: string
  readonly payload: Record<string, unknown>
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The commands that bring a person from what they were to what was typed: the changed fields alone, roles on their own. */
export function userChanges(
  before: User,
  after: { name: string; teamId: string | null; roles: readonly string[]; areas: readonly string[] },
): readonly Given[] {
  const edit = {
    ...(before.name === after.name ? {} : { name: after.name }),
    ...(before.teamId === after.teamId ? {} : { teamId: after.teamId }),
    ...(same(before.areas, after.areas) ? {} : { areas: after.areas }),
  }
  const userId = before.id
  return [
    ...(Object.keys(edit).length === 0 ? [] : [{ name: 'user.edit', payload: { userId, ...edit } }]),
    ...(same(before.roles, after.roles) ? [] : [{ name: 'user.setRoles', payload: { userId, roles: after.roles } }]),
  ]
}
