import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from '../../keys/durable-file.ts'

/** Beside the store while it is open: what is found here at an opening was not closed cleanly. */
export const markerPath = (store: string): string => `${store}-open`

/** Beside a store in which damage was found while it was open, with what was found: it goes aside at its next opening. */
const damagePath = (store: string): string => `${store}-damaged`

export function markDamaged(store: string, reason: string): void {
  const file = openSync(damagePath(store), 'w', 0o600)
  writeSync(file, reason)
  fsyncSync(file)
  closeSync(file)
  syncFolder(dirname(store))
}

/** What was found where saves are missing that nobody can count. */
export const WAL_MISSING = 'wal missing'
export const WAL_BROKEN = 'wal broken'
/** An empty reason is one for which there was no room. */
export const isWalLost = (reason: string): boolean =>
  reason === '' || reason.endsWith(WAL_MISSING) || reason.endsWith(WAL_BROKEN)

export const foundDamage = (store: string): string | null =>
  existsSync(damagePath(store)) ? readFileSync(damagePath(store), 'utf8') : null

/** Says on the disk that the store is open. Its WAL exists by then, so that an absent one tells that it was lost. */
export function markOpen(store: string): void {
  closeSync(openSync(markerPath(store), 'a', 0o600))
  syncFolder(dirname(store))
}

/** Says that everything of the WAL is in the store itself. */
export function markClosed(store: string): void {
  rmSync(markerPath(store), { force: true })
  syncFolder(dirname(store))
}

/**
 * Whether the WAL of a store that was not closed is gone. SQLite takes that for a clean end, and the saves in it would
 * be missing without a word (reliability, promise on damaged files).
 */
export const isWalMissing = (store: string): boolean => existsSync(markerPath(store)) && !existsSync(`${store}-wal`)
