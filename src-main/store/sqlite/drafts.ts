import type { Database } from 'better-sqlite3'
import type { Draft } from '#shared/console/drafts.ts'
import type { Instant } from '#shared/kernel/instants.ts'

export interface Drafts {
  /** An empty text drops the field. */
  put(contact: string, field: string, text: string, at: Instant): void
  drop(contact: string): void
  get(contact: string, field: string): Draft | null
  all(): readonly Draft[]
  /** Contacts and places of which something is written. */
  count(): number
}

/** What is being written, by contact and field, so that it comes back after a crash and never in another contact's box. */
export function drafts(db: Database): Drafts {
  const put = db.prepare(
    `insert into draft (contact, field, text, updated_at) values (?, ?, ?, ?)
     on conflict (contact, field) do update set text = excluded.text, updated_at = excluded.updated_at`,
  )
  const dropField = db.prepare('delete from draft where contact = ? and field = ?')
  const drop = db.prepare('delete from draft where contact = ?')
  const get = db.prepare<[string, string], Draft>(
    'select contact, field, text, updated_at as updatedAt from draft where contact = ? and field = ?',
  )
  const all = db.prepare<[], Draft>(
    'select contact, field, text, updated_at as updatedAt from draft order by updated_at desc',
  )
  const count = db.prepare<[], number>('select count(distinct contact) from draft').pluck()
  return {
    put: (contact, field, text, at) =>
      void (text === '' ? dropField.run(contact, field) : put.run(contact, field, text, at)),
    drop: (contact) => void drop.run(contact),
    get: (contact, field) => get.get(contact, field) ?? null,
    all: () => all.all(),
    count: () => count.get() ?? 0,
  }
}
