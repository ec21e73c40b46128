import type { Actor } from '../kernel/commands.ts'
import { byOf, type CallEntry, isSpeaking } from '../telephony/call-record.ts'
import type { Interaction } from './schema.ts'

/** Who came into the call by it; that a desk rang, or that something was said of the line, makes nobody a part of it. */
const comesIn = (entry: CallEntry): boolean => isSpeaking(entry) || entry.kind === 'dialled' || entry.kind === 'taken'

const cameIn = (entry: CallEntry, actor: Actor): boolean =>
  comesIn(entry) && byOf(entry) === actor.id && !('others' in entry && entry.others === true)

export const inTeam = (actor: Actor, teamId: string | null): boolean =>
  teamId !== null && (actor.teamId === teamId || actor.coordinates.includes(teamId))

/**
 * Whose work a contact is: its advisor's and their team's; and of whoever had part in it before it went on to another team,
 * since their notes come after it, or owes its customer a call.
 */
export const isParty = (contact: Interaction, actor: Actor): boolean =>
  contact.advisorId === actor.id ||
  inTeam(actor, contact.teamId) ||
  contact.callBack?.ownerId === actor.id ||
  contact.notes.some(({ by }) => by === actor.id) ||
  (contact.call?.entries ?? []).some((entry) => cameIn(entry, actor))
