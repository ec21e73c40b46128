import type { Actor } from '../kernel/commands.ts'
import { holdersOf } from '../telephony/call-holders.ts'
import { byOf, type CallEntry, type CallRecord, isJoining } from '../telephony/call-record.ts'
import type { Interaction } from './schema.ts'

/** The PBX or the centre says who came into a call by these; what a console says of itself anybody's could. */
const isSaid = (entry: CallEntry): boolean => isJoining(entry) || entry.kind === 'taken'

/**
 * Who answered without that word has part in it where the answer took the call, from nobody or from whoever gave it on; and
 * not where somebody was named only after it: a console may date its answer as it likes.
 */
function cameIn(call: CallRecord, actor: Actor): boolean {
  const said = call.entries.filter(isSaid)
  if (said.some((entry) => byOf(entry) === actor.id)) return true
  const answered = call.entries.findLast((entry) => entry.kind === 'answered' && entry.by === actor.id)
  return answered !== undefined && holdersOf(call).includes(actor.id) && said.every(({ at }) => at <= answered.at)
}

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
  (contact.call !== undefined && cameIn(contact.call, actor))
