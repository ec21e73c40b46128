import type { TFunction } from 'i18next'
import { type Asked, mayContact } from '#shared/compliance/may-contact.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { beginContact } from '../interactions/begin.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { goTo } from '../shell/place.ts'
import { say } from '../shell/ui-state.ts'
import { sayRefused } from './act.ts'
import { dial } from './phone.ts'
import { usePhone } from './phone-state.ts'

/**
 * Calls a number, for service: the contact begins with it. A withdrawn authorisation refuses it, unless the customer asked
 * for the call (an open case, a call back).
 */
export function callNumber(
  t: TFunction,
  number: string,
  customer: Customer | null,
  known: { readonly contact?: Partial<ContactTyped>; readonly asked?: Asked } = {},
): boolean {
  const may = mayContact({
    purpose: 'service',
    channel: 'phone',
    at: instantOf(Date.now()),
    counters: { contacts: [] },
    consents: customer?.consents ?? [],
    excluded: false,
    asked: known.asked ?? null,
  })
  if (!may.allowed) {
    say(t(`phone.guard.${may.rule.replace('contact.', '')}`), 'bad')
    return false
  }
  if (usePhone.getState().phone.line.state !== 'registered') return sayRefused(t, 'phone.notRegistered')
  const caller = { number, queue: null }
  const id = beginContact({ direction: 'outbound', customerId: customer?.id ?? null, caller, ...known.contact })
  if (!sayRefused(t, dial(number, null, id))) return false
  goTo('inbox', id)
  return true
}
