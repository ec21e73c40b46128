import { z } from 'zod'
import { addDays, bogotaDate } from '../calendar/civil-date.ts'
import { Consent, type ConsentChannel, type ContactPurpose, type HoursRequest } from '../customers/schema.ts'
import { Instant } from '../kernel/instants.ts'
import { storable } from '../kernel/text.ts'
import { hoursBroken, nextOpening, opensOn, weekOf } from './legal-hours.ts'
import { hoursAskedFor, isAskedFor, nextAskedFor } from './other-hours.ts'
import { CONTACT_RULES, type ContactRule, type ContactRuleId } from './rules.ts'
import { type ContactSettings, DEFAULT_CONTACT_SETTINGS } from './settings.ts'

/** The legal counters of a customer; those of merged customers are joined. */
export const ContactCounters = z.looseObject({
  /** Times at which somebody of the bank tried to reach the person; `direct`: spoke with the person. */
  contacts: z.array(z.strictObject({ at: Instant, channel: Consent.shape.channel, direct: z.boolean() })),
})
export type ContactCounters = z.infer<typeof ContactCounters>

/** What the consumer asked for, which is not limited: it names its case or call. */
export const Asked = z.strictObject({ as: z.enum(['openCase', 'callBack', 'missedCall']), ref: storable.min(1) })
export type Asked = z.infer<typeof Asked>

export interface ContactQuestion {
  readonly purpose: ContactPurpose
  readonly channel: ConsentChannel
  readonly at: Instant
  readonly counters: ContactCounters
  readonly consents: readonly Pick<Consent, 'channel' | 'purpose' | 'granted'>[]
  /** Whether the number is in the Registro de Números Excluidos. */
  readonly excluded: boolean
  /** Null: nobody asked for it. */
  readonly asked: Asked | null
  /** The consumer's own recorded request for other hours, apart from the contract: the one exception to the legal ones. */
  readonly hoursRequest?: HoursRequest | null
  readonly settings?: ContactSettings
}

export type ContactAnswer =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly rule: ContactRuleId
      readonly source: ContactRule
      /** Until when this rule refuses; null: until something else changes. Another rule may go on. */
      readonly until: Instant | null
    }

const refused = (rule: ContactRuleId, until: Instant | null): ContactAnswer => ({
  allowed: false,
  rule,
  source: CONTACT_RULES[rule],
  until,
})

/**
 * Whether a customer may be called or written to now, and by which rule not (domain, compliance). What the law refuses is
 * said before what the bank does. Contacts for service are bound by a withdrawn consent alone.
 */
export function mayContact(question: ContactQuestion): ContactAnswer {
  if (question.asked !== null) return { allowed: true }
  return (
    consentRefusal(question) ?? (question.purpose === 'commercial' ? timeRefusal(question) : null) ?? { allowed: true }
  )
}

function consentRefusal({ purpose, channel, consents, excluded }: ContactQuestion): ContactAnswer | null {
  const commercial = purpose === 'commercial'
  // The register is one of numbers.
  if (commercial && excluded && (channel === 'phone' || channel === 'sms'))
    return refused('contact.excludedNumber', null)
  // Whose data may not be treated is not contacted on the bank's own account.
  if (consents.findLast((consent) => consent.purpose === 'personalData')?.granted === false)
    return refused('contact.consentWithdrawn', null)
  const last = consents.findLast((consent) => consent.channel === channel && consent.purpose === purpose)
  if (last?.granted === false) return refused('contact.consentWithdrawn', null)
  return commercial && last === undefined ? refused('contact.consentMissing', null) : null
}

function timeRefusal(question: ContactQuestion): ContactAnswer | null {
  const { at, channel, hoursRequest = null, settings = DEFAULT_CONTACT_SETTINGS } = question
  const broken = hoursBroken(at, settings)
  const hours = hoursAskedFor(hoursRequest, channel, at)
  if (broken !== null && (hours === null || !isAskedFor(at, hours))) {
    const legal = nextOpening(at, settings)
    const asked = hours === null ? null : nextAskedFor(at, hours)
    return refused(broken, asked !== null && asked < legal ? asked : legal)
  }
  return capRefusal(question, settings)
}

function capRefusal({ at, channel, counters }: ContactQuestion, settings: ContactSettings): ContactAnswer | null {
  const today = bogotaDate(at)
  const week = weekOf(today, settings)
  const earlier = counters.contacts.filter((contact) => contact.at <= at)
  const ofDay = earlier.filter((contact) => bogotaDate(contact.at) === today)
  const ofWeek = earlier.filter((contact) => weekOf(bogotaDate(contact.at), settings) === week)
  const tomorrow = opensOn(addDays(today, 1), settings)
  const nextWeek = opensOn(addDays(week, 7), settings)
  if (settings.capsBindCommercial) {
    // Both may refuse on one day; the one that refuses for longer is said.
    if (ofWeek.some((contact) => contact.direct && contact.channel !== channel))
      return refused('contact.secondChannel', nextWeek)
    if (ofDay.some((contact) => contact.direct)) return refused('contact.sameDay', tomorrow)
  }
  const { attemptsPerDay, attemptsPerWeek } = settings
  if (attemptsPerWeek !== null && ofWeek.length >= attemptsPerWeek) return refused('contact.attemptsOfWeek', nextWeek)
  if (attemptsPerDay !== null && ofDay.length >= attemptsPerDay) return refused('contact.attemptsOfDay', tomorrow)
  return null
}
