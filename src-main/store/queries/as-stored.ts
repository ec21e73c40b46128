import type { Count, Page, Shown } from '#shared/console/queries.ts'
import { type DocumentDefinition, type DocumentKind, widened } from '#shared/kernel/documents.ts'
import type { Model } from '#shared/kernel/model.ts'

/** A document as its table has it, with what is asked beside it (paged.ts, shownColumns). */
export interface ShownRow {
  readonly id: string
  readonly version: number
  readonly schema: number
  readonly doc: string
  readonly unsettled: number
  /** Whether what wrote it could not read it. */
  readonly unread: number
}

/**
 * Whether the text of all these rows is what a screen may be given: whoever wrote them parsed them, in today's shape or in
 * one that has only become wider. A shape may not change what it parses (as-stored.test.ts), and one that takes less than
 * before has another schema number.
 */
export function areAsStored(model: Model, kind: DocumentKind, rows: readonly ShownRow[]): boolean {
  const definition = model.documents.get(kind)
  return definition !== undefined && rows.every((row) => row.unread === 0 && isTodays(definition, row.schema))
}

function isTodays({ schema: today, upgrades }: DocumentDefinition, schema: number): boolean {
  for (let step = schema; step < today; step++) if (upgrades?.[step] !== widened) return false
  return schema <= today
}

export const pendingOf = (row: ShownRow) => (row.unsettled === 1 ? 'saved' : 'settled')

const rowText = (row: ShownRow): string => `{"doc":${row.doc},"version":${row.version},"pending":"${pendingOf(row)}"}`

/**
 * A page whose documents are parsed only for whoever looks into it here; a screen's own process parses its text.
 * A class, not an object with a getter: V8 makes each such object a shape of its own, which holds its page until the next
 * whole collection of garbage (3 of every 10 MB, and 5 ms for each of the small ones).
 */
export class StoredPage<T> implements Page<Shown<T>> {
  readonly total: Count
  readonly #rows: readonly ShownRow[]
  readonly #read: () => Shown<T>[]
  #shown: Shown<T>[] | null = null

  constructor(rows: readonly ShownRow[], total: Count, read: () => Shown<T>[]) {
    this.#rows = rows
    this.total = total
    this.#read = read
  }

  get rows(): readonly Shown<T>[] {
    this.#shown ??= this.#read()
    return this.#shown
  }

  /** The page as JSON. */
  text(): string {
    return `{"rows":[${this.#rows.map(rowText).join()}],"total":${JSON.stringify(this.total)}}`
  }
}
