import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import { type CustomerContacts, standingOf } from '#shared/compliance/customer-contacts.ts'
import type { Draft } from '#shared/console/drafts.ts'
import type {
  AlikeCustomer,
  BreachRow,
  OutboxRow,
  Page,
  ProvenHere,
  QueryName,
  QueryResults,
  Shown,
  SyncStatus,
} from '#shared/console/queries.ts'
import type { Person } from '#shared/console/session.ts'
import { joinedTo } from '#shared/customers/as-one.ts'
import type { CustomerImport } from '#shared/customers/import-schema.ts'
import { isAsImported } from '#shared/customers/imported.ts'
import { likelyNumbers } from '#shared/customers/likely-number.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { searchedWords } from '#shared/customers/searched-words.ts'
import { likenessOfCards } from '#shared/customers/similar-search.ts'
import { type Edition, shippedBook, shippedEdition, shippedGuide } from '#shared/guidebook/edition.ts'
import type { Guidebook, PublishedCatalogue, PublishedGuide } from '#shared/guidebook/schema.ts'
import { identifierKey } from '#shared/identifiers/identifier.ts'
import { isHere, type Team, type User } from '#shared/identity/schema.ts'
import { firstContactDeclared } from '#shared/indicators/first-contact.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { DocumentKind } from '#shared/kernel/documents.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import { dialledNumberOf, LAST_DIALLED } from '#shared/telephony/dialled.ts'
import { missedAt } from '#shared/telephony/missed-calls.ts'
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
  readonly proven?: ProvenHere | null
}

const shown = <D>(records: readonly FakeRecord[]): Shown<D>[] =>
  records.map(({ doc, version, pending }) => ({ doc: doc as D, version, pending })) // filed under the kind that was asked for

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function page<Row>(rows: readonly Row[], given: { limit?: number; offset?: number }): Page<Row> {
  const offset = given.offset ?? 0
  return { rows: rows.slice(offset, offset + (given.limit ?? 50)), total: rows.length }
}

const textOf = ({ name, identifiers, phones, emails, city }: Customer): string =>
  [name, ...identifiers.map((one) => one.number), ...phones.map((one) => one.number), ...emails, city].join(' ')

const matches = (customer: Customer, text: string): boolean => {
  const words = plain(text.replace(/(?<=\d)[.\s](?=\d)/g, '').replace(/(\d{6,})-\d\b/g, '$1')).split(/\s+/)
  const card = plain(textOf(customer)).split(/\s+/)
  return words.every((word) => card.some((one) => one.startsWith(word)))
}

const isFound = (
  { radicado, topic, customerId }: Case,
  customers: readonly { readonly doc: Customer }[],
  text: string,
): boolean => {
  const whose = customers.find(({ doc }) => doc.id === customerId)?.doc
  const has = plain([radicado, topic, whose?.name, ...(whose?.identifiers ?? []).map((one) => one.number)].join(' '))
  const words = plain(text).split(/\s+/)
  return words.every((word) => has.split(/\s+/).some((one) => one.startsWith(word)))
}

