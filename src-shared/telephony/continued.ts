import type { Interaction } from '../interactions/schema.ts'
import type { UserId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instants.ts'
import { byOf, type CallEntry, type CallRecord, isSpeaking } from './call-record.ts'

/**
 * Whether what somebody speaks of now in a call is another conversation than the one that was registered: its customer came
 * back after a transfer, or came to them after a colleague had registered theirs. Who registered while they spoke, and was
 * given the call back after a reload, speaks on.
 */
export function isContinued(
  { state, registeredAt, call }: Pick<Interaction, 'state' | 'registeredAt' | 'call'>,
  me: UserId,
): boolean {
  if (state !== 'registered' || registeredAt === null || call === undefined) return false
  const rang = call.entries.findLast(({ kind, ...entry }) => kind === 'rang' && 'by' in entry && entry.by === me)
  const since = rang?.at ?? ''
  return !call.entries.some(
    (entry) => isSpeaking(entry) && byOf(entry) === me && entry.at >= since && entry.at <= registeredAt,
  )
}

const OVER: ReadonlySet<CallEntry['kind']> = new Set(['abandoned', 'left', 'lost', 'voicemail'])

/** A transfer at which nobody answered, whose customer waits in a queue again. */
export interface FailedTransfer {
  readonly to: string
  readonly at: Instant
}

/** @returns null: the customer was answered, or waits no longer, or nobody of this name sent them anywhere */
export function failedTransfer({ entries }: CallRecord, me: UserId): FailedTransfer | null {
  const last = entries.findLastIndex((entry) => entry.kind === 'transferred' && entry.by === me)
  const sent = entries[last]
  if (sent?.kind !== 'transferred') return null
  const after = entries.slice(last + 1)
  const back = after.some(({ kind }) => kind === 'requeued')
  const isDone = after.some((entry) => isSpeaking(entry) || OVER.has(entry.kind))
  return back && !isDone ? { to: sent.to, at: sent.at } : null
}
