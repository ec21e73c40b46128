import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import type {
  BreachRow,
  Draft,
  OutboxRow,
  Page,
  QueryName,
  QueryResults,
  Shown,
  SyncStatus,
} from '#shared/console/queries.ts'
import type { Person } from '#shared/console/session.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { identifierKey } from '#shared/identifiers/identifier.ts'
import { isHere, type Team, type User } from '#shared/identity/schema.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { DocumentKind } from '#shared/kernel/documents.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { FakeFiles } from './fake-files.ts'

export interface FakeRecord {
  readonly kind: DocumentKind
  readonly doc: unknown
  readonly version: number
  readonly pending: 'settled' | 'saved' | 'unconfirmed'
}

interface Sources {
  readonly files: FakeFiles
  readonly all: (kind: DocumentKind) => readonly FakeRecord[]
  readonly person: Person
  readonly outbox: readonly OutboxRow[]
  readonly drafts: readonly Draft[]
  readonly sync: SyncStatus
}

const shown = <D>(records: readonly FakeRecord[]): Shown<D>[] =>
  records.map(({ doc, version, pending }) => ({ doc: doc as D, version, pending })) // filed under the kind that was asked for

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function page<Row>(rows: readonly Row[], given: { limit?: number; offset?: number }): Page<Row> {
  const offset = given.offset ?? 0
  return { rows: rows.slice(offset, offset + (given.limit ?? 50)), total: rows.length }
}

const wordsOf = ({ name, identifiers, phones, emails, city }: Customer): string =>
  plain([name, ...identifiers.map((one) => one.number), ...phones.map((one) => one.number), ...emails, city].join(' '))

const matches = (customer: Customer, text: string): boolean => {
  const words = plain(text.replace(/(?<=\d)[.\s](?=\d)/g, '').replace(/(\d{6,})-\d\b/g, '$1')).split(/\s+/)
  const card = wordsOf(customer).split(/\s+/)
  return words.every((word) => card.some((one) => one.startsWith(word)))
}

/** Answers a query over plain arrays: small and slow, only for screens driven by tests. */
export function answerFake<Q extends QueryName>(name: Q, given: unknown, from: Sources): QueryResults[Q] {
  const parameters = given as {
    id?: string
    place?: string
    caseId?: string
    text?: string
    state?: string
    filter?: string
    limit?: number
    offset?: number
  } // parsed by the query's own schema
  const { all, person } = from
  const customers = () => shown<Customer>(all('customer'))
  const interactions = () =>
    shown<Interaction>(all('interaction')).sort((a, b) => (a.doc.openedAt < b.doc.openedAt ? 1 : -1))
  const cases = () =>
    shown<Case>(all('case')).sort((a, b) => (a.doc.clocks.customer.dueOn < b.doc.clocks.customer.dueOn ? -1 : 1))
  const today = bogotaDate(instantOf(Date.now()))
  const tray = (one: Case): boolean => {
    if (one.state === 'closed') return false
    if (parameters.filter === 'mine') return one.holderId === person.id || one.advisorId === person.id
    if (parameters.filter === 'area') return person.areas.includes(one.area)
    if (parameters.filter === 'answered') return one.state === 'answered'
    if (parameters.filter === 'overdue') return one.clocks.customer.dueOn < today
    return true
  }
  const isThere = (id: string | null): boolean =>
    id === null || shown<User>(all('user')).some(({ doc }) => doc.id === id && isHere(doc, today))
  const answers: { [N in QueryName]: () => QueryResults[N] } = {
    'customers.search': () => {
      const text = (parameters.text ?? '').trim()
      return page(text === '' ? customers() : customers().filter(({ doc }) => matches(doc, text)), parameters)
    },
    'customers.known': () => [],
    'customers.get': () => customers().find(({ doc }) => doc.id === parameters.id) ?? null,
    'customers.interactions': () =>
      page(
        interactions().filter(({ doc }) => doc.customerId === parameters.id),
        parameters,
      ),
    'customers.cases': () =>
      page(
        cases().filter(({ doc }) => doc.customerId === parameters.id),
        { limit: 200 },
      ),
    'customers.duplicates': () => {
      const mine = customers().find(({ doc }) => doc.id === parameters.id)
      const keys = new Set(mine?.doc.identifiers.map(identifierKey))
      return page(
        customers().filter(
          ({ doc }) =>
            doc.id !== parameters.id &&
            doc.mergedInto === null &&
            doc.identifiers.some((one) => keys.has(identifierKey(one))),
        ),
        {},
      )
    },
    'interactions.mine': () =>
      page(
        interactions().filter(
          ({ doc }) => doc.advisorId === person.id && (parameters.state === 'all' || doc.state === parameters.state),
        ),
        parameters,
      ),
    'interactions.get': () => interactions().find(({ doc }) => doc.id === parameters.id) ?? null,
    'cases.tray': () =>
      page(
        cases().filter(({ doc }) => tray(doc)),
        parameters,
      ),
    'cases.unowned': () =>
      page(
        cases().filter(({ doc }) => doc.state !== 'closed' && !(isThere(doc.holderId) && isThere(doc.advisorId))),
        parameters,
      ),
    'cases.get': () => cases().find(({ doc }) => doc.id === parameters.id) ?? null,
    'attachments.inPlace': () => from.files.inPlace(parameters.place ?? ''),
    'attachments.ofCase': () =>
      cases().flatMap(({ doc }) => (doc.id === parameters.caseId ? from.files.ofCase(doc) : [])),
    'directory.users': () => shown<User>(all('user')),
    'directory.teams': () => shown<Team>(all('team')),
    'breaches.list': () =>
      page(
        [
          ...interactions().flatMap(({ doc }) => brokenOn('interaction', doc, doc.channel, null)),
          ...cases().flatMap(({ doc }) => brokenOn('case', doc, null, doc.radicado)),
        ],
        parameters,
      ),
    'outbox.list': () => from.outbox,
    'notices.list': () => all('notice').map(({ doc }) => doc as never), // filed under its kind
    'drafts.all': () => from.drafts,
    'sync.status': () => from.sync,
  }
  return answers[name]()
}

const brokenOn = (
  kind: BreachRow['kind'],
  { id, advisorId, customerId, breaches }: Pick<Interaction | Case, 'id' | 'advisorId' | 'customerId' | 'breaches'>,
  channel: string | null,
  radicado: string | null,
): BreachRow[] =>
  breaches
    .filter(({ reviewedBy }) => reviewedBy === null)
    .map(({ rule, commandId, at }) => ({
      kind,
      documentId: id,
      advisorId,
      customerId,
      channel,
      radicado,
      rule,
      commandId,
      at,
    }))
