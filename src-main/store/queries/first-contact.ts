import type { Database } from 'better-sqlite3'
import { bogotaInstant } from '#shared/calendar/civil-date.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import type { ProvenHere } from '#shared/console/queries.ts'
import { type MergeLink, oneCustomer } from '#shared/customers/one-customer.ts'
import { firstContactDeclared, SHOWN_CLOSED_DAYS, type Share } from '#shared/indicators/first-contact.ts'
import { closedPeriod, firstContactProven, lookedAtFrom, returnsOf } from '#shared/indicators/first-contact-proven.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { CivilDate, Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { FirstContactReturns } from '#shared/sync/api.ts'
import type { ReplicaStorage } from '../port.ts'
import type { ShownRow } from './as-stored.ts'
import { editionHere } from './guidebook.ts'
import { shownColumns, shownOf } from './paged.ts'

const RETURNS = 'firstContactReturns'

/** Keeps what the centre told, for as long as nothing newer is heard: it is what is known offline. */
export const keepReturns = (storage: ReplicaStorage, told: FirstContactReturns): void =>
  storage.setMeta(RETURNS, JSON.stringify(told))

/** One's own contacts that are registered and began then or later, oldest first. */
const registeredSince = (db: Database, model: Model, actor: Actor, from: Instant): readonly Interaction[] =>
  shownOf(
    model,
    'interaction',
    db
      .prepare<[string, string], ShownRow>(
        `select ${shownColumns('interaction')} from interaction d
         where d.advisor = ? and d.state = 'registered' and d.opened_at >= ? order by d.opened_at`,
      )
      .all(actor.id, from),
  ).map(({ doc }) => doc)

/** *Declarada* of a day: counted here, so that the screen does not hold the day's contacts for one number. */
export const declaredHere = (db: Database, model: Model, actor: Actor, day: CivilDate): Share =>
  firstContactDeclared(registeredSince(db, model, actor, bogotaInstant(day, 0)), day)

/**
 * *Comprobada* of one's own contacts: returns to others as the centre told them last, returns to oneself also from what
 * has not been sent. Days after those that are closed by what is known are not shown.
 */
export function firstContactHere(db: Database, model: Model, storage: ReplicaStorage, actor: Actor): ProvenHere | null {
  const kept = storage.meta(RETURNS)
  if (kept === null) return null
  const { knownUntil, returns } = FirstContactReturns.parse(JSON.parse(kept))
  const { firstContactReturnDays: days } = (editionHere(storage, model)?.catalogue ?? defaultCatalogue()).settings
  const period = closedPeriod(knownUntil, days, SHOWN_CLOSED_DAYS)
  const own = registeredSince(db, model, actor, lookedAtFrom(knownUntil, days, SHOWN_CLOSED_DAYS))
  const links = db
    .prepare<[], MergeLink>('select id, merged_into as mergedInto from customer where merged_into is not null')
    .all()
  const mine = returnsOf(own, own, oneCustomer(links), days)
  const share = firstContactProven(own, [...returns, ...mine], period)
  return { ...share, ...period, knownUntil }
}
