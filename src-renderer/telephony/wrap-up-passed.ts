import type { Console } from '#shared/console/contract.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import type { Phone } from '#shared/telephony/phone/phone.ts'
import { contactOfCallNow } from './contact-of-call.ts'
import { personHere } from './person-here.ts'

type Timed = Pick<Phone, 'wrapUp' | 'calls'>

/** The call whose wrap-up was ended by its limit, which leaves its contact open; null: none was. @param at unix ms */
export function passedWrapUp(before: Timed, now: Timed, at: number): InteractionId | null {
  const { wrapUp } = before
  if (wrapUp === null || wrapUp.until === null || wrapUp.until > at || now.wrapUp !== null) return null
  // What the queue registers then says so itself (register-at-limit.ts).
  if (wrapUp.rule.disposition !== undefined) return null
  return now.calls.some(({ id }) => id === wrapUp.call) ? null : wrapUp.call
}

/** Whether somebody still has to register the contact of a call. */
export async function isLeftOpen(console: Console, call: InteractionId): Promise<boolean> {
  const known = await console.query('interactions.get', { id: contactOfCallNow(call) })
  if (known?.doc.state === 'registered') return false
  const me = await personHere(console)
  // Of a contact that goes on there is nothing in the store before it is registered.
  return known === null || known.doc.advisorId === me?.id
}
