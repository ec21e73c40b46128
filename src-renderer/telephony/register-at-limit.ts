import i18next from 'i18next'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import type { Console } from '#shared/console/contract.ts'
import { lackingIn } from '#shared/interactions/disposition.ts'
import { CustomerId, type InteractionId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { cardOf } from '../customers/card-of.ts'
import { dropDraft, flushDrafts } from '../drafts/drafts.ts'
import { libraryOfRun } from '../guides/guidebook.ts'
import { halfTyped, notesWith } from '../guides/half-typed.ts'
import { registrationOf, requestsIn, wholeRequests } from '../guides/registration.ts'
import { scriptValues } from '../guides/script-values.ts'
import { dispositionOf, NOTHING_ASKED } from '../interactions/disposition-typed.ts'
import { draftedContact } from '../interactions/drafted-contacts.ts'
import { faultAsRefusal, newId } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'
import { contactOfCallNow } from './contact-of-call.ts'
import { personHere } from './person-here.ts'

/**
 * The time that the queue gives is over and the contact is not registered: it is now, with the queue's disposition and
 * with everything that was answered or written, also where it was being written. Its author may correct the disposition
 * (interaction.correctDisposition). What is refused leaves the contact open, in the inbox, with its draft.
 */
export async function registerAtLimit(console: Console, of: InteractionId, disposition: string): Promise<void> {
  const call = contactOfCallNow(of)
  flushDrafts()
  const { t } = i18next
  const advisor = (await personHere(console))?.name ?? ''
  const customerId = CustomerId.safeParse(draftedContact(call)?.customerId)
  const card = customerId.success ? await cardOf(console, customerId.data) : null
  const library = await libraryOfRun(console, draftedContact(call)?.run ?? null)
  const known = await console.query('interactions.get', { id: call })
  const typed = draftedContact(call)
  if (known?.doc.state === 'registered' || typed === undefined || library === undefined) return
  const { run } = typed
  const entry = dispositionById(library.catalogue, disposition)
  // An edition that no longer has it: the contact stays open, and is in the inbox.
  if (entry === undefined) return
  const asked = wholeRequests(run === null ? typed.requests : requestsIn(library, run, typed.requests))
  const topics = asked.map(({ topic }) => topic)
  const noTopic = entry.requires.topic ? t('phone.noTopic') : ''
  const chosen = dispositionOf(library.catalogue, entry, NOTHING_ASKED, topics[0] ?? noTopic)
  if (lackingIn(entry, chosen, topics, instantOf(Date.now())).length > 0) return
  const here = customerId.success
    ? ((await console.query('customers.get', { id: customerId.data }))?.doc ?? null)
    : null
  const customer = card?.ok === true ? card.value : null
  const notes = notesWith(typed.notes, halfTyped(t, call, typed, library))
  const contact = { typed: { ...typed, notes }, customer }
  const values = run === null ? {} : scriptValues(t, library, run, { advisor, customer, case: null })
  for (const { name, payload } of registrationOf(t, call, { contact, library, run, values, card: here }, chosen)) {
    const answer = await console.dispatch(name, payload, newId()).catch(faultAsRefusal)
    if (!answer.ok) return
  }
  await dropDraft(call)
  say(t('phone.wrapUpOver', { disposition: entry.text.es }))
}
