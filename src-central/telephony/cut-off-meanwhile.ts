import type { Interaction } from '#shared/interactions/schema.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import { type CallEntry, type CallRecord, isJoining } from '#shared/telephony/call-record.ts'
import { partOf } from '#shared/telephony/wrap-ups.ts'
import type { PbxFact } from './calls/told.ts'
import { channelOf, pbxOf } from './lost-meanwhile.ts'

/** A run of an Asterisk: the name with which it begins the ids of its channels, and since when it runs (unix ms). */
export interface PbxRun {
  readonly pbx: string
  readonly since: number
}

/** An advisor with a customer, as a bridge wrote it, in a run of the PBX that is over. */
export interface Joined {
  /** The Uniqueid of the advisor's leg. */
  readonly part: string
  readonly entry: Extract<CallEntry, { kind: 'connected' | 'retaken' }>
  /** Of a leg that a queue has rung the PBX keeps how it ended, for a bridge that was away (left-meanwhile.ts). */
  readonly byQueue: boolean
}

/** Who was joined with the customer in an earlier run of this PBX; nobody, where it is written that the call was lost. */
export function joinedBefore({ id, state, call }: Interaction, { pbx, since }: PbxRun): readonly Joined[] {
  if (state !== 'open' || call === undefined || call.entries.some(({ kind }) => kind === 'lost')) return []
  return call.entries.flatMap((entry): Joined[] => {
    if (!isJoining(entry)) return []
    const part = partOf(entry, id)
    if (part === null || pbxOf(part) !== pbx || unixMsOf(entry.at) >= since) return []
    return [{ part, entry, byQueue: entry.kind === 'connected' && entry.waitMs !== null }]
  })
}

/** Their console says that they had ended it, or handed it on, while that run lasted. That it lost its line says nothing of it. */
const hadLeft = ({ entries }: CallRecord, { entry: joined }: Joined, { since }: PbxRun): boolean =>
  entries.some((entry) => {
    if (entry.kind !== 'transferred' && (entry.kind !== 'ended' || entry.ending === 'lost')) return false
    return entry.by === joined.by && entry.at >= joined.at && unixMsOf(entry.at) < since
  })

/** A call, and who was joined in it ({@link joinedBefore}). */
export interface JoinedCall {
  readonly interaction: Interaction
  readonly joined: readonly Joined[]
}

/** As the event is named of which a bridge has kept that a part ended. */
const endingOf = ({ id }: Interaction, { part }: Joined): string => `callEnded/${part}/${id}`
export const endingsOf = ({ interaction, joined }: JoinedCall): readonly string[] =>
  joined.map((one) => endingOf(interaction, one))

/** What is known of ends. */
export interface KnownEnds {
  /** Names of events that are kept ({@link endingsOf}), or that the PBX still has to tell. */
  readonly told: ReadonlySet<string>
  /** Consoles have had time to say what had happened while the centre was away. */
  readonly consolesSaid: boolean
}

/**
 * Who was in talk when the PBX ended and no bridge looked: they were cut off. Of a leg that a queue had rung the PBX itself
 * says whether it had ended before; of another, where no bridge has seen it end, the advisor's console.
 */
export function cutOffOf(
  { interaction, joined }: JoinedCall,
  run: PbxRun,
  { told, consolesSaid }: KnownEnds,
  now: number,
): PbxFact | null {
  const { id, direction, openedAt, call } = interaction
  if (call === undefined) return null
  const cut = joined.findLast(
    (one) => !told.has(endingOf(interaction, one)) && (one.byQueue || (consolesSaid && !hadLeft(call, one, run))),
  )
  if (cut === undefined) return null
  // The customer's channel where it is known: as a bridge names it that has followed the call.
  const entered = call.entries.findLast(({ kind }) => kind === 'entered')
  const channel = entered === undefined ? cut.part : channelOf(entered)
  return {
    ...{ call: id, number: call.number, queue: call.queue, direction, openedAt: Date.parse(openedAt) },
    entry: { key: `${channel}/lost`, at: instantOf(now), kind: 'lost', inTalk: true },
  }
}
