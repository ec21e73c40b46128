import { z } from 'zod'
import { CARD_LISTS, type CardList, mergeCardList } from '#shared/customers/lists.ts'
import { Customer } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { isSame } from '#shared/kernel/three-way.ts'
import type { CustomerRead } from './form-values.ts'

const Begun = z.object({ seen: Customer })

/**
 * The card that somebody began to edit from: what differs from it is theirs, whatever a colleague changed meanwhile.
 * @param draft the form's values as its draft has them; null without one
 */
export function seenIn(draft: unknown): Customer | null {
  const begun = Begun.safeParse(draft)
  return begun.success ? begun.data.seen : null
}

/** What both changed, as a refusal tells it: a text, or items of a list. */
type Clashed = 'name' | 'notes' | CardList
export const clashedIn = (refused: Rejection | null): Clashed | null => {
  if (refused?.code !== 'text.changedMeanwhile' && refused?.code !== 'list.changedMeanwhile') return null
  return CLASHED.find((field) => field === refused.facts?.field) ?? null
}
const CLASHED = ['name', 'notes', ...CARD_LISTS] as const satisfies Clashed[]
const isList = (field: Clashed): field is CardList => CARD_LISTS.some((one) => one === field)

/** The card as its author knows it by now: with the one text, or the one list, of a colleague that was shown to them. */
export const havingSeen = (before: Customer, now: Customer, field: Clashed): Customer => ({
  ...before,
  [field]: now[field],
})

/** What is saved by somebody who has seen both: theirs or mine of what both changed, and all else that each wrote. */
export function choosing(
  whose: 'mine' | 'theirs',
  { before, now, mine }: { before: Customer; now: Customer; mine: CustomerRead },
  field: Clashed,
): CustomerRead {
  if (!isList(field)) return whose === 'mine' ? mine : { ...mine, [field]: now[field] }
  const [first, second] = whose === 'mine' ? [mine, now] : [now, mine]
  return { ...mine, [field]: mergeCardList(before[field], first[field], second[field]).merged }
}

/**
 * The payload of `customer.edit`: the changed fields alone. A text names by hash the text that its author saw when they
 * began, and a list comes with the one that they saw, so that a colleague's change meanwhile is shown and not lost.
 * @param before the card as it was when the form was opened
 * @returns null when nothing was changed
 */
export function editOf(before: Customer, after: CustomerRead): Record<string, unknown> | null {
  const changed: Record<string, unknown> = {}
  for (const field of ['name', 'notes'] as const)
    if (before[field] !== after[field]) changed[field] = { text: after[field], replaces: hashOf(before[field]) }
  for (const field of ['type', 'city'] as const) if (before[field] !== after[field]) changed[field] = after[field]
  const lists = CARD_LISTS.filter((field) => !isSame(before[field], after[field]))
  for (const field of lists) changed[field] = after[field]
  if (lists.length > 0) changed.was = Object.fromEntries(lists.map((field) => [field, before[field]]))
  if (before.portfolio !== after.portfolio) changed.portfolio = after.portfolio ?? null
  return Object.keys(changed).length === 0 ? null : { customerId: before.id, ...changed }
}
