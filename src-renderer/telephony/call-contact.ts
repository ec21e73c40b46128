import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Console } from '#shared/console/contract.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { knownFacts } from '#shared/guides/known-facts.ts'
import { begin } from '#shared/guides/runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import { type Instant, instantOf } from '#shared/kernel/instants.ts'
import { draftText, flushDrafts } from '../drafts/drafts.ts'
import { beginContact } from '../interactions/begin.ts'
import { CONTACT_FORM } from '../interactions/contact-values.ts'
import { nationalOf } from './words.ts'

export interface Ring {
  readonly id: InteractionId
  readonly number: string | null
  readonly queue: string | null
  readonly video: boolean
  readonly openedAt: Instant
}

/** Whose card has this number; null where nobody's or several have: then people choose. */
export async function customerOf(console: Console, number: string | null): Promise<Customer | null> {
  const national = number === null ? '' : nationalOf(number)
  if (!/^\d{7,10}$/.test(national)) return null
  const { rows } = await console.query('customers.search', { text: national, limit: 20 })
  const theirs = rows
    .map(({ doc }) => doc)
    .filter((doc) => doc.mergedInto === null && doc.phones.some((phone) => phone.number === national))
  const [only] = theirs
  return theirs.length === 1 && only !== undefined ? only : null
}

/**
 * The contact of a call that was answered: led by P1 from its greeting where it came by a queue, a form where somebody
 * called the person. Its draft is in the store before anything is said.
 */
export function contactOfCall(ring: Ring, customer: Customer | null): void {
  // Given back after a reload: the contact is there, at the step at which it was.
  if (draftText(ring.id, CONTACT_FORM) !== undefined) return
  const channel = ring.video ? 'video' : 'voice'
  const now = instantOf(Date.now())
  const run =
    ring.queue === null
      ? null
      : begin(shippedLibrary(), INBOUND_GUIDE, knownFacts(channel, customer, null, bogotaDate(now)), now)
  beginContact(
    {
      openedAt: ring.openedAt,
      channel,
      customerId: customer?.id ?? null,
      caller: { number: ring.number, queue: ring.queue },
      guided: ring.queue !== null,
      run,
    },
    ring.id,
  )
  flushDrafts()
}
