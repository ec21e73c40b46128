import type { Interaction } from '../interactions/schema.ts'
import { advisorOfCall, type CallEntry, type CallRecord, isToBeTaken, messageOf, withEntry } from './call-record.ts'

/** What somebody knows of a call before anything of it was told. */
export type HeardCall = Pick<CallRecord, 'number' | 'queue' | 'video' | 'consults'>

/**
 * Writes on a contact what happened in its call, once. The contact is whose call it is: a transfer hands it over with all
 * that was written on it.
 * @param heard what the teller knows of the call; what is known already stays
 * @param teamId of whom the entry names; null: not known
 */
export function onCall(
  interaction: Interaction,
  heard: HeardCall,
  entry: CallEntry,
  teamId: Interaction['teamId'],
): Interaction {
  const before: CallRecord = interaction.call ?? { ...heard, entries: [] }
  const known: CallRecord = {
    ...before,
    number: before.number ?? heard.number,
    queue: entry.kind === 'entered' ? heard.queue : (before.queue ?? heard.queue),
    video: before.video || heard.video,
    consults: before.consults ?? heard.consults,
  }
  const call = withEntry(known, entry)
  /** From here on it is nobody's, at whosever desk it had rung. */
  const left = entry.kind === 'voicemail' && isToBeTaken(call)
  const advisorId = left ? null : (advisorOfCall(call) ?? interaction.advisorId)
  const theirs = 'by' in entry && entry.by === advisorId
  return {
    ...interaction,
    channel: messageOf(call) === null ? interaction.channel : 'voicemail',
    call,
    advisorId,
    teamId: theirs || interaction.teamId === null ? (teamId ?? interaction.teamId) : interaction.teamId,
  }
}

/** The interaction that the PBX begins: nobody's yet, and the team's whose queue it came by. */
export const calledInteraction = (
  seed: Pick<Interaction, 'id' | 'direction' | 'openedAt' | 'teamId'> & { readonly channel: Interaction['channel'] },
): Interaction => ({
  ...seed,
  customerId: null,
  advisorId: null,
  state: 'open',
  requests: [],
  notes: [],
  disposition: null,
  registeredAt: null,
  breaches: [],
})
