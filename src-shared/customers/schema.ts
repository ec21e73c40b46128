import { z } from 'zod'
import { Minutes } from '../compliance/settings.ts'
import { Identifier } from '../identifiers/identifier.ts'
import { Phone } from '../identifiers/phone.ts'
import type { DocumentDefinition } from '../kernel/documents.ts'
import { CustomerId, ImportId, UserId } from '../kernel/ids.ts'
import { CivilDate, Instant } from '../kernel/instants.ts'
import { requiredText, text } from '../kernel/text.ts'

export const Channel = z.enum(['voice', 'video', 'chat', 'mailbox', 'voicemail'])
export type Channel = z.infer<typeof Channel>

/** Through which a customer may be reached and for what (Ley 1581 de 2012; Ley 2300 de 2023, artículo 3). */
export const ConsentChannel = z.enum(['phone', 'email', 'chat', 'sms'])
export type ConsentChannel = z.infer<typeof ConsentChannel>
/** What a customer may be contacted for. */
export const ContactPurpose = z.enum(['service', 'commercial'])
export type ContactPurpose = z.infer<typeof ContactPurpose>
/** `personalData`: the treatment of the data itself, whose channel is the one by which it was given. */
export const ConsentPurpose = z.enum([...ContactPurpose.options, 'personalData'])
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

/** Cartera: a part of the customers that some teams look after. */
export const Portfolio = requiredText(60)

export const Consent = z.looseObject({
  channel: ConsentChannel,
  purpose: ConsentPurpose,
  granted: z.boolean(),
  at: Instant,
  by: UserId,
  source: requiredText(120),
  wording: requiredText(2_000),
})
export type Consent = z.infer<typeof Consent>

/** Other hours in which a consumer asked to be contacted, in Bogotá; from the first minute and before the last. */
export const OtherHours = z
  .strictObject({
    /** 0 Sunday to 6 Saturday. */
    weekdays: z.array(z.int().min(0).max(6)).min(1).max(7),
    from: Minutes,
    to: Minutes,
    onHolidays: z.boolean(),
    /** Through which channels. */
    channels: z.array(ConsentChannel).min(1),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'hours.backwards' })
export type OtherHours = z.infer<typeof OtherHours>

/** What a consumer asked of the hours in which they are contacted, apart from their contract (Ley 2300 de 2023, artículo 3). */
export const HoursRequest = z.looseObject({
  /** Null: they want no other hours any more. */
  hours: OtherHours.nullable(),
  /** Who asked: the consumer, or who speaks for the company. */
  askedBy: requiredText(200),
  askedOn: CivilDate,
  /** By which channel they asked. */
  channel: ConsentChannel,
  wording: requiredText(2_000),
  at: Instant,
  by: UserId,
})
export type HoursRequest = z.infer<typeof HoursRequest>

/** Who calls and writes: a person or a company. Everyone at the desk replicates the card, or those of their portfolios. */
export const Customer = z.looseObject({
  id: CustomerId,
  type: z.enum(['person', 'company']),
  name: requiredText(200),
  identifiers: z.array(Identifier),
  phones: z.array(Phone),
  emails: z.array(z.email().max(254)),
  city: text(80),
  notes: text(4_000),
  /** Every authorisation and withdrawal in the order in which it was decided; the last of a channel and purpose holds. */
  consents: z.array(Consent),
  /** Every request for other hours and its withdrawal in the order in which it was recorded; the last holds. */
  hoursRequests: z.array(HoursRequest).optional(),
  /** The customer that this one is the same as; nothing moves, so that it can be undone. */
  mergedInto: CustomerId.nullable(),
  /** The portfolio (cartera) that it belongs to; absent: none. Says who keeps the card, not who may read it. */
  portfolio: Portfolio.optional(),
  /** The import that brought it, and its words as they came. */
  import: z.looseObject({ id: ImportId, content: z.string().length(64) }).optional(),
  /** Taken back with its import. It is kept at the centre, and nowhere else. */
  withdrawn: z.looseObject({ by: UserId, at: Instant }).optional(),
  /** Cards that were merged into this one, also by way of another: whose counters count for it. */
  mergedFrom: z.array(CustomerId).max(100).optional(),
  createdAt: Instant,
  createdBy: UserId,
})
export type Customer = z.infer<typeof Customer>

export const customerDocument: DocumentDefinition<'customer'> = {
  kind: 'customer',
  schema: 1,
  shape: Customer,
  scopesOf: ({ portfolio, withdrawn }) =>
    withdrawn !== undefined ? [] : ['customers', ...(portfolio === undefined ? [] : [`portfolio:${portfolio}`])],
}

/** The channel by which something said in a contact was said, as consents name channels. */
export const consentChannelOf = (channel: Channel): Consent['channel'] =>
  channel === 'chat' ? 'chat' : channel === 'mailbox' ? 'email' : 'phone'

/** The last word on the treatment of the customer's data, by whatever channel it was said; undefined: never asked. */
export const personalDataWord = (customer: Pick<Customer, 'consents'>): Consent | undefined =>
  customer.consents.findLast(({ purpose }) => purpose === 'personalData')

/** Whether an authorisation is in force: the last word on a channel and purpose. */
export function consentInForce(
  customer: Customer,
  channel: Consent['channel'],
  purpose: Consent['purpose'],
): Consent | null {
  const last = customer.consents.findLast((one) => one.channel === channel && one.purpose === purpose)
  return last?.granted === true ? last : null
}

/**
 * What holds of the treatment of a customer's data: the last word on it or, of who was never asked for it by itself, the
 * authorisation of a channel for service, which was given with it.
 */
export const personalDataInForce = (customer: Customer): Consent | undefined =>
  personalDataWord(customer) ??
  consentInForce(customer, 'phone', 'service') ??
  consentInForce(customer, 'email', 'service') ??
  undefined
