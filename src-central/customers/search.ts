import { likelyNumbers, type NumberMistake } from '#shared/customers/likely-number.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { searchedWords } from '#shared/customers/searched-words.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { DocumentKind, DocumentTypes, StoredDocument } from '#shared/kernel/documents.ts'
import { uuid } from '#shared/kernel/ids.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { SqlConnection } from '../store/sql/client.ts'

const FOUND_AT_MOST = 50
const LIKELY_AT_MOST = 8

export type Row = Pick<StoredDocument, 'id' | 'version' | 'schema' | 'doc'>

/** Those that this program can read; a workstation is shown no others either. */
export function readable<K extends DocumentKind>(model: Model, kind: K, rows: readonly Row[]): DocumentTypes[K][] {
  return rows.flatMap((row) => {
    const read = readStored(model, kind, { kind, ...row })
    return read.ok ? [read.value] : []
  })
}

/** As the column `search` is made: without accents, in lower case, letters and digits alone. */
const plainWords = (word: string): string[] =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((one) => one !== '')

/** @returns a text search query of every word by its beginning, in any order; null when there is no word in it */
export function textQuery(text: string): string | null {
  const words = searchedWords(text).flatMap((readings) => {
    const plain = readings
      .map((one) =>
        plainWords(one)
          .map((word) => `${word}:*`)
          .join(' & '),
      )
      .filter((one) => one !== '')
    return plain.length === 0 ? [] : [`(${plain.join(' | ')})`]
  })
  return words.length === 0 ? null : words.join(' & ')
}

export interface FoundCustomers {
  readonly rows: readonly Customer[]
  readonly likely: readonly { readonly customer: Customer; readonly mistake: NumberMistake }[]
  /** There are more than are sent. */
  readonly more: boolean
}

/** The card of an id, or every card with all the words; where there is none, those from which a number is one slip away. */
export async function searchCustomers(connection: SqlConnection, model: Model, text: string): Promise<FoundCustomers> {
  const asId = uuid.safeParse(text.trim())
  if (asId.success) {
    const rows = await connection.query<Row>('select id, version, schema, doc from doc_customer where id = $1', [
      asId.data,
    ])
    return { rows: readable(model, 'customer', rows), likely: [], more: false }
  }
  const words = textQuery(text)
  if (words === null) return { rows: [], likely: [], more: false }
  const rows = await connection.query<Row>(
    `select id, version, schema, doc from doc_customer where search @@ to_tsquery('simple', $1) limit $2`,
    [words, FOUND_AT_MOST + 1],
  )
  if (rows.length > 0) {
    const sent = readable(model, 'customer', rows.slice(0, FOUND_AT_MOST))
    return { rows: sent, likely: [], more: rows.length > FOUND_AT_MOST }
  }
  return { rows: [], likely: await likelyCustomers(connection, model, text), more: false }
}

async function likelyCustomers(
  connection: SqlConnection,
  model: Model,
  text: string,
): Promise<FoundCustomers['likely']> {
  const likely = likelyNumbers(text)
  if (likely.length === 0) return []
  const rows = await connection.query<Row>(
    'select id, version, schema, doc from doc_customer where numbers ?| $1::text[] limit $2',
    [likely.map(({ number }) => number), FOUND_AT_MOST],
  )
  const rank = new Map(likely.map(({ number }, index) => [number, index]))
  return readable(model, 'customer', rows)
    .flatMap((customer) => {
      const best = Math.min(...customer.identifiers.map(({ number }) => rank.get(number) ?? likely.length))
      const mistake = likely[best]?.mistake
      return mistake === undefined ? [] : [{ customer, mistake, best }]
    })
    .toSorted((a, b) => a.best - b.best)
    .slice(0, LIKELY_AT_MOST)
    .map(({ customer, mistake }) => ({ customer, mistake }))
}

/** A customer's last contacts, whoever's they are and however old, newest first. */
export async function customerContacts(
  connection: SqlConnection,
  model: Model,
  customerId: string,
): Promise<readonly Interaction[]> {
  const rows = await connection.query<Row>(
    'select id, version, schema, doc from doc_interaction where customer_id = $1 order by opened_at desc limit $2',
    [customerId, FOUND_AT_MOST],
  )
  return readable(model, 'interaction', rows)
}
