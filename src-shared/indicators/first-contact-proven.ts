import { addDays, bogotaDate, bogotaInstant } from '../calendar/civil-date.ts'
import type { Disposition } from '../interactions/disposition.ts'
import type { ContactRequest, Interaction } from '../interactions/schema.ts'
import { type CivilDate, type Instant, unixMsOf } from '../kernel/instants.ts'
import type { Share } from './first-contact.ts'

const DAY_MS = 24 * 60 * 60_000

/** A request solved at first contact for which its customer came back. */
export interface ReturnFound {
  readonly requestId: string
  /** When the contact began that asked for the same again: the first of them. */
  readonly at: Instant
}

/** What is looked at of a contact: a workstation keeps so much of thousands at once. */
export type ContactFacts = Pick<Interaction, 'id' | 'customerId' | 'direction' | 'openedAt'> & {
  readonly disposition: Pick<Disposition, 'id'> | null
  readonly requests: readonly Pick<ContactRequest, 'id' | 'branch' | 'topic' | 'caseId'>[]
}

/** Civil days in Bogotá, both included. */
export interface Period {
  readonly from: CivilDate
  readonly to: CivilDate
}

/** Contacts that tell a customer how their case goes are no return (catalogue). */
const FOLLOW_UPS: readonly string[] = ['inbound.followUpInformed']

/**
 * The last day whose contacts can be known to have had no return: all its days for returning are over by then.
 * @param knownUntil until when the contacts of everybody are known
 */
export const lastClosedDay = (knownUntil: Instant, returnDays: number): CivilDate =>
  addDays(bogotaDate(knownUntil), -(returnDays + 1))

/** The closed days that are shown together. */
export function closedPeriod(knownUntil: Instant, returnDays: number, shownDays: number): Period {
  const to = lastClosedDay(knownUntil, returnDays)
  return { from: addDays(to, 1 - shownDays), to }
}

/** From when contacts must be looked at so that a period, and those after it that are not closed yet, can be told. */
export const lookedAtFrom = (knownUntil: Instant, returnDays: number, shownDays: number): Instant =>
  bogotaInstant(closedPeriod(knownUntil, returnDays, shownDays).from, 0)

interface Asked {
  readonly customer: string
  readonly topic: string
  readonly at: Instant
  readonly interactionId: string
}

/** What customers asked for on their own account: of inbound contacts, without those that follow up a case. */
function askedIn(contacts: readonly ContactFacts[], oneCustomer: (id: string) => string): readonly Asked[] {
  const escalatedIn = new Map<string, ContactFacts>()
  for (const contact of contacts)
    for (const { caseId } of contact.requests) {
      const first = caseId === null ? undefined : escalatedIn.get(caseId)
      if (caseId !== null && (first === undefined || contact.openedAt < first.openedAt))
        escalatedIn.set(caseId, contact)
    }
  return contacts.flatMap((contact) => {
    const { id, customerId, direction, openedAt, disposition, requests } = contact
    if (customerId === null || direction !== 'inbound' || FOLLOW_UPS.includes(disposition?.id ?? '')) return []
    return requests
      .filter(({ caseId }) => caseId === null || escalatedIn.get(caseId)?.id === id)
      .map(({ topic }) => ({ customer: oneCustomer(customerId), topic, at: openedAt, interactionId: id }))
  })
}

/**
 * For which requests of `contacts` that were solved at first contact the same customer came back, to whomever it was,
 * with the same topic within so many days of 24 hours (indicators; catalogue, `firstContactReturnDays`). Follow-ups of a
 * case and outbound contacts are no return.
 * @param everybodys contacts of all advisors in which a return may be, these contacts included or not
 * @param oneCustomer which customer a card stands for (customers/one-customer.ts)
 */
export function returnsOf(
  contacts: readonly ContactFacts[],
  everybodys: readonly ContactFacts[],
  oneCustomer: (customerId: string) => string,
  returnDays: number,
): readonly ReturnFound[] {
  const all = [...new Map([...everybodys, ...contacts].map((contact) => [contact.id, contact])).values()]
  const byCustomer = Map.groupBy(askedIn(all, oneCustomer), ({ customer }) => customer)
  return contacts.flatMap((contact) => {
    const { customerId, openedAt, direction } = contact
    if (customerId === null || direction !== 'inbound') return []
    const later = (byCustomer.get(oneCustomer(customerId)) ?? []).filter(
      ({ at, interactionId }) =>
        interactionId !== contact.id && at > openedAt && unixMsOf(at) - unixMsOf(openedAt) <= returnDays * DAY_MS,
    )
    return contact.requests.flatMap(({ id, branch, topic }) => {
      const times = later.filter((asked) => asked.topic === topic).map(({ at }) => at)
      const first = times.toSorted()[0]
      return branch === 'yes' && first !== undefined ? [{ requestId: id, at: first }] : []
    })
  })
}

/** *Comprobada*, with what could not be followed and is in neither part. */
export interface ProvenShare extends Share {
  /** Requests of contacts in which nobody was identified: whether they came back cannot be known. */
  readonly leftOut: number
}

/**
 * Solución en primer contacto, *comprobada*: requests whose branch was SI and for which the customer did not come back ÷
 * requests that were decided, of identified customers, of the inbound contacts of closed days (indicators). What a
 * correction of the disposition changed counts as it stands.
 */
export function firstContactProven(
  contacts: readonly ContactFacts[],
  returned: readonly Pick<ReturnFound, 'requestId'>[],
  { from, to }: Period,
): ProvenShare {
  const back = new Set(returned.map(({ requestId }) => requestId))
  const ofPeriod = contacts.filter(({ direction, openedAt }) => {
    const day = bogotaDate(openedAt)
    return direction === 'inbound' && day >= from && day <= to
  })
  const decided = ofPeriod.flatMap(({ customerId, requests }) =>
    requests.filter(({ branch }) => branch !== null).map((request) => ({ ...request, customerId })),
  )
  const followed = decided.filter(({ customerId }) => customerId !== null)
  return {
    part: followed.filter(({ id, branch }) => branch === 'yes' && !back.has(id)).length,
    whole: followed.length,
    leftOut: decided.length - followed.length,
  }
}
