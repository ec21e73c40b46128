import type { TFunction } from 'i18next'
import type { Console } from '#shared/console/contract.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { permissionGiven } from '#shared/guides/permission.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { callWay, type OpenContact } from '#shared/telephony/call-ground.ts'
import { draftText } from '../drafts/drafts.ts'
import { currentCatalogue, libraryHere } from '../guides/guidebook.ts'
import { beginOutbound, type Promised } from '../interactions/begin.ts'
import { CONTACT_FORM, contactFromDraft } from '../interactions/contact-values.ts'
import { sentenceOf } from '../language/sentence.ts'
import { goTo, hashNow, placeOf } from '../shell/place.ts'
import { say } from '../shell/ui-state.ts'
import { sayRefused } from './act.ts'
import { customersOf } from './call-contact.ts'
import { dial } from './phone.ts'
import { usePhone } from './phone-state.ts'
import { nationalOf } from './words.ts'

/** The contact on the screen, as far as it says on what ground its customer is called. */
function openContact(): (OpenContact & { readonly id: string }) | null {
  const { area, id } = placeOf(hashNow())
  const typed = area !== 'inbox' || id === null ? null : contactFromDraft(draftText(id, CONTACT_FORM))
  if (id === null || typed === null) return null
  const { direction, customerId, outreach, guided, run, caller } = typed
  const library = run === null ? undefined : libraryHere(run.catalogueVersion)
  return {
    id,
    direction,
    customerId,
    outreach,
    guided,
    permitted: run !== null && library !== undefined && permissionGiven(library, run),
    number: caller?.number ?? null,
  }
}

/**
 * Calls a number on the ground that there is, or begins the contact that asks for one.
 * @param customer whose card the number was clicked on; null: it was typed, and may be anybody's
 * @returns whether the call or its contact has begun
 */
export async function callNumber(
  t: TFunction,
  console: Console,
  number: string,
  customer: Customer | null,
): Promise<boolean> {
  const customers = customer === null ? await customersOf(console, number) : [customer]
  const contact = openContact()
  const settings = currentCatalogue().settings.contact
  const way = callWay({ number, customers, contact, at: instantOf(Date.now()), settings })
  if (way.do === 'refuse') {
    say(sentenceOf(t, { code: way.why, facts: {} }), 'bad')
    return false
  }
  if (way.do === 'ask') {
    const [only] = customers
    goTo('inbox', beginOutbound(customers.length === 1 && only !== undefined ? only : null, 'voice', { number }))
    return true
  }
  if (!isRegistered()) return sayRefused(t, 'phone.notRegistered')
  const id = way.in === 'open' && contact !== null ? contact.id : beginOutbound(null, 'voice', { number })
  if (!sayRefused(t, dial(number, null, id))) return false
  goTo('inbox', id)
  return true
}

/** Keeps a promised call back: its ground is the promise, so it is dialled at once where the phone can. */
export function keepCallBack(t: TFunction, customer: Customer, promised: Promised): void {
  const number =
    customer.phones.find((phone) => phone.number === nationalOf(promised.call?.number ?? ''))?.number ??
    customer.phones[0]?.number ??
    null
  const id = beginOutbound(customer, 'voice', { promised, number })
  if (number !== null && isFree()) sayRefused(t, dial(number, null, id))
  goTo('inbox', id)
}

/** A call outwards may begin now. */
export const isFree = (): boolean => isRegistered() && usePhone.getState().phone.calls.length === 0
const isRegistered = (): boolean => usePhone.getState().phone.line.state === 'registered'
