import { useMemo } from 'react'
import type { Case } from '#shared/cases/schema.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { useOpenContacts } from '../interactions/use-open-contacts.ts'
import { useWatch } from '../shell/console.ts'
import { type ContactChoice, contactChoices } from './contact-choice.ts'

/** More are not looked through in a list that opens. */
const OF_LATE = 20

/**
 * The contacts of a case's customer that something of the case may have happened in.
 * @param asked whether that is asked
 * @param after they began after this, where it could not have happened before
 */
export function useContactChoices(current: Case, asked: boolean, after: Instant | null): readonly ContactChoice[] {
  const open = useOpenContacts()
  const { customerId } = current
  const lately = useWatch(
    'customers.timeline',
    asked && customerId !== null ? { id: customerId, limit: OF_LATE } : null,
  )
  return useMemo(
    () =>
      contactChoices(
        { customerId },
        open,
        (lately?.rows ?? []).map(({ doc }) => doc),
        after,
      ),
    [customerId, open, lately, after],
  )
}
