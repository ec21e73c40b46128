import type { TFunction } from 'i18next'
import { notYetWithdrawn } from '#shared/compliance/no-contact.ts'
import type { ConsentChannel, ContactPurpose, Customer } from '#shared/customers/schema.ts'
import { consentWords } from './consent-words.ts'

export interface CommandToGive {
  readonly name: string
  readonly payload: unknown
}

interface Said {
  readonly channel: ConsentChannel
  readonly purpose: ContactPurpose
  readonly granted: boolean
}

/** One word of a customer on one channel; of somebody who is not known there is none. */
export const consentSaid = (
  t: TFunction,
  customerId: string | null,
  { channel, purpose, granted }: Said,
): readonly CommandToGive[] =>
  customerId === null
    ? []
    : [
        {
          name: granted ? 'customer.recordConsent' : 'customer.withdrawConsent',
          payload: {
            customerId,
            channel,
            purpose,
            source: t('customers.consents.sourceContact'),
            wording: consentWords(t, granted, channel, purpose),
          },
        },
      ]

/** What is dispatched for who asks not to be contacted: every channel that they had not withdrawn before. */
export const withdrawalsOf = (
  t: TFunction,
  customerId: string | null,
  customer: Pick<Customer, 'consents'> | null,
): readonly CommandToGive[] =>
  notYetWithdrawn(customer).flatMap((one) => consentSaid(t, customerId, { ...one, granted: false }))
