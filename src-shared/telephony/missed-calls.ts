import type { CallBack, Interaction } from '../interactions/schema.ts'
import type { InteractionId, UserId } from '../kernel/ids.ts'
import { type Instant, instantOf, unixMsOf } from '../kernel/instants.ts'
import { type CallEntry, type CallRecord, isSpeaking } from './call-record.ts'

/** A missed call is called back within two hours †. */
export const CALL_BACK_MS = 2 * 60 * 60_000

/** The PBX ended under the conversation; null: it did not. */
export const cutOffIn = (call: CallRecord | undefined): CallEntry | null =>
  call?.entries.find((entry) => entry.kind === 'lost' && entry.inTalk === true) ?? null

/** A contact whose call the PBX ended under its conversation, and that its advisor still has to call back; otherwise undefined. */
export const lostCallOf = (interaction: Interaction | null, me: string): Interaction | undefined =>
  interaction !== null &&
  cutOffIn(interaction.call) !== null &&
  interaction.callBack?.keptBy === null &&
  interaction.callBack.ownerId === me
    ? interaction
    : undefined

/** A customer who was cut off is owed a call back by whoever has them; null: nobody, or the number was withheld. */
export function owedFor(
  entry: CallEntry,
  { number }: Pick<CallRecord, 'number'>,
  advisorId: UserId | null,
): CallBack | null {
  if (entry.kind !== 'lost' || entry.inTalk !== true || number === null || advisorId === null) return null
  return { dueAt: instantOf(unixMsOf(entry.at) + CALL_BACK_MS), ownerId: advisorId, keptBy: null }
}

/** Over for a customer who was not spoken to. */
const GIVEN_UP: ReadonlySet<CallEntry['kind']> = new Set(['abandoned', 'left', 'lost'])

/** Whether a customer hung up, or was let go, while they waited; one who left a message is called back for that. */
function gaveUp(entries: readonly CallEntry[]): boolean {
  let waits = true
  let gone = false
  for (const entry of entries) {
    if (entry.kind === 'voicemail') return false
    if (isSpeaking(entry)) waits = false
    // Their advisor's console was gone, and they went back to their queue.
    if (entry.kind === 'requeued') waits = true
    gone = waits && (gone || GIVEN_UP.has(entry.kind))
  }
  return gone
}

/**
 * When a call came that is to be called back: one that its queue lost and nobody owes yet, or one that somebody owes, and
 * that no contact has kept. Null: neither, or the number was withheld and nobody can call it.
 */
export function missedAt({ direction, state, call, callBack, openedAt }: Interaction): Instant | null {
  if (state !== 'open' || call === undefined) return null
  // Whom we had called ourselves is owed a call only where they were cut off.
  if (direction !== 'inbound' && cutOffIn(call) === null) return null
  if (call.number === null || call.consults !== null) return null
  if (callBack !== undefined) return callBack.keptBy === null ? openedAt : null
  return gaveUp(call.entries) ? openedAt : null
}

/** Whether anybody may still take it upon themselves. */
export const isUnowned = (interaction: Interaction): boolean =>
  missedAt(interaction) !== null && interaction.callBack === undefined

/** Somebody who called in vain, with all their calls. */
export interface MissedCaller {
  readonly number: string
  /** The newest: it is what is owed. */
  readonly last: Interaction
  /** Older calls of the same number that nobody owes: settled by the same call back. */
  readonly earlier: readonly InteractionId[]
  readonly times: number
  /** I have taken it upon me. */
  readonly mine: boolean
}

/** Calls to be called back, one line a number: mine first, then whoever has called last. @param calls newest first */
export function missedCallers(calls: readonly Interaction[], me: UserId): readonly MissedCaller[] {
  const by = new Map<string, Interaction[]>()
  for (const one of calls) {
    const { call, callBack } = one
    if (call?.number == null || (callBack !== undefined && callBack.ownerId !== me)) continue
    by.set(call.number, [...(by.get(call.number) ?? []), one])
  }
  const callers = [...by].flatMap(([number, theirs]): MissedCaller[] => {
    const last = theirs.find(({ callBack }) => callBack !== undefined) ?? theirs[0]
    if (last === undefined) return []
    const earlier = theirs.filter((one) => one !== last && isUnowned(one)).map(({ id }) => id)
    return [{ number, last, earlier, times: theirs.length, mine: last.callBack !== undefined }]
  })
  return [...callers.filter(({ mine }) => mine), ...callers.filter(({ mine }) => !mine)]
}
