import { useMemo } from 'react'
import { asOne } from '#shared/customers/as-one.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { useWatch } from '../shell/console.ts'

const NONE: readonly Customer[] = []

/** The cards that are joined to one, as they are here; none of one that is not here. */
export function useJoined(customerId: string | null): readonly Customer[] {
  const parsed = CustomerId.safeParse(customerId)
  const joined = useWatch('customers.joined', parsed.success ? { id: parsed.data } : null)
  return useMemo(() => (joined === undefined || joined.length === 0 ? NONE : joined.map(({ doc }) => doc)), [joined])
}

/** As {@link useJoined}, of a card that is at hand: where it names none, nothing is asked. */
export const useJoinedOf = (card: Customer | null): readonly Customer[] =>
  useJoined(card === null || (card.mergedFrom ?? []).length === 0 ? null : card.id)

/** A card as it is read with those joined to it; the card itself is what is changed. */
export function useOneCustomer<Card extends Customer | null>(card: Card): Card | Customer {
  const joined = useJoinedOf(card)
  return useMemo(() => (card === null ? card : asOne(card, joined)), [card, joined])
}

/** Ids of cards that are read with another, as the queries on it take them. */
export const idsOf = (cards: readonly Customer[]): Customer['id'][] => cards.map(({ id }) => id)
