import type { Actor } from '../kernel/commands.ts'

/**
 * Whose closed cases a person is shown: those they had part in; of the desk also their team's, who may open them again; and
 * those of the teams that they coordinate.
 * @returns ids of people and teams
 */
export function closedOf(actor: Actor): readonly string[] {
  const ofTeam = actor.teamId !== null && actor.roles.includes('advisor') ? [actor.teamId] : []
  return [actor.id, ...ofTeam, ...(actor.roles.includes('coordinator') ? actor.coordinates : [])]
}
