import type { Database } from 'better-sqlite3'
import type { QueryResults } from '#shared/console/queries.ts'
import { isAsImported } from '#shared/customers/imported.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { ShownRow } from './as-stored.ts'
import { foundOf, type Paging, shownColumns, shownOf } from './paged.ts'

/** Imports, newest first: their ids begin with their time. */
export function customerImports(db: Database, model: Model, paging: Paging): QueryResults['imports.list'] {
  const { rows, total } = foundOf(
    db,
    'customerImport',
    { from: `other_document d where d.kind = 'customerImport'`, order: 'd.id desc', parameters: [] },
    paging,
  )
  return { rows: shownOf(model, 'customerImport', rows), total }
}

/** What is left of an import here, and whether somebody has worked on each card: a contact or case of this store counts. */
export function importedCards(db: Database, model: Model, importId: string): QueryResults['imports.cards'] {
  const rows = db
    .prepare<[string], ShownRow & { used: number }>(
      `select ${shownColumns('customer')},
         exists (select 1 from interaction i where i.customer = d.id) or exists (select 1 from "case" k where k.customer = d.id)
         or exists (select 1 from customer m where m.merged_into = d.id) as used
       from customer d where d.import_id = ? order by d.id`,
    )
    .all(importId)
  const used = new Map(rows.map((row) => [row.id, row.used === 1]))
  return shownOf(model, 'customer', rows)
    .filter(({ doc }) => doc.withdrawn === undefined)
    .map(({ doc }) => ({ id: doc.id, name: doc.name, untouched: isAsImported(doc) && used.get(doc.id) !== true }))
}
