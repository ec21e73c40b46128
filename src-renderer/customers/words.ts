import type { TFunction } from 'i18next'
import type { SimilarCustomer } from '#shared/console/queries.ts'
import type { NumberMistake } from '#shared/customers/likely-number.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { Identifier } from '#shared/identifiers/identifier.ts'
import { nitText, plainNumber } from '../language/format.ts'

export const customerName = (customer: Pick<Customer, 'name'>): string => customer.name

/** `NIT 900.123.456-8`, `C. C. 52.123.456`. */
export const identifierText = (t: TFunction, { type, number }: Identifier): string =>
  `${t(`identifier.short.${type}`)} ${type === 'nit' ? nitText(number) : type === 'passport' ? number : plainNumber(number)}`

export const mainIdentifier = (t: TFunction, customer: Pick<Customer, 'identifiers'>): string => {
  const [first] = customer.identifiers
  return first === undefined ? t('customers.noIdentifier') : identifierText(t, first)
}

/** What tells a card from others of its name; of one that is joined to another, that first of all. */
export const cardHint = (
  t: TFunction,
  customer: Pick<Customer, 'identifiers' | 'city' | 'mergedInto'>,
  hint = customer.city,
): string =>
  [customer.mergedInto === null ? '' : t('customers.merged'), mainIdentifier(t, customer), hint]
    .filter((one) => one !== '')
    .join(' · ')

export const mistakeWords = (t: TFunction, mistake: NumberMistake): string => t(`customers.likely.mistake.${mistake}`)

/** So many other spellings are said; more would be read by nobody. */
const SPELLINGS = 3

/** What was typed and how the cards that are like it write it: «autoparts» por «Autopartes». */
export function readAsWords(t: TFunction, similar: readonly SimilarCustomer[]): string {
  const said = similar.flatMap(({ read }) => read.map((one) => t('customers.similar.read', { ...one })))
  return [...new Set(said)].slice(0, SPELLINGS).join(' · ')
}
