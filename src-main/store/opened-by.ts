import type { Database } from 'better-sqlite3'

/** Where a store keeps which version of the program opened it last. */
export const OPENED_BY = 'openedBy'

/** Whether what is shown was laid out by this version's rules (sync/rebase.ts, readAfterUpdate). */
export const isOpenedBy = (db: Database, app: string): boolean =>
  db.prepare('select value from meta where name = ?').pluck().get(OPENED_BY) === app
