import type { Database } from 'better-sqlite3'
import { isDamage } from '../file/open-file.ts'
import type { CheckFinding } from './jobs.ts'
import type { WatchedWork } from './watched-work.ts'

/** Every b-tree with a place in the file, those of the search indexes too; virtual tables have none. */
const TABLES = `select name from sqlite_schema where type = 'table' and rootpage > 0 order by name`

/**
 * Checks a store table by table with its indexes: each page is decrypted and authenticated on the way. Between two tables
 * no read is open, so that checkpoints go on, and it may be stopped.
 * @param db a connection of its own, never the one that saves
 * @param watched asked and told between two tables
 */
export function checkStore(db: Database, watched: WatchedWork): CheckFinding {
  try {
    const tables = db.prepare<[], string>(TABLES).pluck().all()
    for (const [index, table] of tables.entries()) {
      if (watched.stopped()) return { kind: 'stopped' }
      watched.progress(index / tables.length)
      const found = db.pragma(`quick_check('${table.replaceAll("'", "''")}')`, { simple: true })
      if (found !== 'ok') return { kind: 'damaged', reason: `${table}: ${String(found)}` }
    }
    return { kind: 'sound' }
  } catch (failure) {
    if (isDamage(failure)) return { kind: 'damaged', reason: String(failure) }
    throw failure
  }
}
