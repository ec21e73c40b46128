import type { z } from 'zod'
import type { UserId } from '../kernel/ids.ts'
import { type CallMeasures, measuresOf } from './call-measures.ts'
import { byOf, type CallEntry, type CallRecord, isSpeaking, type LineQuality } from './call-record.ts'

/** One advisor's part of a call. */
export interface CallPart {
  readonly advisor: UserId
  readonly measures: CallMeasures
  /** How the line sounded; null: nothing was measured. */
  readonly line: z.infer<typeof LineQuality> | null
}

/** Those who spoke in a call, in the order in which they came to it. @param now unix ms, up to which what goes on counts */
export function callParts(record: CallRecord, now: number): readonly CallPart[] {
  const advisors = new Set(record.entries.flatMap((entry) => (isSpeaking(entry) ? (byOf(entry) ?? []) : [])))
  return [...advisors].map((advisor) => {
    const sounded = record.entries.findLast((entry) => entry.kind === 'quality' && entry.by === advisor)
    return {
      advisor,
      measures: measuresOf(record, advisor, now),
      line: sounded?.kind === 'quality' ? sounded.line : null,
    }
  })
}

/** What is measured of a call, or told elsewhere: not an event of its own in its story. */
const UNTOLD: ReadonlySet<CallEntry['kind']> = new Set([
  'held',
  'resumed',
  'wrapUpEnded',
  'quality',
  'recording',
  'survey',
])

/** What happened in a call as one tells it: each thing once, whoever of console and PBX said it first. */
export function callStory({ entries }: CallRecord): readonly CallEntry[] {
  return entries.filter((entry, index) => {
    const by = byOf(entry)
    const later = entries.slice(index + 1)
    const before = entries.slice(0, index)
    if (UNTOLD.has(entry.kind)) return false
    // It rang, and then was answered or not: that is the thing to tell.
    if (entry.kind === 'rang')
      return !later.some((one) => (isSpeaking(one) || one.kind === 'ended') && byOf(one) === by)
    // Its transfer, or what joined it with others, stands before it.
    if (entry.kind === 'ended' && entry.ending === 'transferred') return !before.some(isOf('transferred', by))
    if (entry.kind === 'connected') return !since(before, by).some(isOf('answered', by))
    if (entry.kind === 'answered') return !since(before, by).some(isOf('connected', by))
    return true
  })
}

const isOf = (kind: CallEntry['kind'], by: UserId | null) => (entry: CallEntry) =>
  entry.kind === kind && byOf(entry) === by

const OVER: ReadonlySet<CallEntry['kind']> = new Set(['ended', 'transferred', 'advisorGone', 'lost'])

/** The entries since somebody's last part was over. */
function since(entries: readonly CallEntry[], by: UserId | null): readonly CallEntry[] {
  const over = entries.findLastIndex((entry) => OVER.has(entry.kind) && (byOf(entry) ?? by) === by)
  return entries.slice(over + 1)
}
