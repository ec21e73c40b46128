import type { Database } from 'better-sqlite3'
import type { StoreNotice } from '#shared/console/session.ts'

/** Where a store keeps what its person has to be told of it, until they have put it away. */
const NOTICES = 'storeNotices'

/** What is read here is asked at every opening, so that the schemas are loaded only where there is something. */
export async function noticesIn(db: Database): Promise<readonly StoreNotice[]> {
  const kept = db.prepare('select value from meta where name = ?').pluck().get(NOTICES)
  if (kept === undefined) return []
  const { StoreNotice } = await import('#shared/console/session.ts')
  return StoreNotice.array().parse(JSON.parse(String(kept)))
}

/** In the place of what the store said before. */
export function keepNotices(db: Database, notices: readonly StoreNotice[]): void {
  if (notices.length === 0) db.prepare('delete from meta where name = ?').run(NOTICES)
  else db.prepare('insert or replace into meta (name, value) values (?, ?)').run(NOTICES, JSON.stringify(notices))
}

/** Its person has put it away: no opening tells it again. */
export async function noticeSeen(db: Database, seen: StoreNotice): Promise<void> {
  const same = JSON.stringify(seen)
  const kept = await noticesIn(db)
  keepNotices(
    db,
    kept.filter((notice) => JSON.stringify(notice) !== same),
  )
}
