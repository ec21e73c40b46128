import type { Database } from 'better-sqlite3'
import { isWalBroken } from './file/broken-wal.ts'
import { isDamage, isDiskFull, isSmall, openStoreFile } from './file/open-file.ts'
import { foundDamage, isWalLost, isWalMissing, markDamaged, WAL_BROKEN, WAL_MISSING } from './file/open-marker.ts'
import { finishReplacing } from './file/set-aside.ts'
import type { OpenOutcome } from './process-protocol.ts'
import { type ReadyStore, readyStore } from './ready-store.ts'
import { NewerDatabase } from './sqlite/migrate.ts'

/**
 * Opens the store, or sets a damaged one aside, brings its readable outbox into a new one, and says how much that was:
 * the rest is pulled again.
 */
export async function openAndMend(
  wanted: { readonly path: string; readonly key: Uint8Array },
  damaged: (reason: string) => void,
): Promise<ReadyStore | Exclude<OpenOutcome, { kind: 'open' }>> {
  const { path } = wanted
  finishReplacing(path)
  try {
    const found = await openOrFault(wanted)
    if (found.kind !== 'fault') return found
    damaged(found.reason)
    const { mendStore } = await import('./mend-store.ts')
    // What a lost WAL held cannot be counted: nothing says how many saves there were.
    return await mendStore(wanted, !isWalLost(found.reason))
  } catch (failure) {
    if (isDiskFull(failure)) return { kind: 'diskFull' }
    throw failure
  }
}

/** Before the reason that an opening found: from then on a WAL that is not there was taken away by the mending. */
const MENDING = 'mending: '
const isBeingMended = (path: string): boolean => foundDamage(path)?.startsWith(MENDING) === true
function beginMending(path: string, reason: string): string {
  const begun = reason.startsWith(MENDING) ? reason : MENDING + reason
  markDamaged(path, begun)
  return begun
}

/**
 * A fault is on the disk before the store is looked at further: SQLite takes away on opening and closing what told of a
 * lost WAL, and whatever ends the program meanwhile, the next opening must know of it.
 */
async function openOrFault({
  path,
  key,
}: {
  readonly path: string
  readonly key: Uint8Array
}): Promise<Exclude<OpenOutcome, { kind: 'open' }> | ReadyStore | { readonly kind: 'fault'; readonly reason: string }> {
  if (isWalMissing(path) && !isBeingMended(path)) beginMending(path, WAL_MISSING)
  const opened = openStoreFile(path, key)
  if (opened.kind === 'diskFull') return opened
  if (opened.kind === 'damaged')
    return { kind: 'fault', reason: beginMending(path, foundDamage(path) ?? opened.reason) }
  try {
    const reason = (isWalBroken(path, opened.db) ? WAL_BROKEN : null) ?? foundDamage(path) ?? faultIn(opened.db)
    if (reason === null) return await readyStore(path, opened.db)
    const begun = beginMending(path, reason)
    opened.db.close()
    return { kind: 'fault', reason: begun }
  } catch (failure) {
    opened.db.close()
    if (failure instanceof NewerDatabase) return { kind: 'tooNew', found: failure.found, known: failure.known }
    if (!isDamage(failure)) throw failure
    return { kind: 'fault', reason: beginMending(path, String(failure)) }
  }
}

function faultIn(db: Database): string | null {
  if (!isSmall(db)) return null
  const found = db.pragma('quick_check(1)', { simple: true })
  return found === 'ok' ? null : String(found)
}
