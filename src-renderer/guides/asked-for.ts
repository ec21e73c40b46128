import { z } from 'zod'
import { CustomerId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { useWatch } from '../shell/console.ts'

/** What is being chosen at *¿Se le puede contactar ahora?*. */
export const PermissionTyped = z.object({ ref: z.string(), words: z.string(), number: z.string() })

/** A contact in which a customer asked to be called back, or that was lost. */
export interface AskedFor {
  readonly id: string
  readonly at: Instant
  readonly label: string
}

const LOOKED_AT = 30

/** What a customer asked for that is known here: promised call backs by their hour, or contacts that were cut. */
export function useAskedFor(customerId: string | null, as: 'callBack' | 'missedCall' | null): readonly AskedFor[] {
  const parsed = CustomerId.safeParse(customerId)
  const contacts = useWatch(
    'customers.interactions',
    parsed.success && as !== null ? { id: parsed.data, limit: LOOKED_AT } : null,
  )
  return (contacts?.rows ?? []).flatMap(({ doc }) => {
    const label = doc.disposition?.label ?? ''
    if (as === 'callBack') return doc.callBack?.keptBy === null ? [{ id: doc.id, at: doc.callBack.dueAt, label }] : []
    const lost = doc.direction === 'inbound' && (doc.disposition?.id ?? '').startsWith('inbound.none.')
    return lost ? [{ id: doc.id, at: doc.openedAt, label }] : []
  })
}
