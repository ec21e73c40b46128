import type { TFunction } from 'i18next'
import type { Case } from '#shared/cases/schema.ts'
import type { ContactSeed } from '#shared/interactions/contact.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { OpenContact } from '../interactions/use-open-contacts.ts'
import { exactText } from '../language/format.ts'

/** Nobody spoke with the customer. */
export const NO_CONTACT = 'none'
/** One that stands in nobody's inbox yet. */
export const NEW_CONTACT = 'new'

/** A contact with the case's customer, as it begins where it is not known yet. */
export type SeedTyped = { readonly [Field in keyof ContactSeed]: ContactSeed[Field] | string | null }

export interface ContactChoice {
  readonly seed: SeedTyped
  readonly open: boolean
}

/**
 * The contacts of a case's customer that may be named, newest first: those that I have in course, drafts too, and those of
 * late that somebody took.
 * @param after what may be named began after this; null: whenever it did
 */
export function contactChoices(
  { customerId }: Pick<Case, 'customerId'>,
  open: readonly OpenContact[],
  lately: readonly Interaction[],
  after: Instant | null = null,
): readonly ContactChoice[] {
  const mine = open
    .filter(({ typed }) => customerId !== null && typed.customerId === customerId)
    .map(({ id, typed: { channel, direction, openedAt } }): ContactChoice => {
      return { open: true, seed: { interactionId: id, customerId, channel, direction, openedAt } }
    })
  const others = lately
    .filter(({ id, advisorId }) => advisorId !== null && !open.some((one) => one.id === id))
    .map(({ id, channel, direction, openedAt, state }): ContactChoice => {
      return { open: state === 'open', seed: { interactionId: id, customerId, channel, direction, openedAt } }
    })
  return [...mine, ...others]
    .filter(({ seed: { openedAt } }) => after === null || (openedAt ?? '') > after)
    .toSorted((a, b) => ((a.seed.openedAt ?? '') < (b.seed.openedAt ?? '') ? 1 : -1))
}

/** *Llamada · Entrada · mar 24 nov 2026, 3:00 p. m. · en curso* */
export const choiceLabel = (t: TFunction, { seed: { channel, direction, openedAt }, open }: ContactChoice): string =>
  [
    t(`channel.${channel}`),
    t(`direction.${direction}`),
    exactText(openedAt ?? ''),
    ...(open ? [t('interactions.inCourse').toLowerCase()] : []),
  ].join(' · ')

/** What the payload says of the contact: a seed, null for none, undefined while nothing was chosen. */
export function chosenContact(
  chosen: string,
  choices: readonly ContactChoice[],
  begun: SeedTyped,
): SeedTyped | null | undefined {
  if (chosen === NO_CONTACT) return null
  if (chosen === NEW_CONTACT) return begun
  return choices.find(({ seed }) => seed.interactionId === chosen)?.seed
}
