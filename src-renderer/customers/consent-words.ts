import type { TFunction } from 'i18next'
import type { ConsentChannel, ContactPurpose } from '#shared/customers/schema.ts'

/** What a customer said about a channel for a purpose, in the words that the consent keeps. */
export const consentWords = (
  t: TFunction,
  granted: boolean,
  channel: ConsentChannel,
  purpose: ContactPurpose,
): string =>
  t(granted ? 'customers.consents.wordingGrant' : 'customers.consents.wordingWithdraw', {
    channel: t(`customers.consentChannel.${channel}`).toLowerCase(),
    purpose: t(`customers.forPurpose.${purpose}`),
  })