/** Answers a query over plain arrays: small and slow, only for screens driven by tests. */
export function answerFake<Q extends QueryName>(name: Q, given: unknown, from: Sources): QueryResults[Q] {
  const parameters = given as {
    id?: string
    ids?: string[]
    also?: string[]
    day?: string
    place?: string
    caseId?: string
    importId?: string
    numbers?: string[]
    keys?: string[]
    phones?: string[]
    emails?: string[]
    name?: string
    of?: string
    radicado?: string
    version?: string
    text?: string
    state?: string
    filter?: string
    limit?: number
    offset?: number
    channel?: string
    direction?: string
    kind?: string
    from?: string
    to?: string
    mine?: boolean
    openCases?: boolean
  } // parsed by the query's own schema
  const { all, person } = from
  const customers = () => shown<Customer>(all('customer'))
  const interactions = () =>
    shown<Interaction>(all('interaction')).sort((a, b) => (a.doc.openedAt < b.doc.openedAt ? 1 : -1))
  const cases = () =>
    shown<Case>(all('case')).sort((a, b) => (a.doc.clocks.customer.dueOn < b.doc.clocks.customer.dueOn ? -1 : 1))
  const closed = () =>
    cases().filter(
      ({ doc }) =>
        doc.state === 'closed' &&
        (doc.advisorId === person.id ||
          doc.holderId === person.id ||
          doc.entries.some(({ by }) => by === person.id) ||
          person.roles.includes('coordinator')) &&
        isFound(doc, customers(), parameters.text ?? ''),
    )
  const today = bogotaDate(instantOf(Date.now()))
  const waitsForMe = (one: Case): boolean =>
    (one.advisorId === person.id && ['waitingForData', 'answered'].includes(one.state)) ||
    (one.holderId === person.id && ['inProgress', 'informed'].includes(one.state))
  const tray = (one: Case): boolean => {
    if (one.state === 'closed') return false
    if (parameters.filter === 'mine') return one.holderId === person.id || one.advisorId === person.id
    if (parameters.filter === 'area') return person.areas.includes(one.area)
    if (parameters.filter === 'answered') return one.state === 'answered'
    if (parameters.filter === 'waiting') return waitsForMe(one)
    if (parameters.filter === 'today') return one.state !== 'informed' && one.clocks.customer.dueOn === today
    if (parameters.filter === 'overdue') return one.state !== 'informed' && one.clocks.customer.dueOn < today
    return true
  }
  const isOfIt = ({ customerId }: Pick<Case, 'customerId'>): boolean =>
    customerId !== null && [parameters.id, ...(parameters.also ?? [])].includes(customerId)
  const isThere = (id: string | null): boolean =>
    id === null || shown<User>(all('user')).some(({ doc }) => doc.id === id && isHere(doc, today))
  const answers: { [N in QueryName]: () => QueryResults[N] } = {
    'customers.search': () => {
      const text = (parameters.text ?? '').trim()
      return page(text === '' ? customers() : customers().filter(({ doc }) => matches(doc, text)), parameters)
    },
    'customers.likely': () =>
      likelyNumbers(parameters.text ?? '')
        .flatMap(({ number, mistake }) =>
          customers()
            .filter(({ doc }) => doc.identifiers.some((one) => one.number === number))
            .map((customer) => ({ customer, mistake })),
        )
        .slice(0, 8),
    'customers.similar': () => {
      const likenessOf = likenessOfCards(searchedWords(parameters.text ?? ''))
      return customers()
        .filter(({ doc }) => !matches(doc, parameters.text ?? ''))
        .flatMap((customer) => {
          const likeness = likenessOf(textOf(customer.doc))
          return likeness === null || likeness.read.length === 0 ? [] : [{ customer, ...likeness }]
        })
        .toSorted((a, b) => a.cost - b.cost)
        .slice(0, 8)
    },
    'customers.known': () => {
      const there = customers().flatMap(({ doc }) => [doc.id, ...doc.identifiers.map(identifierKey)])
      return (parameters.keys ?? []).filter((key) => there.some((one) => one === key))
    },
    'customers.alike': () => {
      const likenessOf = likenessOfCards(searchedWords(parameters.name ?? ''))
      const has = (given: readonly string[] | undefined, own: readonly string[]) =>
        given?.some((one) => own.includes(one))
      const by = ({ identifiers, phones, emails, name }: Customer): AlikeCustomer['by'] | null => {
        if (
          has(
            parameters.numbers,
            identifiers.map(({ number }) => number),
          )
        )
          return 'identifier'
        if (
          has(
            parameters.phones,
            phones.map(({ number }) => number),
          )
        )
          return 'phone'
        if (has(parameters.emails, emails)) return 'email'
        return (parameters.name?.length ?? 0) > 5 && likenessOf(name) !== null ? 'name' : null
      }
      return customers()
        .filter(({ doc }) => parameters.of === undefined || (doc.id !== parameters.of && doc.mergedInto === null))
        .flatMap((customer) => {
          const why = by(customer.doc)
          return why === null ? [] : [{ customer, by: why }]
        })
    },
    'customers.get': () => customers().find(({ doc }) => doc.id === parameters.id) ?? null,
    'customers.joined': () => {
      const card = customers().find(({ doc }) => doc.id === parameters.id)?.doc
      const named = customers().filter(({ doc }) => card?.mergedFrom?.includes(doc.id))
      const joined =
        card === undefined
          ? []
          : joinedTo(
              card,
              named.map(({ doc }) => doc),
            )
      return named.filter(({ doc }) => joined.includes(doc))
    },
    'customers.interactions': () =>
      page(
        interactions().filter(({ doc }) => isOfIt(doc)),
        parameters,
      ),
    'customers.timeline': () =>
      page(
        interactions().filter(
          ({ doc }) =>
            isOfIt(doc) &&
            (parameters.channel ?? doc.channel) === doc.channel &&
            (parameters.direction ?? doc.direction) === doc.direction &&
            (parameters.kind === undefined || doc.requests.some(({ kind }) => kind === parameters.kind)) &&
            (parameters.from ?? '') <= bogotaDate(doc.openedAt) &&
            (parameters.to ?? '9') >= bogotaDate(doc.openedAt) &&
            (parameters.mine !== true || doc.advisorId === person.id) &&
            (parameters.openCases !== true ||
              cases().some((one) => one.doc.interactionId === doc.id && one.doc.state !== 'closed')),
        ),
        parameters,
      ),
    'customers.cases': () =>
      page(
        cases().filter(({ doc }) => isOfIt(doc)),
        parameters,
      ),
    'customers.standing': () => {
      const card = customers().find(({ doc }) => doc.id === parameters.id)?.doc
      const counters = shown<CustomerContacts>(all('customerContacts')).filter(({ doc }) => doc.id === parameters.id)
      return card === undefined
        ? null
        : {
            customerId: card.id,
            ...standingOf(
              [card],
              counters.map(({ doc }) => doc),
            ),
          }
    },
    'interactions.callBacks': () =>
      page(
        interactions().filter(({ doc }) => doc.advisorId === person.id && doc.callBack?.keptBy === null),
        parameters,
      ),
    'interactions.voicemails': () =>
      page(
        interactions().filter(
          ({ doc }) => doc.advisorId === null && doc.state === 'open' && doc.channel === 'voicemail',
        ),
        parameters,
      ),
    'interactions.missed': () =>
      page(
        interactions()
          .filter(({ doc }) => missedAt(doc) !== null && (doc.callBack?.ownerId ?? person.id) === person.id)
          .sort((one, other) => (one.doc.openedAt < other.doc.openedAt ? 1 : -1)),
        parameters,
      ),
    'interactions.dialled': () =>
      [
        ...new Set(
          interactions()
            .filter(({ doc }) => doc.advisorId === person.id)
            .sort((one, other) => (one.doc.openedAt < other.doc.openedAt ? 1 : -1))
            .flatMap(({ doc }) => dialledNumberOf(doc) ?? []),
        ),
      ].slice(0, LAST_DIALLED),
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
    'imports.list': () =>
      page(
        shown<CustomerImport>(all('customerImport')).toSorted((a, b) => (a.doc.id < b.doc.id ? 1 : -1)),
        parameters,
      ),
    'imports.cards': () =>
      customers()
        .filter(({ doc }) => doc.import?.id === parameters.importId && doc.withdrawn === undefined)
        .map(({ doc }) => ({ id: doc.id, name: doc.name, untouched: isAsImported(doc) })),
    'guidebook.edition': () => editionInMemory(all, parameters.version),
    'guidebook.editions': () =>
      page(
        shown<PublishedCatalogue>(all('catalogue'))
          .map(({ doc, pending }) => ({ ...doc, pending, inForce: doc.version === bookInMemory(all).current }))
          .filter(({ version }) => version === (parameters.version ?? version))
          .toReversed(),
        parameters,
      ),
    'interactions.mine': () =>
      page(
        interactions().filter(
          ({ doc }) => doc.advisorId === person.id && (parameters.state === 'all' || doc.state === parameters.state),
        ),
        parameters,
      ),
    'firstContact.declared': () =>
      firstContactDeclared(
        interactions()
          .map(({ doc }) => doc)
          .filter(({ advisorId, state }) => advisorId === person.id && state === 'registered'),
        parameters.day ?? '',
      ),
    'firstContact.proven': () => from.proven ?? null,
    'interactions.get': () => interactions().find(({ doc }) => doc.id === parameters.id) ?? null,
    'cases.tray': () =>
      page(
        cases().filter(({ doc }) => tray(doc) && isFound(doc, customers(), parameters.text ?? '')),
        parameters,
      ),
    'cases.closed': () =>
      page(
        closed().sort((one, other) => ((one.doc.closedAt ?? '') < (other.doc.closedAt ?? '') ? 1 : -1)),
        parameters,
      ),
    'cases.closedAmong': () => closed().flatMap(({ doc }) => (parameters.ids?.includes(doc.id) ? [doc.id] : [])),
    'cases.unowned': () =>
      page(
        cases().filter(({ doc }) => doc.state !== 'closed' && !(isThere(doc.holderId) && isThere(doc.advisorId))),
        parameters,
      ),
    'cases.nextDue': () =>
      cases().find(({ doc }) => doc.advisorId === person.id && !['informed', 'closed'].includes(doc.state)) ?? null,
    'cases.waiting': () =>
      page(
        cases().filter(({ doc }) => doc.state !== 'closed' && waitsForMe(doc)),
        { limit: 1 },
      ),
    'cases.get': () => cases().find(({ doc }) => doc.id === parameters.id) ?? null,
    'cases.numbered': () => cases().find(({ doc }) => doc.radicado === parameters.radicado) ?? null,
    'attachments.inPlace': () => from.files.inPlace(parameters.place ?? ''),
    'attachments.ofCase': () =>
      cases().flatMap(({ doc }) => (doc.id === parameters.caseId ? from.files.ofCase(doc) : [])),
    'directory.users': () => shown<User>(all('user')),
    'directory.teams': () => shown<Team>(all('team')),
    'directory.queues': () => shown<QueueDocument>(all('queue')),
    'breaches.list': () =>
      page(
        [
          ...interactions().flatMap(({ doc }) => brokenOn('interaction', doc, doc.channel, null)),
          ...cases().flatMap(({ doc }) => brokenOn('case', doc, null, doc.radicado)),
        ],
        parameters,
      ),
    'outbox.waiting': () =>
      page(
        from.outbox.filter(({ state }) => state !== 'refused'),
        parameters,
      ),
    'outbox.refused': () => {
      const refused = from.outbox.filter(({ state }) => state === 'refused')
      const groups = Map.groupBy(refused, ({ group, id }) => group ?? id)
      return page(
        [...groups].map(([group, commands]) => ({ group, commands })),
        parameters,
      )
    },
    'notices.list': () =>
      page(
        all('notice').map(({ doc }) => doc as never), // filed under its kind
        parameters,
      ),
    'drafts.all': () => from.drafts,
    'sync.status': () => from.sync,
    'upkeep.status': () => ({ kind: 'backup', percent: 43 }),
  }
  return answers[name]()
}

const bookInMemory = (all: Sources['all']) => shown<Guidebook>(all('guidebook'))[0]?.doc ?? shippedBook()

function editionInMemory(all: Sources['all'], version = bookInMemory(all).current): Edition | null {
  const shipped = shippedEdition(version)
  if (shipped !== undefined) return shipped
  const published = shown<PublishedCatalogue>(all('catalogue')).find(({ doc }) => doc.version === version)?.doc
  if (published === undefined) return null
  const guides = Object.entries(published.guides).flatMap(([id, of]) => {
    const found = shown<PublishedGuide>(all('guide')).find(({ doc }) => doc.guideId === id && doc.version === of)
    return shippedGuide(id, of) ?? found?.doc.content ?? []
  })
  return { catalogue: published.content, guides }
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
