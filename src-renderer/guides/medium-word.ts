import type { ConsentChannel, Customer } from '#shared/customers/schema.ts'
import type { KeptContact } from '#shared/guides/kept.ts'
import type { SentBy } from '#shared/interactions/sent-by.ts'
import { channelSaid, consentsSaid, lastWord } from './consents-said.ts'

/** The channel of consents that a medium is; what goes by post needs none. */
const CHANNEL: Readonly<Record<SentBy, ConsentChannel | null>> = {
  email: 'email',
  chat: 'chat',
  sms: 'sms',
  post: null,
}

/**
 * What stands in the way of a medium: that the customer says no to it, or that nobody asked; null: nothing does.
 * @param kept what they said in the contact that is in course
 */
export function mediumWord(
  customer: Pick<Customer, 'consents'> | null,
  kept: Pick<KeptContact, 'authorisation' | 'consentChannels'>,
  medium: SentBy,
): 'refused' | 'unasked' | null {
  const channel = CHANNEL[medium]
  if (customer === null || channel === null) return null
  const recorded = customer.consents.findLast((one) => one.channel === channel && one.purpose === 'service')
  const word = lastWord(channelSaid(consentsSaid(kept), channel), recorded)
  return word === null ? 'unasked' : word ? null : 'refused'
}
