import type { UserId } from '../kernel/ids.ts'
import { unixMsOf } from '../kernel/instants.ts'
import type { CallEntry, CallRecord } from './call-record.ts'

/** What somebody's part of a call begins after. */
const BEFORE: ReadonlySet<CallEntry['kind']> = new Set(['rang', 'dialled', 'ended', 'transferred'])

/**
 * For how long somebody had spoken in their part of a call, in ms, when their console took it up last: one that was opened
 * anew answers it again, and knows no more of it. Between two sayings of the same console: its clock need not be right.
 */
export function spokenBeforeMs({ entries }: CallRecord, me: UserId): number {
  const mine = entries.filter((entry) => 'by' in entry && entry.by === me)
  const answers = mine
    .slice(mine.findLastIndex(({ kind }) => BEFORE.has(kind)) + 1)
    .filter(({ kind }) => kind === 'answered')
  const [first, last] = [answers[0], answers.at(-1)]
  return first === undefined || last === undefined ? 0 : unixMsOf(last.at) - unixMsOf(first.at)
}
