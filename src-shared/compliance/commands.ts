import { z } from 'zod'
import { joinedTo } from '../customers/as-one.ts'
import { ConsentChannel } from '../customers/schema.ts'
import { currentCatalogue, touchesCurrent, touchesGuidebook } from '../guidebook/named-catalogue.ts'
import { type Command, type Context, defineCommand } from '../kernel/commands.ts'
import { change, type Documents } from '../kernel/documents.ts'
import { CustomerId, InteractionId } from '../kernel/ids.ts'
import { Instant, unixMsOf } from '../kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { requiredText, storable } from '../kernel/text.ts'
import { contactsOf, standingOf, withContact, withException } from './customer-contacts.ts'
import { type ContactAnswer, mayContact } from './may-contact.ts'
import { CONTACT_RULES, type ContactRuleId } from './rules.ts'

const HOUR_MS = 60 * 60_000
/** An exception is for the call that is about to be made. */
const LONGEST_EXCEPTION_MS = 24 * HOUR_MS

const Claim = z.object({
  customerId: CustomerId,
  interactionId: InteractionId,
  channel: ConsentChannel,
  /** National digits that will be called; null where it is written to. */
  number: storable.max(20).nullable(),
})
type Claim = z.infer<typeof Claim>

/** The cards that are one customer with this one: it, what it was merged into, and what was merged into it. */
function cardsOf(documents: Documents, customerId: CustomerId) {
  const card = documents.read('customer', customerId)
  return card === 'missing' ? null : { card, others: card.mergedFrom ?? [] }
}

function refusal(answer: Extract<ContactAnswer, { allowed: false }>): Result<never, Rejection> {
  const { rule, until, source } = answer
  return reject(rule, { until, law: source.law, article: source.article, override: source.override })
}

/** The rule that refuses, unless a coordinator has let it be passed once. */
function passed(documents: Documents, payload: Claim, at: Instant, cards: readonly CustomerId[]) {
  return cards
    .map((id) => contactsOf(documents, id))
    .flatMap(({ id, exceptions }) => exceptions.map((exception) => ({ id, exception })))
    .filter(
      ({ exception }) => exception.usedBy === null && exception.until >= at && exception.channel === payload.channel,
    )
}

function decideClaim(documents: Documents, { payload, at: said }: Command<string, Claim>, context: Context) {
  const at = context.receivedAt ?? said
  const known = cardsOf(documents, payload.customerId)
  if (known === null) return reject('document.unknown')
  // Told to whom it belongs, the workstation asks again for that card.
  if (known.card.mergedInto !== null) return reject('contact.merged', { into: known.card.mergedInto })
  // One that was parted from a card that was merged later is another customer again, though it is named still.
  const others = joinedTo(
    known.card,
    known.others.flatMap((id) => {
      const card = documents.read('customer', id)
      return card === 'missing' ? [] : [card]
    }),
  )
  const cards = [known.card, ...others]
  const ids = cards.map(({ id }) => id)
  const standing = standingOf(
    cards,
    ids.map((id) => contactsOf(documents, id)),
  )
  const own = contactsOf(documents, payload.customerId)
  if (own.contacts.some(({ interactionId, permitted }) => permitted && interactionId === payload.interactionId))
    return ok({ changes: [] })
  const answer = mayContact({
    purpose: 'commercial',
    channel: payload.channel,
    at,
    counters: standing.counters,
    consents: standing.consents,
    hoursRequest: standing.hoursRequest,
    excluded: context.excludedNumbers?.includes(payload.number ?? '') ?? false,
    asked: null,
    settings: currentCatalogue(documents).settings.contact,
  })
  const { interactionId, channel } = payload
  const counted = { at, channel, purpose: 'commercial' as const, direct: false, interactionId, permitted: true }
  if (answer.allowed) return ok({ changes: [change('customerContacts', own.id, withContact(own, counted))] })
  const exception = passed(documents, payload, at, ids).find((one) => one.exception.rule === answer.rule)
  if (exception === undefined || answer.source.override !== 'coordinator') return refusal(answer)
  const holder = contactsOf(documents, exception.id)
  const used = {
    ...holder,
    exceptions: holder.exceptions.map((one) => (one === exception.exception ? { ...one, usedBy: interactionId } : one)),
  }
  const counting = withContact(exception.id === own.id ? used : own, counted)
  return ok({
    changes: [
      change('customerContacts', own.id, counting),
      ...(exception.id === own.id ? [] : [change('customerContacts', used.id, used)]),
    ],
  })
}

/** May this customer be contacted for commercial purposes now? Asked of the centre, which has the counters of everybody. */
const contactClaim = defineCommand({
  name: 'contact.claim',
  kind: 'claim',
  payload: Claim,
  numbers: ({ number }) => (number === null ? [] : [number]),
  touches: ({ customerId }) => [
    { kind: 'customer', id: customerId },
    { kind: 'customerContacts', id: customerId, creates: true },
    ...touchesGuidebook,
  ],
  touchesNext: ({ customerId }, documents) => [
    ...touchesCurrent(documents),
    ...(cardsOf(documents, customerId)?.others ?? []).flatMap((id) => [
      { kind: 'customer' as const, id, optional: true },
      { kind: 'customerContacts' as const, id, optional: true },
    ]),
  ],
  decide: decideClaim,
})

/** A coordinator lets an internal cap be passed once, with a reason that stays. The law's rules nobody overrides. */
const contactAllow = defineCommand({
  name: 'contact.allow',
  kind: 'change',
  payload: z.object({
    customerId: CustomerId,
    channel: ConsentChannel,
    rule: storable.max(80),
    reason: requiredText(1_000),
    until: Instant,
  }),
  touches: ({ customerId }) => [
    { kind: 'customer', id: customerId },
    { kind: 'customerContacts', id: customerId, creates: true },
  ],
  decide(documents, { payload: { customerId, ...exception }, at, actor }) {
    if (documents.read('customer', customerId) === 'missing') return reject('document.unknown')
    if (!isOverridable(exception.rule)) return reject('contact.notOverridable')
    if (exception.until <= at || unixMsOf(exception.until) - unixMsOf(at) > LONGEST_EXCEPTION_MS)
      return reject('contact.exceptionTooLong')
    const known = contactsOf(documents, customerId)
    return ok({
      changes: [
        change('customerContacts', customerId, withException(known, { ...exception, at, by: actor, usedBy: null })),
      ],
    })
  },
})

const isRule = (rule: string): rule is ContactRuleId => Object.hasOwn(CONTACT_RULES, rule)
export const isOverridable = (rule: string): boolean => isRule(rule) && CONTACT_RULES[rule].override === 'coordinator'

export const complianceCommands = [contactClaim, contactAllow]
