import type { Database } from 'better-sqlite3'
import type { Page, QueryResults, Shown } from '#shared/console/queries.ts'
import { joinedTo } from '#shared/customers/as-one.ts'
import type { DocumentTypes } from '#shared/kernel/documents.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { ShownRow } from './as-stored.ts'
import { customersFoundBy, interactionsWith, ofCustomers } from './lists.ts'
import { type Paging, pageOf, shownColumns, shownOf } from './paged.ts'

export const searchCustomers = (
  db: Database,
  model: Model,
  text: string,
  paging: Paging,
): Page<Shown<DocumentTypes['customer']>> => pageOf(db, model, 'customer', customersFoundBy(text), paging)

export function getDocument<K extends 'customer' | 'interaction' | 'case'>(
  db: Database,
  model: Model,
  kind: K,
  id: string,
): Shown<DocumentTypes[K]> | null {
  const rows = db.prepare<[string], ShownRow>(`select ${shownColumns(kind)} from "${kind}" d where d.id = ?`).all(id)
  return shownOf(model, kind, rows)[0] ?? null
}

export const customerInteractions = (
  db: Database,
  model: Model,
  ids: readonly string[],
  paging: Paging,
): QueryResults['customers.interactions'] => pageOf(db, model, 'interaction', interactionsWith(ids), paging)

/** Those that were merged into a card and are here, as documents. */
export function joinedCards(db: Database, model: Model, id: string): QueryResults['customers.joined'] {
  const card = getDocument(db, model, 'customer', id)?.doc
  if (card === undefined) return []
  const named = (card.mergedFrom ?? []).flatMap((one) => getDocument(db, model, 'customer', one) ?? [])
  const joined = joinedTo(
    card,
    named.map(({ doc }) => doc),
  )
  return named.filter(({ doc }) => joined.includes(doc))
}

export const customerCases = (
  db: Database,
  model: Model,
  ids: readonly string[],
  paging: Paging,
): QueryResults['customers.cases'] =>
  pageOf(
    db,
    model,
    'case',
    {
      from: `"case" d where ${ofCustomers('d', ids).sql}`,
      order: 'd.radicado desc, d.id',
      parameters: ofCustomers('d', ids).parameters,
    },
    paging,
  )

/** Others with one of the same identifiers, not yet merged: *posible duplicado*. */
export const customerDuplicates = (db: Database, model: Model, id: string): QueryResults['customers.duplicates'] =>
  pageOf(
    db,
    model,
    'customer',
    {
      from: `customer d where d.id <> ? and d.merged_into is null and d.id in (
        select other.customer from customer_identifier mine join customer_identifier other using (identifier) where mine.customer = ?)`,
      order: 'd.name, d.id',
      parameters: [id, id],
    },
    {},
  )

/** Which of these identifiers and ids cards of this store have. */
export const knownIdentifiers = (db: Database, keys: readonly string[]): readonly string[] =>
  db
    .prepare<[string, string], string>(
      `select distinct identifier from customer_identifier where identifier in (select value from json_each(?))
       union all select id from customer where id in (select value from json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(keys), JSON.stringify(keys)) as string[] // pluck answers the one column
