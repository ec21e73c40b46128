import { standingOf } from '../compliance/customer-contacts.ts'
import type { Phone } from '../identifiers/phone.ts'
import { oneCustomer } from './one-customer.ts'
import type { Customer } from './schema.ts'

/** Of the cards that a card names as merged into it, those that still lead to it: one may have been parted on the way. */
export function joinedTo(card: Customer, named: readonly Customer[]): readonly Customer[] {
  const leads = oneCustomer([card, ...named])
  return named.filter(({ id }) => id !== card.id && leads(id) === card.id)
}

/** Something that a customer has, and the card on which it stands. */
export interface OnCard<Value> {
  readonly value: Value
  readonly card: Customer
}

/** What each card has, once: where several have the same, it is the first one's. */
export function onCards<Value>(
  cards: readonly Customer[],
  valuesOf: (card: Customer) => readonly Value[],
  keyOf: (value: Value) => string,
): readonly OnCard<Value>[] {
  const found = new Map<string, OnCard<Value>>()
  for (const card of cards)
    for (const value of valuesOf(card)) if (!found.has(keyOf(value))) found.set(keyOf(value), { value, card })
  return [...found.values()]
}

export const phonesOf = ({ phones }: Customer): readonly Phone[] => phones
export const phoneKey = ({ number, extension }: Phone): string => `${number} ${extension ?? ''}`
export const emailsOf = ({ emails }: Customer): readonly string[] => emails
export const emailKey = (email: string): string => email.toLowerCase()

/**
 * A card read with those that are joined to it: one customer, whose words on being contacted are taken in their order as the
 * rules on contacting take them (`compliance/customer-contacts.ts`). Nothing of it is stored.
 */
export function asOne(card: Customer, joined: readonly Customer[]): Customer {
  if (joined.length === 0) return card
  const cards = [card, ...joined]
  return {
    ...card,
    phones: onCards(cards, phonesOf, phoneKey).map(({ value }) => value),
    emails: onCards(cards, emailsOf, emailKey).map(({ value }) => value),
    consents: [...standingOf(cards, []).consents],
  }
}
