import { unixMsOf } from '#shared/kernel/instants.ts'
import type { SeenHead } from '#shared/sync/heads-file.ts'
import type { Head } from '#shared/sync/protocol.ts'
import type { LogRow } from '../store/port.ts'
import { GENESIS, nextChain } from './chain.ts'

/** What is wrong with a log, at the first position where it shows. */
export type LogFault =
  | { readonly fault: 'changed'; readonly position: number }
  | { readonly fault: 'missing'; readonly position: number }
  | { readonly fault: 'reordered'; readonly position: number }
  /** Found only by those who remember a head: the tail that somebody saw is not there. */
  | { readonly fault: 'cutOff'; readonly position: number }
  /** It says that a backup was put back, and is not the centre's own word: it excuses nothing. */
  | { readonly fault: 'unsealed'; readonly position: number }

export interface LogVerdict {
  /** Null when the log is whole. */
  readonly fault: LogFault | null
  readonly rows: number
  /** Positions at which a row says that a backup was put back. */
  readonly restores: readonly number[]
  /** Remembered heads of a tail that a restore has replaced: lost with notice, and so no fault. */
  readonly superseded: number
}

/** A head that somebody has seen; `isOfNow` where the centre knows that it was since it last went back in time. */
export interface RememberedHead extends SeenHead {
  readonly isOfNow?: boolean
}

/** Whose word it is that a backup was put back. @param before the chain before the row */
export type IsRestore = (before: string, row: LogRow) => boolean

/**
 * Walks the chain from its beginning and holds it against the heads that workstations remember. Memory is that of the
 * heads, however long the log is.
 * @param rows in the order of the table's positions
 * @param isRestore which rows `restored` are believed
 */
export async function verifyLog(
  rows: AsyncIterable<LogRow> | Iterable<LogRow>,
  head: Head,
  remembered: readonly RememberedHead[],
  isRestore: IsRestore,
): Promise<LogVerdict> {
  const wanted = new Set([head, ...remembered].map((one) => one.position))
  const chains = new Map<number, string>()
  const restores: LogRow[] = []
  const unsealed: number[] = []
  let chain = GENESIS
  let position = 0
  const verdict = (fault: LogFault | null, superseded = 0): LogVerdict => ({
    fault,
    rows: position,
    restores: restores.map((restore) => restore.position),
    superseded,
  })
  let broken: { position: number; chain: string; before: string } | null = null
  for await (const row of rows) {
    if (broken !== null) {
      // Another row's content fits where the chain broke: they have changed places.
      const there = nextChain(broken.before, { ...row, position: broken.position })
      if (there === row.chain || there === broken.chain)
        return verdict({ fault: 'reordered', position: broken.position })
      continue
    }
    if (row.position > position + 1) return verdict({ fault: 'missing', position: position + 1 })
    if (row.position <= position) return verdict({ fault: 'reordered', position: row.position })
    if (nextChain(chain, row) !== row.chain) {
      broken = { position: row.position, chain: row.chain, before: chain }
      continue
    }
    if (row.outcome === 'restored') {
      restores.push(row)
      if (!isRestore(chain, row)) unsealed.push(row.position)
    }
    chain = row.chain
    position = row.position
    if (wanted.has(position)) chains.set(position, chain)
  }
  if (broken !== null) return verdict({ fault: 'changed', position: broken.position })
  if (position > head.position) return verdict({ fault: 'changed', position: head.position + 1 })

  const believed = restores.filter((restore) => !unsealed.includes(restore.position))
  const replaced = (one: RememberedHead) => one !== head && believed.some((restore) => isOfBefore(restore, one))
  const wrong = [head, ...remembered]
    .filter((one) => one.position > 0 && chains.get(one.position) !== one.chain)
    .sort((a, b) => a.position - b.position)
  const first = wrong.find((one) => !replaced(one))
  const [forged] = unsealed
  // Where it is an old row that can be answered for, what it excuses is no fault: so it is told first.
  if (forged !== undefined && (first === undefined || forged <= first.position))
    return verdict({ fault: 'unsealed', position: forged })
  if (first === undefined) return verdict(null, wrong.length)
  return verdict({ fault: chains.has(first.position) ? 'changed' : 'cutOff', position: first.position })
}

/** What is seen after a backup was put back is of the log as it is now: that restore replaces nothing of it. */
const isOfBefore = (restore: LogRow, { position, at, isOfNow = false }: RememberedHead): boolean =>
  !isOfNow && restore.position <= position && (at === undefined || unixMsOf(at) <= unixMsOf(restore.receivedAt))
