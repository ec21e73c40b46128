import type { Database } from 'better-sqlite3'
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

/** A query of one kind: `from … where …` once, for the rows and for the count. Short reads only: all(), never iterate(). */
export function pageOf<K extends DocumentKind>(
  db: Database,
  model: Model,
  kind: K,
  query: { from: string; order: string; parameters: readonly (string | number | null)[]; counted?: number },
  paging: { limit?: number | undefined; offset?: number | undefined },
): Page<Shown<DocumentTypes[K]>> {
  const limit = paging.limit ?? 50
  const offset = paging.offset ?? 0
  const counted = query.counted ?? COUNTED
  const rows = db
    .prepare<unknown[], ShownRow>(
      `select ${shownColumns(kind)} from ${query.from} order by ${query.order} limit ? offset ?`,
    )
    .all(...query.parameters, limit, offset)
  const total =
    offset === 0 && rows.length < limit
      ? rows.length
      : Number(
          db
            .prepare(`select count(*) from (select 1 from ${query.from} limit ${counted + 1})`)
            .pluck()
            .get(...query.parameters),
        )
  return { rows: shownOf(model, kind, rows), total: total > counted ? null : total }
}
