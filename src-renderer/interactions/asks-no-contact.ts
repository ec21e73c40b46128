import type { TFunction } from 'i18next'
import { ConsentChannel, ContactPurpose, type Customer } from '#shared/customers/schema.ts'
import { consentWords } from '../customers/consent-words.ts'

/** *Pide no ser contactado* (catalogues: exclusión). */
const ASKED = 'outbound.excluded.asked'

export const asksNoContact = (dispositionId: string): boolean => dispositionId === ASKED

/**
 * A customer who asks not to be contacted withdraws every channel at once, for whatever purpose (compliance: personal
 * data); what was withdrawn before is not again.
 * @param customer their card, or null where it is not at hand
 */
export function withdrawalsOf(t: TFunction, customerId: string | null, customer: Pick<Customer, 'consents'> | null) {
  if (customerId === null) return []
  const pairs = ContactPurpose.options.flatMap((purpose) =>
    ConsentChannel.options.map((channel) => ({ channel, purpose })),
  )
  const lastWord = ({ channel, purpose }: (typeof pairs)[number]) =>
    customer?.consents.findLast((one) => one.channel === channel && one.purpose === purpose)
  return pairs
    .filter((pair) => lastWord(pair)?.granted !== false)
    .map(({ channel, purpose }) => ({
      name: 'customer.withdrawConsent' as const,
      payload: {
        customerId,
        channel,
        purpose,
        source: t('customers.consents.sourceContact'),
        wording: consentWords(t, false, channel, purpose),
      },
    }))
}
