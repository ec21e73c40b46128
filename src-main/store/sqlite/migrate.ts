import type { Database } from 'better-sqlite3'
import { migrations } from './migrations/migrations.ts'

/** A database written by a newer program: opening it would lose what that program knows. */
export class NewerDatabase extends Error {
  readonly found: number
  readonly known: number
  constructor(found: number) {
    super(`the database is at migration ${found}, this program knows ${migrations.length}`)
    this.found = found
    this.known = migrations.length
  }
}

/**
 * Brings a database forward, each migration in a transaction of its own.
 * @throws NewerDatabase when it is ahead of this program; nothing has been written then
 */
export function migrate(db: Database): void {
  const at = Number(db.pragma('user_version', { simple: true }))
  if (at > migrations.length) throw new NewerDatabase(at)
  for (const [index, sql] of migrations.entries()) {
    if (index < at) continue
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}
