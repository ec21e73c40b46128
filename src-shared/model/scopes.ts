import type { Actor } from '../kernel/commands.ts'
import type { Scope } from '../kernel/documents.ts'
import { solves } from '../kernel/roles.ts'

/** Everything a person replicates. A disabled person replicates nothing. */
export function scopesOfActor(actor: Actor): readonly Scope[] {
  if (!actor.enabled) return []
  const scopes = ['catalog', `user:${actor.id}`]
  if (actor.roles.some((role) => role === 'advisor' || role === 'coordinator') || solves(actor.roles))
    scopes.push(
      'desk',
      ...(actor.portfolios === null ? ['customers'] : actor.portfolios.map((one) => `portfolio:${one}`)),
    )
  if (actor.teamId !== null && actor.roles.includes('advisor')) scopes.push(`team:${actor.teamId}`)
  if (actor.roles.includes('coordinator'))
    for (const team of actor.coordinates) scopes.push(`team:${team}`, `coordination:${team}`)
  if (solves(actor.roles)) for (const area of actor.areas) scopes.push(`area:${area}`)
  return [...new Set(scopes)].sort()
}

/** Whether a person may see a document that is replicated to these scopes. */
export const mayRead = (actor: Actor, scopes: readonly Scope[]): boolean => {
  const own = new Set(scopesOfActor(actor))
  return scopes.some((scope) => own.has(scope))
}
