import { radicadoTyped } from '#shared/cases/radicado-typed.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { useWatch } from '../shell/console.ts'

interface CaseNumbered {
  readonly case: Case
  /** Null: nobody's, or whose card is not on this workstation. */
  readonly customer: Customer | null
}

/**
 * The case of this workstation whose radicado is what was typed, with whose it is.
 * @returns null: there is none; undefined: it is not known yet
 */
export function useCaseNumbered(typed: string): CaseNumbered | null | undefined {
  const radicado = radicadoTyped(typed)
  const found = useWatch('cases.numbered', radicado === null ? null : { radicado })
  const whose = found?.doc.customerId ?? null
  const card = useWatch('customers.get', whose === null ? null : { id: whose })
  if (radicado === null || found === null) return null
  if (found === undefined || (whose !== null && card === undefined)) return undefined
  return { case: found.doc, customer: card?.doc ?? null }
}
