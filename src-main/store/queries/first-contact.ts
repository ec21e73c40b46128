import type { Database } from 'better-sqlite3'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import type { ProvenHere } from '#shared/console/queries.ts'
import { type MergeLink, oneCustomer } from '#shared/customers/one-customer.ts'
import { SHOWN_CLOSED_DAYS } from '#shared/indicators/first-contact.ts'
import { closedPeriod, firstContactProven, lookedAtFrom, returnsOf } from '#shared/indicators/first-contact-proven.ts'
import type { Actor } from '#shared/kernel/commands.ts'
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
  const own = shownOf(
    model,
    'interaction',
    db
      .prepare<[string, string], ShownRow>(
        `select ${shownColumns('interaction')} from interaction d
         where d.advisor = ? and d.state = 'registered' and d.opened_at >= ? order by d.opened_at`,
      )
      .all(actor.id, lookedAtFrom(knownUntil, days, SHOWN_CLOSED_DAYS)),
  ).map(({ doc }) => doc)
  const links = db
    .prepare<[], MergeLink>('select id, merged_into as mergedInto from customer where merged_into is not null')
    .all()
  const mine = returnsOf(own, own, oneCustomer(links), days)
  const share = firstContactProven(own, [...returns, ...mine], period)
  return { ...share, ...period, knownUntil }
}
