import { mayContact } from '../compliance/may-contact.ts'
import { lastHoursRequest } from '../compliance/other-hours.ts'
import type { Outreach } from '../compliance/outreach.ts'
import type { ContactRuleId } from '../compliance/rules.ts'
import type { ContactSettings } from '../compliance/settings.ts'
import type { Customer } from '../customers/schema.ts'
import type { Instant } from '../kernel/instants.ts'

/** The contact that is open where a number is clicked, as far as it says why its customer is called. */
export interface OpenContact {
  readonly direction: 'inbound' | 'outbound'
  readonly customerId: string | null
  readonly outreach: Outreach | null
  /** Led by a guide, which asks why and whether it may be. */
  readonly guided: boolean
  /** *¿Se le puede contactar ahora?* was answered with yes. */
  readonly permitted: boolean
  /** National digits that the permission was asked for; null: none was named. */
  readonly number: string | null
}

export type CallWay =
  /** Its ground is known, or nobody's card has the number. `in`: under the contact that is open, or one of its own. */
  | { readonly do: 'dial'; readonly in: 'open' | 'new' }
  /** A contact begins whose guide asks why, and whether it may be. */
  | { readonly do: 'ask' }
  | { readonly do: 'refuse'; readonly why: ContactRuleId | 'phone.groundFirst' | 'phone.otherNumber' }

interface Dialled {
  /** National digits, or an extension. */
  readonly number: string
  /** Everybody whose card has the number. */
  readonly customers: readonly Pick<Customer, 'id' | 'consents' | 'hoursRequests'>[]
  readonly contact: OpenContact | null
  readonly at: Instant
  /** Of the edition in force. */
  readonly settings: ContactSettings
}

/**
 * How a call to a number may begin (Ley 2300 de 2023). A customer is called on a ground: what they asked for is dialled at
 * once, everything else when the contact's guide has asked. The centre has counted a commercial contact when it allowed it;
 * hour and consent are looked at again, for they may have changed since.
 */
export function callWay({ number, customers, contact, at, settings }: Dialled): CallWay {
  if (customers.length === 0) return { do: 'dial', in: 'new' }
  const customer = customers.find(({ id }) => id === contact?.customerId)
  if (contact === null || customer === undefined || contact.direction === 'inbound') return { do: 'ask' }
  const { outreach } = contact
  if (outreach !== null && outreach.asked !== null) return { do: 'dial', in: 'open' }
  if (outreach === null || !contact.permitted)
    return contact.guided ? { do: 'refuse', why: 'phone.groundFirst' } : { do: 'ask' }
  const { purpose } = outreach
  const may = mayContact({
    purpose,
    channel: 'phone',
    at,
    counters: { contacts: [] },
    consents: customer.consents,
    hoursRequest: lastHoursRequest([customer]),
    // Asked of the centre with the permission, for this number and no other.
    excluded: false,
    asked: null,
    settings,
  })
  if (!may.allowed) return { do: 'refuse', why: may.rule }
  const claimed = outreach.by === 'centre' && outreach.channel === 'phone' && contact.number === number
  return purpose === 'commercial' && !claimed ? { do: 'refuse', why: 'phone.otherNumber' } : { do: 'dial', in: 'open' }
}
