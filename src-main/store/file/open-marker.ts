import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** Beside the store while it is open: what is found here at an opening was not closed cleanly. */
export const markerPath = (store: string): string => `${store}-open`

/** Says on the disk that the store is open. Its WAL exists by then, so that an absent one tells that it was lost. */
export function markOpen(store: string): void {
  closeSync(openSync(markerPath(store), 'a', 0o600))
  syncFolder(store)
}

/** Says that everything of the WAL is in the store itself. */
export function markClosed(store: string): void {
  rmSync(markerPath(store), { force: true })
  syncFolder(store)
}

function syncFolder(store: string): void {
  const folder = openSync(dirname(store), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/**
 * Whether the WAL of a store that was not closed is gone. SQLite takes that for a clean end, and the saves in it would
 * be missing without a word (reliability, promise on damaged files).
 */
export const isWalMissing = (store: string): boolean => existsSync(markerPath(store)) && !existsSync(`${store}-wal`)
