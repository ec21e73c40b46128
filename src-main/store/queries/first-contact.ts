import type { Database } from 'better-sqlite3'
import { bogotaInstant } from '#shared/calendar/civil-date.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import type { ProvenHere } from '#shared/console/queries.ts'
import { type MergeLink, oneCustomer } from '#shared/customers/one-customer.ts'
import { firstContactDeclared, SHOWN_CLOSED_DAYS, type Share } from '#shared/indicators/first-contact.ts'
import {
  type ContactFacts,
  closedPeriod,
  firstContactProven,
  lookedAtFrom,
  returnsOf,
} from '#shared/indicators/first-contact-proven.ts'
import { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { CivilDate } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { ReplicaStorage } from '../port.ts'
import { areAsStored, type ShownRow } from './as-stored.ts'
import { editionHere } from './guidebook.ts'
import { shownColumns } from './paged.ts'
import { readText } from './read-once.ts'

const RETURNS = 'firstContactReturns'

/** Keeps what the centre told, for as long as nothing newer is heard: it is what is known offline. */
export const keepReturns = (storage: ReplicaStorage, told: FirstContactReturns): void =>
  storage.setMeta(RETURNS, JSON.stringify(told))

/** Contacts read, or counted, at a time: some milliseconds, behind which whoever asks for something else waits. */
const AT_A_TIME = 200

/** One every half minute of a shift: nobody has more in a day. It is some milliseconds. */
const MOST_OF_A_DAY = 1_000

/**
 * *Declarada* of today: counted here, so that the screen does not hold the day's contacts for one number. It is asked for at
 * each registration, and one short read.
 * @param day today's date in Bogotá; of an earlier one only what is among the latest is counted
 */
export const declaredHere = (db: Database, model: Model, actor: Actor, day: CivilDate): Share =>
  firstContactDeclared(factsIn(db, model, ownSince(db, actor, bogotaInstant(day, 0)).slice(-MOST_OF_A_DAY)), day)

/**
 * *Comprobada* of one's own contacts: returns to others as the centre told them last, returns to oneself also from what
 * has not been sent. Days after those that are closed by what is known are not shown. It reads weeks of contacts: between
 * pieces everybody else is answered, for a call that rings waits for the same store.
 * @param breathe lets what waits be answered; false: the store is being closed
 */
export async function firstContactHere(
  db: Database,
  model: Model,
  storage: ReplicaStorage,
  actor: Actor,
  breathe: () => Promise<boolean>,
): Promise<ProvenHere | null> {
  const kept = storage.meta(RETURNS)
  if (kept === null) return null
  const { knownUntil, returns } = FirstContactReturns.parse(JSON.parse(kept))
  const { firstContactReturnDays: days } = (editionHere(storage, model)?.catalogue ?? defaultCatalogue()).settings
  const period = closedPeriod(knownUntil, days, SHOWN_CLOSED_DAYS)
  const links = db
    .prepare<[], MergeLink>('select id, merged_into as mergedInto from customer where merged_into is not null')
    .all()
  const one = oneCustomer(links)
  const byCustomer = new Map<string, ContactFacts[]>()
  for (const rows of inPieces(ownSince(db, actor, lookedAtFrom(knownUntil, days, SHOWN_CLOSED_DAYS)))) {
    for (const facts of factsIn(db, model, rows)) {
      const customer = facts.customerId === null ? '' : one(facts.customerId)
      const theirs = byCustomer.get(customer)
      if (theirs === undefined) byCustomer.set(customer, [facts])
      else theirs.push(facts)
    }
    if (!(await breathe())) return null
  }
  // Customer by customer: whether somebody came back, only their own contacts say; which contact opened a case, also one
  // in which nobody was identified.
  const openers = (byCustomer.get('') ?? []).filter(({ requests }) => requests.some(({ caseId }) => caseId !== null))
  const sum = { part: 0, whole: 0, leftOut: 0 }
  for (const customers of inPieces([...byCustomer.values()])) {
    const own = customers.flat()
    const share = firstContactProven(own, [...returns, ...returnsOf(own, [...own, ...openers], one, days)], period)
    sum.part += share.part
    sum.whole += share.whole
    sum.leftOut += share.leftOut
    if (!(await breathe())) return null
  }
  return { ...sum, ...period, knownUntil }
}

function* inPieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += AT_A_TIME) yield all.slice(from, from + AT_A_TIME)
}

/** The rows of what a person has registered, the latest last, by the index alone. */
const ownSince = (db: Database, actor: Actor, since: string): readonly number[] =>
  db
    .prepare<[string, string], number>(
      `select d.n from interaction d where d.advisor = ? and d.state = 'registered' and d.opened_at >= ?
       order by d.opened_at`,
    )
    .pluck()
    .all(actor.id, since) as number[] // pluck answers the one column

/** Past the cache of what is on the screens (read-once.ts), which so many would empty. */
function factsIn(db: Database, model: Model, rows: readonly number[]): readonly ContactFacts[] {
  const stored = db
    .prepare<[string], ShownRow>(
      `select ${shownColumns('interaction')} from interaction d where d.n in (select value from json_each(?))`,
    )
    .all(JSON.stringify(rows))
  return stored.flatMap((row) => {
    const contact = areAsStored(model, 'interaction', [row])
      ? (JSON.parse(row.doc) as Interaction) // parsed when it was written, in today's shape
      : readText(model, 'interaction', row)
    if (contact === null) return []
    const { id, customerId, direction, openedAt, disposition, requests } = contact
    return [
      {
        ...{ id, customerId, direction, openedAt },
        disposition: disposition === null ? null : { id: disposition.id },
        requests: requests.map(({ id, branch, topic, caseId }) => ({ id, branch, topic, caseId })),
      },
    ]
  })
}
