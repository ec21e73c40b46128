import type { UserId } from '../kernel/ids.ts'
import { unixMsOf } from '../kernel/instants.ts'
import { type CallEntry, type CallRecord, isSpeaking } from './call-record.ts'
import { wrapUpSpans } from './wrap-ups.ts'

/** How long a call took, in milliseconds; null: not known, or not so far. */
export interface CallMeasures {
  /** From entering the queue to the first answer, or to giving up. */
  readonly waitMs: number | null
  readonly talkMs: number
  readonly holdMs: number
  /** Of all parts together. */
  readonly wrapUpMs: number | null
}

const OVER: readonly CallEntry['kind'][] = ['ended', 'transferred', 'lost', 'advisorGone']

/**
 * Talk, hold and wrap-up of one advisor's parts of a call, by what was told; talk is without hold. What has begun and not
 * ended counts up to `now` (unix ms).
 */
export function measuresOf(record: CallRecord, advisor: UserId, now: number): CallMeasures {
  let [talkMs, holdMs] = [0, 0]
  const { entries } = record
  let since: { at: number; held: boolean } | null = null
  const add = (until: number) => {
    if (since === null) return
    if (since.held) holdMs += until - since.at
    else talkMs += until - since.at
  }
  for (const entry of entries) {
    const at = unixMsOf(entry.at)
    if ('by' in entry && entry.by !== advisor) continue
    if (isSpeaking(entry) && since === null) {
      since = { at, held: false }
    } else if (since !== null && (entry.kind === 'held' || entry.kind === 'resumed')) {
      add(at)
      since = { at, held: entry.kind === 'held' }
    } else if (since !== null && OVER.includes(entry.kind)) {
      add(at)
      since = null
    }
  }
  add(now)
  const wrapUps = wrapUpSpans(record, advisor)
  const wrapUpMs = wrapUps.length === 0 ? null : wrapUps.reduce((sum, { from, to }) => sum + to - from, 0)
  return { waitMs: waitOf(entries), talkMs, holdMs, wrapUpMs }
}

function waitOf(entries: readonly CallEntry[]): number | null {
  for (const entry of entries) {
    if (entry.kind === 'abandoned') return entry.waitMs
    if (entry.kind === 'connected' && entry.waitMs !== null) return entry.waitMs
  }
  return null
}
