import type { Actor } from '#shared/kernel/commands.ts'
import type { ParsedCommand } from '#shared/kernel/decide.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { KeptCommand } from '../store/port.ts'

/**
 * The author of a kept command as a coordinator may apply it: enabled, with the roles that they had when it was kept or have
 * again. What happened (a fact) may also lack its role, and the coordinator answers for it. An administrator's right is not a
 * coordinator's to give, nor to give back.
 */
export function asApplied(
  model: Model,
  { definition: { name, kind } }: ParsedCommand,
  author: Actor,
  then: KeptCommand['roles'] = [],
): Actor {
  const lacked = kind === 'fact' ? (model.policies[name]?.roles ?? []) : []
  const roles = [...new Set([...author.roles, ...then, ...lacked])].filter((role) => role !== 'it_admin')
  return { ...author, enabled: true, roles }
}
