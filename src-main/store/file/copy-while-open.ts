import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { WatchedWork } from '../upkeep/watched-work.ts'

const CHUNK = 4 * 1024 * 1024

/**
 * Copies a store that others write to, file and WAL, as it is at this moment or later. A read transaction is held
 * meanwhile: no checkpoint then starts the WAL anew, and a page that one writes into the file stands in the WAL that is
 * copied after it. A commit that is half in the copied WAL is none, by its checksums (https://sqlite.org/walformat.html).
 * SQLite's own backup cannot read this cipher through better-sqlite3, and VACUUM INTO cannot be stopped.
 * @param db a connection of its own, never the one that saves
 * @returns false when it was stopped: what has been copied by then is nothing
 */
export function copyWhileOpen(db: Database, path: string, to: string, watched: WatchedWork): boolean {
  db.exec('begin')
  try {
    db.prepare('select count(*) from sqlite_schema').get()
    if (!copyFile(path, to, watched)) return false
    const wal = `${path}-wal`
    return !existsSync(wal) || copyFile(wal, `${to}-wal`, { ...watched, progress: () => {} })
  } finally {
    db.exec('rollback')
  }
}

/** As long as the file was at the beginning. @returns false when it was stopped */
export function copyFile(path: string, to: string, watched: WatchedWork): boolean {
  const from = openSync(path, 'r')
  const target = openSync(to, 'w', 0o600)
  try {
    const { size } = fstatSync(from)
    const buffer = Buffer.alloc(CHUNK)
    for (let at = 0; at < size; ) {
      if (watched.stopped()) return false
      const read = readSync(from, buffer, 0, Math.min(CHUNK, size - at), at)
      if (read === 0) break
      writeSync(target, buffer, 0, read, at)
      at += read
      watched.progress(at / size)
    }
    return true
  } finally {
    closeSync(from)
    closeSync(target)
  }
}
