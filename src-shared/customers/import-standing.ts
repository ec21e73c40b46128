import { type Instant, unixMsOf } from '../kernel/instants.ts'
import type { CustomerImport } from './import-schema.ts'

/** How often an import that is under way says how far it is. */
export const IMPORT_TELLS_MS = 30_000
/** Quieter than this it has stopped: its console is locked, off or without a network, or died. */
const QUIET_MS = 5 * 60_000
/** Earlier programs say nothing on the way, and bring in the longest of files in this time. */
const UNTOLD_MS = 60 * 60_000

export type ImportStanding =
  | { readonly is: 'running'; readonly done: number | null }
  /** Nobody has heard of it since. @param done rows that were through then; null: it had not said */
  | { readonly is: 'quiet'; readonly since: Instant; readonly done: number | null }
  | { readonly is: 'stopped' | 'done' | 'undone' | 'undoneInPart' }

/** Taken back as a whole; one that was stopped on the way can be gone on with. */
export const isWhollyUndone = ({ undone }: Pick<CustomerImport, 'undone'>): boolean =>
  undone !== null && (undone.left ?? 0) === 0

/** What came of its rows, as far as is known: at its end, or when it spoke last. */
export const countsSoFar = ({ counts, progress }: Pick<CustomerImport, 'counts' | 'progress'>) =>
  counts ?? progress?.counts

/**
 * How an import stands for whoever sees it from elsewhere. One that says nothing any more cannot be told from one whose console
 * is away, and is stopped in both cases: the same file goes on with it, and adds nothing twice if it does come back.
 */
export function importStanding(one: CustomerImport, nowMs: number): ImportStanding {
  if (one.undone !== null) return { is: isWhollyUndone(one) ? 'undone' : 'undoneInPart' }
  if (one.state !== 'running') return { is: one.state }
  const { progress } = one
  const [since, patience] = progress === undefined ? [one.at, UNTOLD_MS] : [progress.at, QUIET_MS]
  const done = progress?.done ?? null
  return nowMs - unixMsOf(since) > patience ? { is: 'quiet', since, done } : { is: 'running', done }
}
