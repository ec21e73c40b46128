import { z } from 'zod'
import { type Consent, ConsentChannel, ContactPurpose, type Customer, type HoursRequest } from '../customers/schema.ts'
import type { DocumentDefinition, Documents } from '../kernel/documents.ts'
import { CustomerId, InteractionId, UserId } from '../kernel/ids.ts'
import { Instant, instantOf, unixMsOf } from '../kernel/instants.ts'
import { requiredText } from '../kernel/text.ts'
import { ContactCounters } from './may-contact.ts'
import { lastHoursRequest } from './other-hours.ts'

/** Somebody of the bank tried to reach the customer; `direct`: spoke with the person. */
const CountedContact = z.looseObject({
  at: Instant,
  channel: ConsentChannel,
  purpose: ContactPurpose,
  direct: z.boolean(),
  interactionId: InteractionId,
  /** The centre gave its permission before (a claim); what was only told afterwards has none. */
  permitted: z.boolean(),
})
export type CountedContact = z.infer<typeof CountedContact>

/** A coordinator lets an internal cap be passed once, and says why. */
export const ContactException = z.looseObject({
  rule: z.string().max(80),
  channel: ConsentChannel,
  reason: requiredText(1_000),
  by: UserId,
  at: Instant,
  until: Instant,
  usedBy: InteractionId.nullable(),
})
export type ContactException = z.infer<typeof ContactException>

/** The legal counters of one card: small, and with everybody at the desk, so that they answer offline. Its id is the card's. */
export const CustomerContacts = z.looseObject({
  id: CustomerId,
  contacts: z.array(CountedContact),
  exceptions: z.array(ContactException),
})
export type CustomerContacts = z.infer<typeof CustomerContacts>

export const customerContactsDocument: DocumentDefinition<'customerContacts'> = {
  kind: 'customerContacts',
  schema: 1,
  shape: CustomerContacts,
  // Not with the cards: whoever keeps those of some portfolios alone is bound by the same limits.
  scopesOf: () => ['desk'],
}

/** Weeks are the longest that a rule looks back; exceptions are kept for who looks into them later. */
const CONTACTS_KEPT_MS = 15 * 24 * 60 * 60_000
const EXCEPTIONS_KEPT_MS = 365 * 24 * 60 * 60_000

/** A card's counters with a contact; the same contact once, `direct` and `permitted` once true stay so. */
export function withContact(known: CustomerContacts, contact: CountedContact): CustomerContacts {
  const before = known.contacts.find(({ interactionId }) => interactionId === contact.interactionId)
  const joined =
    before === undefined
      ? contact
      : { ...before, direct: before.direct || contact.direct, permitted: before.permitted || contact.permitted }
  const since = instantOf(unixMsOf(contact.at) - CONTACTS_KEPT_MS)
  const others = known.contacts.filter((one) => one !== before && one.at >= since)
  return { ...known, contacts: [...others, joined].sort((a, b) => (a.at < b.at ? -1 : 1)) }
}

export const withException = (known: CustomerContacts, exception: ContactException): CustomerContacts => ({
  ...known,
  exceptions: [
    ...known.exceptions.filter(({ at }) => at >= instantOf(unixMsOf(exception.at) - EXCEPTIONS_KEPT_MS)),
    exception,
  ],
})

/** A card's counters as a command finds them. */
export function contactsOf(documents: Documents, id: CustomerId): CustomerContacts {
  const known = documents.read('customerContacts', id)
  return known === 'missing' ? { id, contacts: [], exceptions: [] } : known
}

/** What the rules ask about a customer: the cards that are one, with their counters added. */
export interface ContactStanding {
  readonly consents: readonly Consent[]
  readonly hoursRequest: HoursRequest | null
  readonly counters: ContactCounters
  readonly exceptions: readonly ContactException[]
}

/** Cards that were merged are one consumer: what one of them said or was called holds for all. */
export const standingOf = (
  cards: readonly Pick<Customer, 'consents' | 'hoursRequests'>[],
  counters: readonly CustomerContacts[],
): ContactStanding => ({
  consents: cards.flatMap(({ consents }) => consents).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  hoursRequest: lastHoursRequest(cards),
  counters: ContactCounters.parse({
    contacts: counters.flatMap(({ contacts }) => contacts.map(({ at, channel, direct }) => ({ at, channel, direct }))),
  }),
  exceptions: counters.flatMap(({ exceptions }) => exceptions),
})
