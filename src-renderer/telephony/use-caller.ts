import type { Customer } from '#shared/customers/schema.ts'
import { userOfPhone } from '#shared/telephony/account.ts'
import { useWatch } from '../shell/console.ts'
import { useNames } from '../shell/use-actor.ts'
import { hasNumber, lastCallers } from './last-callers.ts'
import { nationalOf } from './words.ts'

export interface Caller {
  /** Everybody whose card has this number; empty: nobody, or it was withheld. */
  readonly customers: readonly Customer[]
  /** A colleague's name, where the number is one. */
  readonly colleague: string | null
  /** False until the store has answered. */
  readonly looked: boolean
}

const MOST = 20

/** Whose number this is, by the cards of this store. */
export function useCaller(number: string | null): Caller {
  const names = useNames()
  const colleagueId = number === null ? null : userOfPhone(number)
  const national = number === null ? '' : nationalOf(number)
  const searched = /^\d{7,10}$/.test(national)
  const found = useWatch('customers.search', searched ? { text: national, limit: MOST } : null)
  const before = lastCallers(national)
  const customers = found?.rows.map(({ doc }) => doc).filter((doc) => hasNumber(doc, national)) ?? before ?? []
  return {
    customers,
    colleague: colleagueId === null ? null : (names(colleagueId) ?? null),
    looked: !searched || found !== undefined || before !== undefined,
  }
}
