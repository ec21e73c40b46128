import type { Database, Statement } from 'better-sqlite3'
import type { Count, Page, Shown } from '#shared/console/queries.ts'
import type { DocumentKind, DocumentTypes } from '#shared/kernel/documents.ts'
import type { Model } from '#shared/kernel/model.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import { areAsStored, pendingOf, type ShownRow, StoredPage } from './as-stored.ts'
import { readText } from './read-once.ts'

/** Counting stops here: beyond it the screen says «más de 100.000». */
const COUNTED = 100_000

/** The columns every query of documents selects, of table alias `d`. */
export const shownColumns = (kind: DocumentKind): string =>
  `d.id, d.version, d.schema, d.doc, exists (select 1 from base b where b.kind = '${kind}' and b.id = d.id) as unsettled,
   exists (select 1 from unread u where u.kind = '${kind}' and u.id = d.id) as unread`

/** Rows as the screens take them. Those that this program cannot read are left out, and counted in `sync.status`. */
export function shownOf<K extends DocumentKind>(
  model: Model,
  kind: K,
  rows: readonly ShownRow[],
): Shown<DocumentTypes[K]>[] {
  const shown: Shown<DocumentTypes[K]>[] = []
  for (const row of rows) {
    const doc = readText(model, kind, row)
    if (doc !== null) shown.push({ doc, version: row.version, pending: pendingOf(row) })
  }
  return shown
}

const statements = new WeakMap<Database, Map<string, Statement<unknown[]>>>()

/** Screens ask the same few questions over and over: each is prepared once a connection. */
function prepared(db: Database, sql: string): Statement<unknown[]> {
  const known = statements.get(db) ?? new Map<string, Statement<unknown[]>>()
  statements.set(db, known)
  const statement = known.get(sql) ?? db.prepare(sql)
  known.set(sql, statement)
  return statement
}

export type Paging = { readonly limit?: number | undefined; readonly offset?: number | undefined }

/** Of one kind: `from … where …` once, for the rows and for the count. */
export interface PagedQuery {
  readonly from: string
  readonly order: string
  readonly parameters: readonly (string | number | null)[]
  /**
   * `no`: only whether there are more than the page, because counting would read more than the page itself.
   * `kept`: all of a kind, whose count stands written.
   */
  readonly counts?: 'no' | 'kept'
}

/** Short reads only: all(), never iterate(). */
export function foundOf(
  db: Database,
  kind: DocumentKind,
  query: PagedQuery,
  paging: Paging,
): { readonly rows: readonly ShownRow[]; readonly total: Count } {
  const limit = paging.limit ?? 50
  const offset = paging.offset ?? 0
  const found = prepared(
    db,
    `select ${shownColumns(kind)} from ${query.from} order by ${query.order} ${BOUND_LIMIT} offset ?`,
  ).all(...query.parameters, limit + 1, offset) as ShownRow[] // the columns that shownColumns names
  const rows = found.slice(0, limit)
  const last = found.length <= limit && (found.length > 0 || offset === 0)
  if (last) return { rows, total: offset + rows.length }
  // Whoever looks behind the end is told where it is.
  if (rows.length === 0) return { rows, total: query.counts === 'kept' ? keptCount(db, kind) : countOf(db, query) }
  return { rows, total: countBeyond(db, kind, query, offset + limit) }
}

export function pageOf<K extends DocumentKind>(
  db: Database,
  model: Model,
  kind: K,
  query: PagedQuery,
  paging: Paging,
): Page<Shown<DocumentTypes[K]>> {
  const { rows, total } = foundOf(db, kind, query, paging)
  const read = () => shownOf(model, kind, rows)
  return areAsStored(model, kind, rows) ? new StoredPage(rows, total, read) : { rows: read(), total }
}

function countBeyond(db: Database, kind: DocumentKind, query: PagedQuery, seen: number): Count {
  if (query.counts === 'no') return { moreThan: seen }
  if (query.counts !== 'kept') return countOf(db, query)
  return keptCount(db, kind)
}

/** How many there are of a kind whose count stands written. */
export function keptCount(db: Database, kind: DocumentKind): number {
  const kept = prepared(db, 'select n from counted where kind = ?').get(kind) as { n: number } // a row a kind that keeps it
  return kept.n
}

function countOf(db: Database, { from, parameters }: PagedQuery): Count {
  const counting = prepared(db, `select count(*) as total from (select 1 from ${from} limit ${COUNTED + 1})`)
  const { total } = counting.get(...parameters) as { total: number } // the one column it has
  return total > COUNTED ? { moreThan: COUNTED } : total
}
