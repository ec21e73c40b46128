import type { Case } from '../cases/schema.ts'
import { type Channel, type Customer, consentInForce, personalDataInForce } from '../customers/schema.ts'
import type { CivilDate } from '../kernel/instants.ts'
import type { Facts } from './run.ts'

/**
 * What a guide may ask about a contact (vocabulary.ts), from what is known of it.
 * @param followed the case whose answer the contact tells, or null
 * @param today civil date in Bogotá
 */
export function knownFacts(
  channel: Channel,
  customer: Customer | null,
  followed: Case | null,
  today: CivilDate,
): Facts {
  const facts: Facts = { 'contact.channel': channel, 'customer.known': customer === null ? 'no' : 'yes' }
  if (followed !== null) facts['case.customerLate'] = followed.clocks.customer.dueOn < today ? 'yes' : 'no'
  if (customer === null) return facts
  for (const by of ['phone', 'email'] as const) {
    if (!customer.consents.some((one) => one.channel === by && one.purpose === 'service')) continue
    facts[`customer.consents.${by}`] = consentInForce(customer, by, 'service') === null ? 'withdrawn' : 'granted'
  }
  const word = personalDataInForce(customer)
  if (word !== undefined) facts['customer.consents.personalData'] = word.granted ? 'granted' : 'withdrawn'
  return facts
}
