import Database from 'better-sqlite3'

export type OpenedFile =
  | { readonly kind: 'open'; readonly db: Database.Database }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'diskFull' }

const codeOf = (failure: unknown): string => (failure instanceof Error && 'code' in failure ? String(failure.code) : '')

/** Whether SQLite says that what it read is not what was written; with encryption a flipped bit anywhere is one. */
export const isDamage = (failure: unknown): boolean =>
  codeOf(failure).startsWith('SQLITE_NOTADB') || codeOf(failure).startsWith('SQLITE_CORRUPT')

/** Whether what was to be written found no room; so says the WAL's index too (https://sqlite.org/rescode.html#ioerr_shmsize). */
export const isDiskFull = (failure: unknown): boolean =>
  ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC'].includes(codeOf(failure))

/** A store that cannot be looked into for want of room is not one without commands. */
export const diskFull = () => Object.assign(new Error('the disk is full'), { code: 'SQLITE_FULL' })

function unlock(db: Database.Database, key: Uint8Array): void {
  db.pragma(`cipher='sqlcipher'`)
  db.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`)
}

/**
 * Opens an encrypted store, or a backup of one, to be read beside whoever writes it.
 * @param key 32 raw bytes
 * @throws what is no damage: a file that is not there, folders that cannot be read, bugs
 */
export function openReadOnly(path: string, key: Uint8Array): Exclude<OpenedFile, { kind: 'diskFull' }> {
  const db = new Database(path, { readonly: true })
  try {
    unlock(db, key)
    db.pragma('busy_timeout = 5000')
    db.pragma('temp_store = MEMORY')
    db.prepare('select count(*) from sqlite_schema').get()
    return { kind: 'open', db }
  } catch (failure) {
    db.close()
    if (isDamage(failure)) return { kind: 'damaged', reason: codeOf(failure) }
    throw failure
  }
}

/**
 * Opens the encrypted store with everything that its promises need: FULL, so that what was said to be saved is on the
 * disk; checkpoints only between saves; deleted content overwritten.
 * @param key 32 raw bytes
 * @throws what is neither damage nor a full disk: folders that cannot be read, bugs
 */
export function openStoreFile(path: string, key: Uint8Array): OpenedFile {
  let db: Database.Database | null = null
  try {
    db = new Database(path)
    unlock(db, key)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('wal_autocheckpoint = 0')
    db.pragma('journal_size_limit = 16777216')
    db.pragma('foreign_keys = ON')
    db.pragma('busy_timeout = 5000')
    db.pragma('temp_store = MEMORY')
    db.pragma('secure_delete = ON')
    db.prepare('select count(*) from sqlite_schema').get()
    return { kind: 'open', db }
  } catch (failure) {
    db?.close()
    const code = codeOf(failure)
    if (isDiskFull(failure)) return { kind: 'diskFull' }
    // A wrong key and a damaged first page look alike: without page 1 nothing can be read.
    if (isDamage(failure)) return { kind: 'damaged', reason: code }
    throw failure
  }
}

/** Up to so many pages are checked before the first screen (6.8 s for 814 MB is not); larger ones in the background. */
const SMALL_PAGES = 5_000
export const isSmall = (db: Database.Database): boolean =>
  Number(db.pragma('page_count', { simple: true })) <= SMALL_PAGES
