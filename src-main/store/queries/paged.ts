import type { Database, Statement } from 'better-sqlite3'
import type { Page, Shown } from '#shared/console/queries.ts'
import type { DocumentKind, DocumentTypes } from '#shared/kernel/documents.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'

export interface ShownRow {
  readonly id: string
  readonly version: number
  readonly schema: number
  readonly doc: string
  readonly unsettled: number
}

/** Counting stops here: beyond it the screen says «más de». */
const COUNTED = 100_000

/** The columns every query of documents selects, of table alias `d`. */
export const shownColumns = (kind: DocumentKind): string =>
  `d.id, d.version, d.schema, d.doc, exists (select 1 from base b where b.kind = '${kind}' and b.id = d.id) as unsettled`

/** Rows as the screens take them. Those that this program cannot read are left out, and counted in `sync.status`. */
export function shownOf<K extends DocumentKind>(
  model: Model,
  kind: K,
  rows: readonly ShownRow[],
): Shown<DocumentTypes[K]>[] {
  const shown: Shown<DocumentTypes[K]>[] = []
  for (const row of rows) {
    const read = readStored(model, kind, {
      kind,
      id: row.id,
      version: row.version,
      schema: row.schema,
      doc: JSON.parse(row.doc),
    })
    if (read.ok)
      shown.push({ doc: read.value, version: row.version, pending: row.unsettled === 1 ? 'saved' : 'settled' })
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

/** A query of one kind: `from … where …` once, for the rows and for the count. Short reads only: all(), never iterate(). */
export function pageOf<K extends DocumentKind>(
  db: Database,
  model: Model,
  kind: K,
  query: {
    from: string
    order: string
    parameters: readonly (string | number | null)[]
    /** What is counted, where less than `from` tells how many there are. */
    countFrom?: string
    counted?: number
  },
  paging: { limit?: number | undefined; offset?: number | undefined },
): Page<Shown<DocumentTypes[K]>> {
  const limit = paging.limit ?? 50
  const offset = paging.offset ?? 0
  const counted = query.counted ?? COUNTED
  const rows = prepared(
    db,
    `select ${shownColumns(kind)} from ${query.from} order by ${query.order} limit ? offset ?`,
  ).all(...query.parameters, limit, offset) as ShownRow[] // the columns that shownColumns names
  const counting = `select count(*) as total from (select 1 from ${query.countFrom ?? query.from} limit ${counted + 1})`
  const total =
    offset === 0 && rows.length < limit
      ? rows.length
      : (prepared(db, counting).get(...query.parameters) as { total: number }).total // the one column it has
  return { rows: shownOf(model, kind, rows), total: total > counted ? null : total }
}
