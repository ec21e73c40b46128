import { z } from 'zod'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change, type Documents } from '../kernel/documents.ts'
import { CustomerId, ImportId, type UserId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { hashOf } from '../kernel/text.ts'
import type { CustomerImport } from './import-schema.ts'
import { isWhollyUndone } from './import-standing.ts'
import { cardContent, inUse } from './imported.ts'
import { CARD_LISTS, type CardList, type CardLists, mergeCardList } from './lists.ts'
import { CustomerName } from './name.ts'
import { Consent, Customer, HoursRequest, OtherHours, Portfolio } from './schema.ts'

/** As many items as a list of a card has, also after two people have added to it. */
const MOST = { identifiers: 5, phones: 10, emails: 10 } as const satisfies Record<CardList, number>
/** An import may have brought more. */
const SEEN = 100

const card = {
  type: Customer.shape.type,
  name: CustomerName,
  identifiers: Customer.shape.identifiers.max(MOST.identifiers),
  phones: Customer.shape.phones.max(MOST.phones),
  emails: Customer.shape.emails.max(MOST.emails),
  city: Customer.shape.city,
  portfolio: Customer.shape.portfolio,
}

/** A row that comes after its import was taken back as a whole is taken back as the others were. */
const withdrawnWith = (imported: CustomerImport | undefined) =>
  imported?.undone && isWhollyUndone(imported) ? { withdrawn: { by: imported.undone.by, at: imported.undone.at } } : {}

const customerCreate = defineCommand({
  name: 'customer.create',
  kind: 'fact',
  payload: z.object({
    customerId: CustomerId,
    ...card,
    notes: Customer.shape.notes,
    importId: ImportId.optional(),
  }),
  writesOn: ({ importId }) => (importId === undefined ? [] : [{ kind: 'customerImport', id: importId }]),
  touches: ({ customerId, importId }) => [
    { kind: 'customer', id: customerId, creates: true },
    ...(importId === undefined ? [] : [{ kind: 'customerImport', id: importId } as const]),
  ],
  decide(documents, { payload: { customerId, importId, portfolio: given, ...rest }, at, actor }, context) {
    const imported = importId === undefined ? undefined : documents.read('customerImport', importId)
    if (imported === 'missing') return reject('import.unknown')
    // The same id twice is the same card: what is there stays, unless it was taken back with its import.
    const known = documents.read('customer', customerId)
    if (known !== 'missing' && known.withdrawn === undefined) return ok({ changes: [] })
    // Whoever keeps only the cards of some portfolios keeps also those that they make.
    const portfolio = given ?? context.actor.portfolios?.[0]
    return ok({
      changes: [
        change('customer', customerId, {
          id: customerId,
          ...rest,
          ...(portfolio === undefined ? {} : { portfolio }),
          consents: [],
          mergedInto: null,
          createdAt: at,
          createdBy: actor,
          ...(imported === undefined ? {} : { import: { id: imported.id, content: cardContent(rest) } }),
          ...withdrawnWith(imported),
        }),
      ],
    })
  },
})

/** A typed text names by hash the text it replaces, so that a colleague's words are never lost unseen. */
const Replacing = <T extends z.ZodType<string>>(shape: T) => z.object({ text: shape, replaces: z.string().length(64) })

/** Takes an edit of a list into a card. */
function withList<F extends CardList>(
  card: CardLists,
  field: F,
  was: CardLists[F] | undefined,
  mine: CardLists[F] | undefined,
): Result<null, Rejection> {
  if (mine === undefined) return ok(null)
  if (was === undefined) {
    card[field] = mine
    return ok(null)
  }
  const { merged, clash } = mergeCardList<F>(was, mine, card[field])
  if (clash !== null) return reject('list.changedMeanwhile', { field, ...clash, now: canonicalJson(card[field]) })
  const most = Math.max(MOST[field], card[field].length)
  if (merged.length > most) return reject('customer.listFull', { field, most })
  card[field] = merged
  return ok(null)
}

const customerEdit = defineCommand({
  name: 'customer.edit',
  kind: 'change',
  payload: z.object({
    customerId: CustomerId,
    name: Replacing(CustomerName).optional(),
    notes: Replacing(Customer.shape.notes).optional(),
    type: card.type.optional(),
    identifiers: card.identifiers.optional(),
    phones: card.phones.optional(),
    emails: card.emails.optional(),
    city: card.city.optional(),
    /** Null takes it out of its portfolio. */
    portfolio: Portfolio.nullable().optional(),
    /** The lists as their author saw them: what a colleague added or corrected meanwhile stays. Earlier programs do not say. */
    was: z
      .object({
        identifiers: Customer.shape.identifiers.max(SEEN),
        phones: Customer.shape.phones.max(SEEN),
        emails: Customer.shape.emails.max(SEEN),
      })
      .partial()
      .optional(),
  }),
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  decide(documents, { payload: { customerId, name, notes, was, ...rest } }) {
    const customer = documents.read('customer', customerId)
    if (customer === 'missing') return reject('document.unknown')
    const { portfolio, ...others } = inUse(customer)
    const moved = rest.portfolio === undefined ? portfolio : (rest.portfolio ?? undefined)
    const next: Customer = { ...others, ...(moved === undefined ? {} : { portfolio: moved }) }
    for (const [field, replacing] of [
      ['name', name],
      ['notes', notes],
    ] as const) {
      if (replacing === undefined) continue
      if (hashOf(customer[field]) !== replacing.replaces)
        return reject('text.changedMeanwhile', { field, theirs: customer[field], yours: replacing.text })
      next[field] = replacing.text
    }
    if (rest.type !== undefined) next.type = rest.type
    for (const field of CARD_LISTS) {
      const taken = withList(next, field, was?.[field], rest[field])
      if (!taken.ok) return taken
    }
    if (rest.city !== undefined) next.city = rest.city
    return ok({ changes: [change('customer', customerId, next)] })
  },
})

const consentFact = <Name extends 'customer.recordConsent' | 'customer.withdrawConsent'>(
  name: Name,
  granted: boolean,
) =>
  defineCommand({
    name,
    kind: 'fact',
    payload: z.object({
      customerId: CustomerId,
      channel: Consent.shape.channel,
      purpose: Consent.shape.purpose,
      source: Consent.shape.source,
      wording: Consent.shape.wording,
    }),
    touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
    decide(documents, { payload: { customerId, ...rest }, at, actor }) {
      const customer = documents.read('customer', customerId)
      if (customer === 'missing') return reject('customer.unknown')
      return ok({
        changes: [
          change('customer', customerId, {
            ...inUse(customer),
            consents: [...customer.consents, { ...rest, granted, at, by: actor }],
          }),
        ],
      })
    },
  })

const customerRecordConsent = consentFact('customer.recordConsent', true)
const customerWithdrawConsent = consentFact('customer.withdrawConsent', false)

const HoursAsked = z.object({
  customerId: CustomerId,
  askedBy: HoursRequest.shape.askedBy,
  askedOn: HoursRequest.shape.askedOn,
  channel: HoursRequest.shape.channel,
  wording: HoursRequest.shape.wording,
})
type HoursAsked = z.infer<typeof HoursAsked>
type HoursSaid = { readonly hours: OtherHours | null; readonly at: Instant; readonly by: UserId }

function withHours(documents: Documents, { customerId, ...rest }: HoursAsked, said: HoursSaid) {
  const customer = documents.read('customer', customerId)
  if (customer === 'missing') return reject('customer.unknown')
  const hoursRequests = [...(customer.hoursRequests ?? []), { ...rest, ...said }]
  return ok({ changes: [change('customer', customerId, { ...inUse(customer), hoursRequests })] })
}

/** The consumer asks to be contacted at other hours, apart from the contract (Ley 2300 de 2023, artículo 3). */
const customerRecordHours = defineCommand({
  name: 'customer.recordOtherHours',
  kind: 'fact',
  // Hours that the contract brought are none that the consumer asked for.
  payload: HoursAsked.extend({ hours: OtherHours, apartFromContract: z.literal(true) }),
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  decide: (documents, { payload: { apartFromContract: _, hours, ...rest }, at, actor }) =>
    withHours(documents, rest, { hours, at, by: actor }),
})

const customerWithdrawHours = defineCommand({
  name: 'customer.withdrawOtherHours',
  kind: 'fact',
  payload: HoursAsked,
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  decide: (documents, { payload, at, actor }) => withHours(documents, payload, { hours: null, at, by: actor }),
})

/** Follows the merges from `into`; a circle back to `from` is refused. One step is known, the rest was refused when it was made. */
function mergeTarget(documents: Documents, from: string, into: string): Result<Customer, Rejection> {
  const target = documents.read('customer', into)
  if (target === 'missing') return reject('document.unknown')
  if (from === into || target.mergedInto === from) return reject('customer.mergedInCircle')
  if (target.mergedInto !== null) return reject('customer.targetMerged', { into: target.mergedInto })
  return ok(target)
}

/** The two are one: the card `customerId` is read as `into` from now on. Only a card that is no one's target in turn. */
const customerMerge = defineCommand({
  name: 'customer.merge',
  kind: 'change',
  payload: z.object({ customerId: CustomerId, into: CustomerId }),
  touches: ({ customerId, into }) => [
    { kind: 'customer', id: customerId },
    { kind: 'customer', id: into },
  ],
  decide(documents, { payload }) {
    const customer = documents.read('customer', payload.customerId)
    if (customer === 'missing') return reject('document.unknown')
    if (customer.mergedInto !== null) return reject('customer.alreadyMerged', { into: customer.mergedInto })
    const target = mergeTarget(documents, payload.customerId, payload.into)
    if (!target.ok) return target
    const cards = [customer.id, ...(customer.mergedFrom ?? [])]
    return ok({
      changes: [
        change('customer', customer.id, { ...inUse(customer), mergedInto: payload.into }),
        change('customer', target.value.id, {
          ...inUse(target.value),
          mergedFrom: [...new Set([...(target.value.mergedFrom ?? []), ...cards])],
        }),
      ],
    })
  },
})

const customerUnmerge = defineCommand({
  name: 'customer.unmerge',
  kind: 'change',
  payload: z.object({ customerId: CustomerId }),
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  touchesNext({ customerId }, documents) {
    const customer = documents.read('customer', customerId)
    const into = customer === 'missing' ? null : customer.mergedInto
    return into === null ? [] : [{ kind: 'customer', id: into, optional: true }]
  },
  decide(documents, { payload }) {
    const customer = documents.read('customer', payload.customerId)
    if (customer === 'missing') return reject('document.unknown')
    if (customer.mergedInto === null) return reject('customer.notMerged')
    const target = documents.read('customer', customer.mergedInto)
    const leaving = [customer.id, ...(customer.mergedFrom ?? [])]
    return ok({
      changes: [
        change('customer', customer.id, { ...customer, mergedInto: null }),
        ...(target === 'missing'
          ? []
          : [
              change('customer', target.id, {
                ...target,
                mergedFrom: (target.mergedFrom ?? []).filter((id) => !leaving.includes(id)),
              }),
            ]),
      ],
    })
  },
})

export const customerCommands = [
  customerCreate,
  customerEdit,
  customerRecordConsent,
  customerWithdrawConsent,
  customerRecordHours,
  customerWithdrawHours,
  customerMerge,
  customerUnmerge,
]
