import type { Database } from 'better-sqlite3'
import type { StoreNotice } from '#shared/console/session.ts'
import { markClosed, markOpen } from './file/open-marker.ts'
import { migrate } from './sqlite/migrate.ts'
import { noticesIn } from './store-notices.ts'

/** A store that may be worked with, and how it is closed. */
export interface ReadyStore {
  readonly kind: 'open'
  readonly db: Database
  readonly notices: readonly StoreNotice[]
  close(): void
}

/**
 * Brings a sound store forward and marks it open.
 * @throws NewerDatabase when it is ahead of this program
 */
export async function readyStore(path: string, db: Database): Promise<ReadyStore> {
  migrate(db)
  markOpen(path)
  const notices = await noticesIn(db)
  return {
    kind: 'open',
    db,
    notices,
    close() {
      // A thread of upkeep may still be reading: then the WAL stays, and the marker with it.
      db.pragma('busy_timeout = 0')
      const [emptied] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[] // one row: busy, log, checkpointed
      // The marker goes while the WAL is still there: a death between the two is no missing WAL.
      if (emptied?.busy === 0) markClosed(path)
      db.close()
    },
  }
}
