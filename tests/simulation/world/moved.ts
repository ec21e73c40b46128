import type { CentralState } from '#central/store/memory/state.ts'
import type { Told } from './world.ts'

/** An administrator gave somebody a team. */
const moves = ({ body, answer }: Told, person: string): boolean => {
  const { userId, teamId } = body.payload as { userId?: string; teamId?: string } // of a user.edit, as acts.ts made it
  return answer.ok && body.name === 'user.edit' && userId === person && teamId !== undefined
}

/** Whether somebody was given a team before they did something, and the centre took it: they could know of it then. */
export function wasMovedBefore(
  all: readonly Told[],
  done: Told,
  { log }: Pick<CentralState, 'log'>,
  wentBack: boolean,
): boolean {
  const accepted = new Set(log.filter(({ outcome }) => outcome === 'accepted').map(({ commandId }) => commandId))
  return all
    .slice(0, all.indexOf(done))
    .some((one) => moves(one, done.at.person.id) && (wentBack || accepted.has(one.body.id)))
}

/** Whether a contact, as a console shows it, stayed behind with the team that its person has left, as they have heard. */
export function stayedBehind(all: readonly Told[], person: { id: string; teamId: unknown }, contact: unknown): boolean {
  const { teamId } = contact as { teamId: unknown } // an interaction
  return teamId !== person.teamId && all.some((one) => moves(one, person.id))
}
