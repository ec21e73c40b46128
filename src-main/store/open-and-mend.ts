import type { Database } from 'better-sqlite3'
import { isWalBroken } from './file/broken-wal.ts'
import { isDamage, isSmall, openStoreFile } from './file/open-file.ts'
import { foundDamage, isWalMissing } from './file/open-marker.ts'
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
  const walMissing = isWalMissing(path)
  const opened = openStoreFile(path, wanted.key)
  if (opened.kind === 'diskFull') return { kind: 'diskFull' }
  let reason: string
  // What a lost WAL held cannot be counted: nothing says how many saves there were.
  let countable = true
  if (opened.kind === 'open') {
    const walLost = walMissing ? 'wal missing' : isWalBroken(path, opened.db) ? 'wal broken' : null
    try {
      const fault = walLost ?? foundDamage(path) ?? faultIn(opened.db)
      if (fault === null) return readyStore(path, opened.db, [])
      countable = walLost === null
      reason = fault
      opened.db.close()
    } catch (failure) {
      opened.db.close()
      if (failure instanceof NewerDatabase) return { kind: 'tooNew', found: failure.found, known: failure.known }
      if (!isDamage(failure)) throw failure
      reason = String(failure)
    }
  } else reason = opened.reason
  damaged(reason)
  const { mendStore } = await import('./mend-store.ts')
  return mendStore(wanted, countable)
}

function faultIn(db: Database): string | null {
  if (!isSmall(db)) return null
  const found = db.pragma('quick_check(1)', { simple: true })
  return found === 'ok' ? null : String(found)
}
