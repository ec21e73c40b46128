import type { Breach, Interaction } from '../interactions/schema.ts'
import { CommandId } from '../kernel/ids.ts'
import { advisorOfCall, foreignAnswers } from './call-holders.ts'
import { type CallEntry, type CallRecord, isToBeTaken, messageOf, withEntry } from './call-record.ts'
import { owedFor } from './missed-calls.ts'

/** What somebody knows of a call before anything of it was told. */
export type HeardCall = Pick<CallRecord, 'number' | 'queue' | 'video' | 'consults'>

/** The rule that a call on the contact of somebody else does not keep. */
export const OTHERS_CONTACT = 'call.othersContact'

/** With the answers that took nothing. What the PBX told meanwhile may have given one its right: then nobody need look. */
function withAnswers(breaches: readonly Breach[], call: CallRecord): Breach[] {
  const foreign = foreignAnswers(call)
  const answers = new Set(call.entries.filter(({ kind }) => kind === 'answered').map(({ key }) => key))
  const stays = ({ rule, commandId, reviewedBy }: Breach) =>
    rule !== OTHERS_CONTACT ||
    reviewedBy !== null ||
    !answers.has(commandId) ||
    foreign.some(({ key }) => key === commandId)
  const added = foreign
    .filter(({ key }) => !breaches.some(({ rule, commandId }) => rule === OTHERS_CONTACT && commandId === key))
    .map(({ key, at }) => ({ rule: OTHERS_CONTACT, commandId: CommandId.parse(key), at, reviewedBy: null }))
  return [...breaches.filter(stays), ...added]
}

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
  const owed = interaction.callBack === undefined ? owedFor(entry, call, advisorId) : null
  return {
    ...interaction,
    channel: messageOf(call) === null ? interaction.channel : 'voicemail',
    call,
    advisorId,
    ...(owed === null ? {} : { callBack: owed }),
    breaches: withAnswers(interaction.breaches, call),
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
