import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Console } from '#shared/console/contract.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { knownFacts } from '#shared/guides/known-facts.ts'
import { begin } from '#shared/guides/runner.ts'
import { INBOUND_GUIDE } from '#shared/guides/shipped.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import { Instant, instantOf } from '#shared/kernel/instants.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { draftText, flushDrafts } from '../drafts/drafts.ts'
import { currentLibrary } from '../guides/guidebook.ts'
import { beginContact } from '../interactions/begin.ts'
import { CONTACT_FORM, contactFromDraft } from '../interactions/contact-values.ts'
import { isUntouched } from './given-contact.ts'
import { hasNumber, rememberCallers } from './last-callers.ts'
import { nationalOf } from './words.ts'

/** When the contact of a call began, where it is being written already (after a reload); null: it is not. */
export const openedAtOf = (id: InteractionId): Instant | null => {
  const opened = Instant.safeParse(contactFromDraft(draftText(id, CONTACT_FORM))?.openedAt)
  return opened.success ? opened.data : null
}

/** Everybody whose card has this number. */
export async function customersOf(console: Console, number: string | null): Promise<readonly Customer[]> {
  const national = number === null ? '' : nationalOf(number)
  if (!/^\d{7,10}$/.test(national)) return []
  const { rows } = await console.query('customers.search', { text: national, limit: 20 })
  const theirs = rows.map(({ doc }) => doc).filter((doc) => hasNumber(doc, national))
  rememberCallers(national, theirs)
  return theirs
}

/** Whose card has this number; null where nobody's or several have: then people choose. */
export async function customerOf(console: Console, number: string | null): Promise<Customer | null> {
  const theirs = await customersOf(console, number)
  const [only] = theirs
  return theirs.length === 1 && only !== undefined ? only : null
}

/**
 * The contact of a call that was answered: led by P1 from its greeting where it came by a queue, a form where somebody
 * called the person. Its draft is in the store before anything is said.
 */
export function contactOfCall(
  { call, openedAt }: { readonly call: Call; readonly openedAt: Instant },
  customer: Customer | null,
  /** Where it is another one than the call's, which it continues. */
  id: string = call.id,
): void {
  const text = draftText(id, CONTACT_FORM)
  const kept = contactFromDraft(text) ?? undefined
  // Opened by its name before it was this person's: a form in which nothing stands, where the guide is to lead.
  const blank = call.queue !== null && kept?.guided === false && isUntouched(kept)
  // Given back after a reload: the contact is there, at the step at which it was.
  if (text !== undefined && !blank) return
  const channel = call.video ? 'video' : 'voice'
  const now = instantOf(Date.now())
  const run =
    call.queue === null
      ? null
      : begin(currentLibrary(), INBOUND_GUIDE, knownFacts(channel, customer, null, bogotaDate(now)), now)
  beginContact(
    {
      openedAt,
      channel,
      customerId: customer?.id ?? null,
      caller: { number: call.number, queue: call.queue },
      guided: call.queue !== null,
      run,
      continues: id === call.id ? null : call.id,
    },
    id,
  )
  flushDrafts()
}

/** The contact of a message that was taken: led by P1, with the caller's card where their number has one. */
export function contactOfVoicemail({ id, openedAt, call }: Interaction, customer: Customer | null): void {
  if (draftText(id, CONTACT_FORM) !== undefined) return
  const now = instantOf(Date.now())
  beginContact(
    {
      openedAt,
      channel: 'voicemail',
      customerId: customer?.id ?? null,
      caller: { number: call?.number ?? null, queue: call?.queue ?? null },
      run: begin(currentLibrary(), INBOUND_GUIDE, knownFacts('voicemail', customer, null, bogotaDate(now)), now),
    },
    id,
  )
  flushDrafts()
}
