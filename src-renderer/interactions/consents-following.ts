import type { TFunction } from 'i18next'
import { asksNoContact } from '#shared/compliance/no-contact.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { type CommandToGive, withdrawalsOf } from '../customers/consent-commands.ts'

type Corrected = Pick<Interaction, 'customerId' | 'disposition'>

/**
 * What a correction does with the customer's consents, for the screen to say: to *pide no ser contactado* it withdraws
 * them, where the customer is known; away from it what was withdrawn stays so, because only the customer gives it again.
 */
export function consentsFollowing(
  { customerId, disposition }: Corrected,
  to: string,
): 'withdrawn' | 'nobodys' | 'stayWithdrawn' | null {
  if (to === '') return null
  if (asksNoContact(to)) return customerId === null ? 'nobodys' : 'withdrawn'
  return asksNoContact(disposition?.id ?? '') && customerId !== null ? 'stayWithdrawn' : null
}

/** What is dispatched for it, as at a first registration. */
export const followingFrom = (
  t: TFunction,
  interaction: Corrected,
  to: string,
  customer: Pick<Customer, 'consents'> | null,
): readonly CommandToGive[] =>
  consentsFollowing(interaction, to) === 'withdrawn' ? withdrawalsOf(t, interaction.customerId, customer) : []
