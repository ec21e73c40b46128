import type { Customer } from '#shared/customers/schema.ts'
import { hashOf } from '#shared/kernel/text.ts'
import type { CustomerRead } from './form-values.ts'

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
