import type { Console } from '#shared/console/contract.ts'
import { asOne } from '#shared/customers/as-one.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { CustomerId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { faultAsRefusal } from '../shell/console.ts'
import { useCentralState } from './central/central-search.ts'

/**
 * The card of a customer, read with those that are joined to it: this workstation's, or the centre's that was seen here; null
 * where neither is.
 */
export const cardOf = (console: Console, id: CustomerId): Promise<Result<Customer | null, Rejection>> =>
  console
    .query('customers.get', { id })
    .then(async (here) => ok(here === null ? ofCentre(id) : await withJoined(console, here.doc)))
    .catch(faultAsRefusal)

const ofCentre = (id: CustomerId): Customer | null => useCentralState.getState().cards.get(id) ?? null

async function withJoined(console: Console, card: Customer): Promise<Customer> {
  if ((card.mergedFrom ?? []).length === 0) return card
  const joined = await console.query('customers.joined', { id: card.id })
  return asOne(
    card,
    joined.map(({ doc }) => doc),
  )
}
