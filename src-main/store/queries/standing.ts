import type { Database } from 'better-sqlite3'
import { type CustomerContacts, standingOf } from '#shared/compliance/customer-contacts.ts'
import type { CustomerStanding } from '#shared/console/queries.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { CustomerId } from '#shared/kernel/ids.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { ReplicaStorage } from '../port.ts'
import { getDocument } from './customers.ts'

/** The card that a card leads to; merges are few steps, and a circle ends where it began. */
function leading(db: Database, model: Model, id: CustomerId): Customer | null {
  const seen = new Set<string>()
  let card = getDocument(db, model, 'customer', id)?.doc ?? null
  while (card !== null && card.mergedInto !== null && !seen.has(card.id)) {
    seen.add(card.id)
    card = getDocument(db, model, 'customer', card.mergedInto)?.doc ?? card
  }
  return card
}

/** What is known here for the rules on contacting, of all cards that are one customer. */
export function standingHere(
  db: Database,
  model: Model,
  storage: ReplicaStorage,
  id: CustomerId,
): CustomerStanding | null {
  const card = leading(db, model, id)
  if (card === null) return null
  // One that was parted from a card that was merged later is another customer again; where a step between is not here, it counts.
  const others = (card.mergedFrom ?? []).flatMap((one) => {
    const led = leading(db, model, one)
    const parted = led === null || (led.id !== card.id && led.mergedInto === null)
    return parted ? [] : (getDocument(db, model, 'customer', one)?.doc ?? [])
  })
  const counters = [card, ...others].flatMap((one): CustomerContacts[] => {
    const stored = storage.shown({ kind: 'customerContacts', id: one.id })
    const read = stored === null ? null : readStored(model, 'customerContacts', stored)
    return read?.ok === true ? [read.value] : []
  })
  return { customerId: card.id, ...standingOf([card, ...others], counters) }
}
