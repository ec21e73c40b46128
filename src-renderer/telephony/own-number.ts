import { parsePhone } from '#shared/identifiers/phone.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { useCaller } from './use-caller.ts'

type OfCall = Pick<ContactTyped, 'direction' | 'caller'>

/**
 * The number from which a contact's call came, as a card keeps it; null: it was withheld, is none of Colombia's ten digits
 * (a colleague's, another country's), or nobody called.
 */
export function numberCalling({ direction, caller }: OfCall): string | null {
  const read = direction === 'inbound' && caller?.number != null ? parsePhone(caller.number) : null
  return read?.ok === true ? read.value.number : null
}

/** {@link numberCalling} where no card has it yet: a line that others have may be anybody's of them, and is offered to nobody. */
export function useNumberOfNobody(contact: OfCall | null): string | null {
  const number = contact === null ? null : numberCalling(contact)
  const { customers, looked } = useCaller(number)
  return looked && customers.length === 0 ? number : null
}
