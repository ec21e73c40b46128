import { hashOf } from '../kernel/text.ts'
import type { Customer } from './schema.ts'

type Card = Pick<Customer, 'type' | 'name' | 'identifiers' | 'phones' | 'emails' | 'city' | 'notes'>

/** The words of a card, named by their hash: whether somebody has changed what an import brought. */
export const cardContent = ({ type, name, identifiers, phones, emails, city, notes }: Card): string =>
  hashOf(
    JSON.stringify([
      type,
      name,
      identifiers.map((one) => [one.type, one.number]),
      phones.map((one) => [one.number, one.extension]),
      emails,
      city,
      notes,
    ]),
  )

/** Nobody has edited it, recorded an authorisation or other hours, or joined it with another card, either way. */
export const isAsImported = (customer: Customer): boolean =>
  customer.import !== undefined &&
  customer.consents.length === 0 &&
  (customer.hoursRequests ?? []).length === 0 &&
  customer.mergedInto === null &&
  (customer.mergedFrom ?? []).length === 0 &&
  cardContent(customer) === customer.import.content

/** A card that was taken back with its import is there again as soon as somebody writes on it: their word stays. */
export function inUse(customer: Customer): Customer {
  const { withdrawn: _, ...rest } = customer
  return rest
}
