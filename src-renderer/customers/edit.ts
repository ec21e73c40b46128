import { z } from 'zod'
import { Customer } from '#shared/customers/schema.ts'
import { hashOf } from '#shared/kernel/text.ts'
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

/** The card as its author knows it by now: with the one text of a colleague that was shown to them. */
export const havingSeen = (before: Customer, now: Customer, field: unknown): Customer =>
  field === 'name' || field === 'notes' ? { ...before, [field]: now[field] } : before

/**
 * The payload of `customer.edit`: the changed fields alone. A text names by hash the text that its author saw when they
 * began, so that a colleague's change meanwhile is shown and not lost.
 * @param before the card as it was when the form was opened
 * @returns null when nothing was changed
 */
export function editOf(before: Customer, after: CustomerRead): Record<string, unknown> | null {
  const changed: Record<string, unknown> = {}
  for (const field of ['name', 'notes'] as const)
    if (before[field] !== after[field]) changed[field] = { text: after[field], replaces: hashOf(before[field]) }
  for (const field of ['type', 'identifiers', 'phones', 'emails', 'city'] as const)
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) changed[field] = after[field]
  if (before.portfolio !== after.portfolio) changed.portfolio = after.portfolio ?? null
  return Object.keys(changed).length === 0 ? null : { customerId: before.id, ...changed }
}
