import { ConsentChannel, ContactPurpose, type Customer } from '../customers/schema.ts'

/** *Pide no ser contactado* (catalogues: exclusión). */
const ASKED = 'outbound.excluded.asked'

export const asksNoContact = (dispositionId: string): boolean => dispositionId === ASKED

/**
 * What a customer who asks not to be contacted withdraws: every channel at once, for whatever purpose (compliance: personal
 * data); what was withdrawn before is not again.
 * @param customer their card, or null where it is not at hand
 */
export function notYetWithdrawn(
  customer: Pick<Customer, 'consents'> | null,
): readonly { readonly channel: ConsentChannel; readonly purpose: ContactPurpose }[] {
  const pairs = ContactPurpose.options.flatMap((purpose) =>
    ConsentChannel.options.map((channel) => ({ channel, purpose })),
  )
  return pairs.filter(
    ({ channel, purpose }) =>
      customer?.consents.findLast((one) => one.channel === channel && one.purpose === purpose)?.granted !== false,
  )
}
