import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import { type Channel, type Customer, consentChannelOf } from '#shared/customers/schema.ts'
import type { Answer } from '#shared/guides/answer.ts'
import { knownFacts } from '#shared/guides/known-facts.ts'
import { advance, begin } from '#shared/guides/runner.ts'
import { FOLLOW_UP_GUIDE, INBOUND_GUIDE, OUTBOUND_GUIDE } from '#shared/guides/shipped.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { currentLibrary } from '../guides/guidebook.ts'
import { newId } from '../shell/console.ts'
import type { ContactTyped, RequestTyped } from './contact-values.ts'
import { NOTHING_ASKED } from './disposition-typed.ts'
import { keepContact } from './drafted-contacts.ts'

export const blankRequest = (): RequestTyped => ({
  id: newId(),
  kind: '',
  topic: '',
  text: '',
  branch: null,
  caseId: null,
  radicado: null,
})

/** Begins a contact: from this moment it is a draft in the store. @returns its id, which the interaction will have */
export function beginContact(known: Partial<ContactTyped> = {}, id = newId()): string {
  const typed: ContactTyped = {
    openedAt: instantOf(Date.now()),
    channel: 'voice',
    direction: 'inbound',
    customerId: null,
    requests: [blankRequest()],
    noteId: newId(),
    notes: '',
    dispositionId: '',
    asked: NOTHING_ASKED,
    guided: true,
    run: null,
    guideId: known.direction === 'outbound' ? OUTBOUND_GUIDE : INBOUND_GUIDE,
    followsCaseId: null,
    caller: null,
    receivedFrom: null,
    continues: null,
    outreach: null,
    ...known,
  }
  keepContact(id, typed)
  return id
}

/** Begins the contact that tells a customer the answer to their case, by its own guide (P1, step 6). */
export const beginFollowUp = (current: Case): string =>
  beginContact({
    direction: 'outbound',
    customerId: current.customerId,
    guided: true,
    guideId: FOLLOW_UP_GUIDE,
    followsCaseId: current.id,
    // The answer to an open case is what the customer asked for (Ley 2300): it is not limited.
    outreach: {
      purpose: 'service',
      channel: current.answerBy,
      asked: { as: 'openCase', ref: current.id },
      by: 'workstation',
    },
  })

/** What a customer asked for that an outbound contact gives them. */
export type Promised = Pick<Interaction, 'id' | 'call'>

/**
 * Begins an outbound contact by a channel: its guide asks whom, where that is open, why, and whether it may be. Where a
 * call back is kept the promise answers all three.
 * @returns its id
 */
export function beginOutbound(
  customer: Customer | null,
  channel: Channel,
  { promised = null, number = null }: { readonly promised?: Promised | null; readonly number?: string | null } = {},
): string {
  const now = instantOf(Date.now())
  const library = currentLibrary()
  let run = begin(library, OUTBOUND_GUIDE, knownFacts(channel, customer, null, bogotaDate(now)), now)
  const answer = (stepId: string, given: Answer) => {
    const moved = advance(library, run, stepId, given, now)
    if (moved.ok) run = moved.value
  }
  if (customer !== null) answer('a-quien', { kind: 'customer', customerId: customer.id, created: false })
  if (customer !== null && promised !== null) {
    answer('motivo-de-salida', { kind: 'choice', option: 'callBack' })
    // What the customer asked for is not limited (Ley 2300 de 2023).
    answer('permiso', { kind: 'done', outcome: 'allowed', ref: null })
  }
  return beginContact({
    direction: 'outbound',
    customerId: customer?.id ?? null,
    channel,
    run,
    caller: number === null ? null : { number, queue: null },
    ...(promised === null
      ? {}
      : {
          outreach: {
            purpose: 'service',
            channel: consentChannelOf(channel),
            asked: { as: 'callBack', ref: promised.id },
            by: 'workstation',
          },
        }),
  })
}
