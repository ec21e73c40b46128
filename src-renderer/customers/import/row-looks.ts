import { faultsOfRow, type ImportedCustomer, type ImportMapping, readImportRow } from '#shared/customers/import-row.ts'
import { identifierKey } from '#shared/identifiers/identifier.ts'
import { derivedId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { hashOf } from '#shared/kernel/text.ts'

/** The same row is the same card, whoever imports it and however often. */
export const rowId = (card: ImportedCustomer): string => derivedId(hashOf(JSON.stringify(card)))

/** By what a row's card is known to be there: itself, and its documents. */
export const keysOfRow = (card: ImportedCustomer): readonly string[] => [
  rowId(card),
  ...card.identifiers.map(identifierKey),
]

/** As a spreadsheet counts: the headings are line 1. */
export const lineOf = (index: number): number => index + 2

/** What becomes of a row when the file is imported. */
export type RowLooks =
  | { readonly is: 'good' }
  | { readonly is: 'known' }
  | { readonly is: 'repeated'; readonly line: number }
  | { readonly is: 'faulty'; readonly why: readonly Rejection[] }

/** What the cards that are here are asked for, of these rows. */
export const keysOfRows = (rows: readonly (readonly string[])[], mapping: ImportMapping): readonly string[] => [
  ...new Set(
    rows.flatMap((cells) => {
      const read = readImportRow(cells, mapping)
      return read.ok ? keysOfRow(read.value) : []
    }),
  ),
]

/** How the first rows of a file look. @param there keys that a card has already */
export function rowsLook(
  rows: readonly (readonly string[])[],
  mapping: ImportMapping,
  there: ReadonlySet<string>,
): readonly RowLooks[] {
  const before = new Map<string, number>()
  return rows.map((cells, index): RowLooks => {
    const read = readImportRow(cells, mapping)
    if (!read.ok) return { is: 'faulty', why: faultsOfRow(cells, mapping) }
    const keys = keysOfRow(read.value)
    if (keys.some((key) => there.has(key))) return { is: 'known' }
    const line = keys.flatMap((key) => before.get(key) ?? [])[0]
    if (line !== undefined) return { is: 'repeated', line }
    for (const key of keys) before.set(key, lineOf(index))
    return { is: 'good' }
  })
}
