import { identifierKey } from '#shared/identifiers/identifier.ts'
import type { DocumentKind, DocumentTypes } from '#shared/kernel/documents.ts'
import { dialledNumberOf } from '#shared/telephony/dialled.ts'
import { missedAt } from '#shared/telephony/missed-calls.ts'

type Value = string | number | null

/** How one kind is laid out: its table, the columns beside the document, and the words it is found by. */
export interface LocalTable<K extends DocumentKind = DocumentKind> {
  readonly table: string
  readonly columns: Readonly<Record<string, (doc: DocumentTypes[K]) => Value>>
  /** What a column holds for a document that this program cannot read; absent: null. */
  readonly unread?: Readonly<Record<string, Value>>
  /** Full-text table and words; absent: not searched. */
  readonly search?: { readonly table: string; readonly words: (doc: DocumentTypes[K]) => string }
  /** Rows of a side table `(identifier, customer)`. */
  readonly identifiers?: (doc: DocumentTypes[K]) => readonly string[]
}

/** What a customer is found by. */
export const customerWords = (doc: DocumentTypes['customer']): string =>
  [
    doc.name,
    ...doc.identifiers.map((one) => one.number),
    ...doc.phones.map((one) => one.number),
    ...doc.emails,
    doc.city ?? '',
    doc.notes ?? '',
  ].join(' ')

const customer: LocalTable<'customer'> = {
  table: 'customer',
  columns: {
    name: (doc) => doc.name,
    merged_into: (doc) => doc.mergedInto,
    import_id: (doc) => doc.import?.id ?? null,
  },
  search: { table: 'customer_search', words: customerWords },
  identifiers: (doc) => doc.identifiers.map(identifierKey),
}

const interaction: LocalTable<'interaction'> = {
  table: 'interaction',
  columns: {
    customer: (doc) => doc.customerId,
    advisor: (doc) => doc.advisorId,
    state: (doc) => doc.state,
    opened_at: (doc) => doc.openedAt,
    call_back_at: ({ callBack }) => (callBack?.keptBy === null ? callBack.dueAt : null),
    missed_at: missedAt,
    dialled: dialledNumberOf,
    breached: (doc) =>
      doc.breaches.some((breach) => breach.reviewedBy === undefined || breach.reviewedBy === null) ? 1 : 0,
  },
  unread: { breached: 0 },
  search: {
    table: 'interaction_search',
    words: (doc) =>
      [...doc.requests.map((one) => one.text), ...doc.notes.map((one) => one.text), doc.disposition?.label ?? ''].join(
        ' ',
      ),
  },
}

const caseTable: LocalTable<'case'> = {
  table: '"case"',
  columns: {
    customer: (doc) => doc.customerId,
    radicado: (doc) => doc.radicado,
    state: (doc) => doc.state,
    area: (doc) => doc.area,
    holder: (doc) => doc.holderId,
    advisor: (doc) => doc.advisorId,
    due_on: (doc) => doc.clocks.customer.dueOn,
    closed_at: (doc) => doc.closedAt,
    breached: ({ breaches }) => (breaches.some(({ reviewedBy }) => reviewedBy === null) ? 1 : 0),
  },
  unread: { breached: 0 },
}

const notice: LocalTable<'notice'> = { table: 'notice', columns: { at: (doc) => doc.at } }

/** Which table a kind lives in; a kind that is not here goes to other_document. */
export const localTables: ReadonlyMap<string, LocalTable> = new Map(
  Object.entries({
    customer,
    interaction,
    case: caseTable,
    user: { table: 'user', columns: {} },
    team: { table: 'team', columns: {} },
    queue: { table: 'queue', columns: {} },
    notice,
  }),
) as ReadonlyMap<string, LocalTable> // each is only ever given documents of the kind it is filed under
