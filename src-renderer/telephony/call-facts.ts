import type { Console } from '#shared/console/contract.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { CallFact } from '#shared/telephony/phone/events.ts'
import { contactOfCall, customerOf, type Ring } from './call-contact.ts'

interface Rung extends Ring {
  readonly customer: Promise<Customer | null>
}

/** Writes what happens to a call on its interaction, in the local store, and begins its contact when it is answered. */
export function callFacts(console: Console): (fact: CallFact) => Promise<void> {
  const rung = new Map<InteractionId, Rung>()
  return async (fact) => {
    switch (fact.kind) {
      case 'rang': {
        const { id, number, queue, video } = fact
        rung.set(id, { id, number, queue, video, openedAt: instantOf(fact.at), customer: customerOf(console, number) })
        return
      }
      case 'answered': {
        const ring = rung.get(fact.id)
        if (ring !== undefined) contactOfCall(ring, await ring.customer)
        return
      }
      case 'ended':
        rung.delete(fact.id)
    }
  }
}
