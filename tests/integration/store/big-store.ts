import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'

const ROWS = 12_000

/** Brings a store above the limit up to which stores are checked at their opening: 12,000 commands of 4 kB, settled. */
export function fillWithCommands(db: Database): void {
  const insert = db.prepare(
    `insert into command (id, name, body, state, settled_at) values (?, 'customer.create', ?, 'settled', ?)`,
  )
  const text = randomBytes(2_000).toString('hex')
  const now = new Date().toISOString()
  db.transaction(() => {
    for (let row = 0; row < ROWS; row++) insert.run(`settled-${row}`, text, now)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
}

export function bigStore(folder: string): { readonly path: string; readonly key: Buffer; readonly db: Database } {
  const path = join(folder, 'store.db')
  const key = randomBytes(32)
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  migrate(opened.db)
  fillWithCommands(opened.db)
  return { path, key, db: opened.db }
}
