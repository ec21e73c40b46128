import type { Console } from '#shared/console/contract.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { CustomerId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { faultAsRefusal } from '../shell/console.ts'
import { useCentralState } from './central/central-search.ts'

/** The card of a customer: this workstation's, or the centre's that was seen here; null where neither is. */
export const cardOf = (console: Console, id: CustomerId): Promise<Result<Customer | null, Rejection>> =>
  console
    .query('customers.get', { id })
    .then((here) => ok(here?.doc ?? useCentralState.getState().cards.get(id) ?? null))
    .catch(faultAsRefusal)
