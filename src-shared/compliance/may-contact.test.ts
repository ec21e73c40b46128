import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HoursRequest, type OtherHours } from '../customers/schema.ts'
import { type ContactAnswer, type ContactCounters, type ContactQuestion, mayContact } from './may-contact.ts'
import { CONTACT_RULES } from './rules.ts'
import { ContactSettings, DEFAULT_CONTACT_SETTINGS } from './settings.ts'

/** A time of Bogotá, `2026-11-20 18:59`. */
const bogota = (time: string): string => new Date(`${time.replace(' ', 'T')}:00.000-05:00`).toISOString()
const granted = (['phone', 'email', 'chat', 'sms'] as const).map((channel) => ({
  channel,
  purpose: 'commercial' as const,
  granted: true,
}))
const never: ContactCounters = { contacts: [] }
const reachedByPhone: ContactCounters = {
  contacts: [{ at: bogota('2026-11-23 10:00'), channel: 'phone', direct: true }],
}
const ask = (time: string, changed: Partial<ContactQuestion> = {}): ContactAnswer =>
  mayContact({
    purpose: 'commercial',
    channel: 'phone',
    at: bogota(time),
    counters: never,
    consents: granted,
    excluded: false,
    asked: null,
    ...changed,
  })
const said = (answer: ContactAnswer): string => (answer.allowed ? 'allowed' : answer.rule)

test.each([
  ['2026-11-20 18:59', 'allowed'],
  ['2026-11-20 19:00', 'contact.outOfHours'],
  ['2026-11-21 15:00', 'contact.outOfHours'],
  ['2026-11-21 14:59', 'allowed'],
  ['2026-11-21 07:59', 'contact.outOfHours'],
  ['2026-11-16 10:00', 'contact.holiday'],
  ['2026-04-02 10:00', 'contact.holiday'],
  ['2026-11-23 06:59', 'contact.outOfHours'],
  ['2026-11-23 07:00', 'allowed'],
  ['2026-11-21 08:00', 'allowed'],
  ['2026-11-22 10:00', 'contact.sunday'],
])('a commercial call on %s is %s', (time, expected) => {
  expect(said(ask(time))).toBe(expected)
})
test.each([
  ['2026-11-23 16:00', 'phone', 'contact.sameDay'],
  ['2026-11-25 10:00', 'email', 'contact.secondChannel'],
  ['2026-11-24 10:00', 'phone', 'allowed'],
  ['2026-11-30 10:00', 'email', 'allowed'],
] as const)('who was reached by phone on Mon 23 at 10:00: on %s by %s %s', (time, channel, expected) => {
  expect(said(ask(time, { channel, counters: reachedByPhone }))).toBe(expected)
})
test('an attempt that reached nobody is no direct contact', () => {
  const counters = { contacts: reachedByPhone.contacts.map((contact) => ({ ...contact, direct: false })) }
  expect(said(ask('2026-11-23 16:00', { counters }))).toBe('allowed')
  expect(said(ask('2026-11-25 10:00', { channel: 'email', counters }))).toBe('allowed')
})
test('a contact that is written as of later does not count before it', () => {
  expect(said(ask('2026-11-23 09:00', { counters: reachedByPhone }))).toBe('allowed')
})
test('a compliance office may count weeks from Sunday', () => {
  const saturday = { contacts: [{ at: bogota('2026-11-21 10:00'), channel: 'phone' as const, direct: true }] }
  const sunday = { contacts: [{ at: bogota('2026-11-22 10:00'), channel: 'phone' as const, direct: true }] }
  const settings = { ...DEFAULT_CONTACT_SETTINGS, weekBeginsOn: 0 as const }
  const email = { channel: 'email' as const }
  expect(said(ask('2026-11-24 10:00', { ...email, counters: sunday }))).toBe('allowed')
  expect(said(ask('2026-11-24 10:00', { ...email, counters: sunday, settings }))).toBe('contact.secondChannel')
  expect(said(ask('2026-11-24 10:00', { ...email, counters: saturday, settings }))).toBe('allowed')
})
test('a refusal says until when it lasts, past Sundays and holidays', () => {
  const until = (answer: ContactAnswer) => (answer.allowed ? 'allowed' : answer.until)
  expect(until(ask('2026-11-20 19:00'))).toBe(bogota('2026-11-21 08:00'))
  expect(until(ask('2026-11-21 07:59'))).toBe(bogota('2026-11-21 08:00'))
  expect(until(ask('2026-11-14 15:00'))).toBe(bogota('2026-11-17 07:00'))
  expect(until(ask('2026-11-23 16:00', { counters: reachedByPhone }))).toBe(bogota('2026-11-24 07:00'))
  expect(until(ask('2026-11-25 10:00', { channel: 'email', counters: reachedByPhone }))).toBe(
    bogota('2026-11-30 07:00'),
  )
})
test('a refusal names its law and article, and who may override it', () => {
  expect(ask('2026-11-22 10:00')).toMatchObject({ source: { law: 'Ley 2300 de 2023', override: 'nobody' } })
  const settings = { ...DEFAULT_CONTACT_SETTINGS, attemptsPerDay: 1 }
  const counters = { contacts: reachedByPhone.contacts.map((contact) => ({ ...contact, direct: false })) }
  expect(ask('2026-11-23 16:00', { settings, counters })).toMatchObject({
    rule: 'contact.attemptsOfDay',
    source: { override: 'coordinator' },
  })
})
test('a cap of a week counts every attempt of the week and no other', () => {
  const settings = { ...DEFAULT_CONTACT_SETTINGS, attemptsPerWeek: 1 }
  const attempts = (time: string) => ({ contacts: [{ at: bogota(time), channel: 'phone' as const, direct: false }] })
  expect(said(ask('2026-11-27 10:00', { settings, counters: attempts('2026-11-23 10:00') }))).toBe(
    'contact.attemptsOfWeek',
  )
  expect(said(ask('2026-11-23 10:00', { settings, counters: attempts('2026-11-21 10:00') }))).toBe('allowed')
})
test('only internal caps may be overridden', () => {
  const overridable = Object.entries(CONTACT_RULES).filter(([, rule]) => rule.override !== 'nobody')
  expect(overridable.map(([id]) => id)).toEqual(['contact.attemptsOfDay', 'contact.attemptsOfWeek'])
})

test('an excluded number is neither called nor sent messages for commercial purposes, and may be written an e-mail', () => {
  expect(said(ask('2026-11-23 10:00', { excluded: true }))).toBe('contact.excludedNumber')
  expect(said(ask('2026-11-23 10:00', { excluded: true, channel: 'sms' }))).toBe('contact.excludedNumber')
  expect(said(ask('2026-11-23 10:00', { excluded: true, channel: 'email' }))).toBe('allowed')
})
test('without a consent for channel and purpose there is no commercial contact', () => {
  const others = granted.filter(({ channel }) => channel !== 'phone')
  expect(said(ask('2026-11-23 10:00', { consents: others }))).toBe('contact.consentMissing')
  const service = [{ channel: 'phone', purpose: 'service', granted: true } as const]
  expect(said(ask('2026-11-23 10:00', { consents: service }))).toBe('contact.consentMissing')
})
test('a withdrawn consent holds at once, until it is given again', () => {
  const withdrawn = [...granted, { channel: 'phone', purpose: 'commercial', granted: false } as const]
  expect(said(ask('2026-11-23 10:00', { consents: withdrawn }))).toBe('contact.consentWithdrawn')
  expect(said(ask('2026-11-23 10:00', { consents: [...withdrawn, ...granted] }))).toBe('allowed')
})
test('what the consumer asked for is not limited, and names its case or call', () => {
  const asked = { as: 'openCase', ref: '1042' } as const
  const counters = reachedByPhone
  expect(said(ask('2026-11-22 22:00', { asked, counters, excluded: true, consents: [] }))).toBe('allowed')
})
test('contacts for service are not bound by commercial hours, and are by a withdrawn consent', () => {
  const service = { purpose: 'service' } as const
  expect(said(ask('2026-11-22 10:00', service))).toBe('allowed')
  const consents = [{ channel: 'phone', purpose: 'service', granted: false } as const]
  expect(said(ask('2026-11-23 10:00', { ...service, consents }))).toBe('contact.consentWithdrawn')
})
const evenings: OtherHours = { weekdays: [0, 2], from: 1_140, to: 1_260, onHolidays: false, channels: ['phone'] }
const requested = (hours: OtherHours | null, askedOn = '2026-11-01') => ({
  hoursRequest: HoursRequest.parse({
    ...{ hours, askedOn, askedBy: 'Ana Ruiz', channel: 'email', wording: 'Después de las siete, por favor' },
    ...{ at: bogota('2026-11-01 09:00'), by: '01939e1a-0000-7000-8000-000000000001' },
  }),
})
test("the consumer's own request for other hours is the one exception to the legal ones", () => {
  expect(said(ask('2026-11-24 20:00', requested(evenings)))).toBe('allowed')
  expect(said(ask('2026-11-22 20:00', requested(evenings)))).toBe('allowed')
  expect(said(ask('2026-11-22 21:00', requested(evenings)))).toBe('contact.sunday')
  expect(said(ask('2026-11-25 20:00', requested(evenings)))).toBe('contact.outOfHours')
  expect(said(ask('2026-12-08 20:00', requested(evenings)))).toBe('contact.holiday')
  expect(said(ask('2026-12-08 20:00', requested({ ...evenings, onHolidays: true })))).toBe('allowed')
})
test('a request for other hours holds for the channels it names, from its day on, and until it is withdrawn', () => {
  expect(said(ask('2026-11-24 20:00', { channel: 'email', ...requested(evenings) }))).toBe('contact.outOfHours')
  expect(said(ask('2026-11-24 20:00', requested(evenings, '2026-11-25')))).toBe('contact.outOfHours')
  expect(said(ask('2026-11-24 20:00', requested(null)))).toBe('contact.outOfHours')
})
test('other hours lift the hours alone: consent, register and caps hold within them', () => {
  expect(said(ask('2026-11-24 20:00', { ...requested(evenings), consents: [] }))).toBe('contact.consentMissing')
  expect(said(ask('2026-11-24 20:00', { ...requested(evenings), excluded: true }))).toBe('contact.excludedNumber')
  const counters = { contacts: [{ at: bogota('2026-11-24 10:00'), channel: 'phone' as const, direct: true }] }
  expect(said(ask('2026-11-24 20:00', { ...requested(evenings), counters }))).toBe('contact.sameDay')
})
test('a refusal for the hours lasts until the hours that were asked for, where those come first', () => {
  const until = (answer: ContactAnswer) => (answer.allowed ? 'allowed' : answer.until)
  expect(until(ask('2026-11-22 18:00', requested(evenings)))).toBe(bogota('2026-11-22 19:00'))
  expect(until(ask('2026-11-22 21:30', requested(evenings)))).toBe(bogota('2026-11-23 07:00'))
})
test('a compliance office that reads the caps as binding collections alone sets them off', () => {
  const settings = { ...DEFAULT_CONTACT_SETTINGS, capsBindCommercial: false }
  expect(said(ask('2026-11-23 16:00', { settings, counters: reachedByPhone }))).toBe('allowed')
})
test('hours that end before they begin are no settings', () => {
  const backwards = { ...DEFAULT_CONTACT_SETTINGS, weekdays: { from: 1_140, to: 420 } }
  expect(ContactSettings.safeParse(backwards).success).toBe(false)
  expect(ContactSettings.safeParse(DEFAULT_CONTACT_SETTINGS).success).toBe(true)
})
test('when a refusal for the hours is over, the hours allow', () => {
  const moments = fc
    .integer({ min: 0, max: 80 * 365 * 24 * 60 })
    .map((minute) => Date.UTC(2024, 0, 1) + minute * 60_000)
  fc.assert(
    fc.property(moments, (unixMs) => {
      const question = {
        purpose: 'commercial',
        channel: 'phone',
        counters: never,
        consents: granted,
        excluded: false,
        asked: null,
      } as const
      const answer = mayContact({ ...question, at: new Date(unixMs).toISOString() })
      if (answer.allowed || answer.until === null) return answer.allowed
      const justBefore = new Date(Date.parse(answer.until) - 60_000).toISOString()
      return (
        mayContact({ ...question, at: answer.until }).allowed && !mayContact({ ...question, at: justBefore }).allowed
      )
    }),
  )
})

test('who withdrew the treatment of their data is not contacted on the bank’s own account, and is answered', () => {
  const [first] = granted
  if (first === undefined) throw new Error('nothing is granted')
  const consents = [
    ...granted,
    { ...first, channel: 'email' as const, purpose: 'personalData' as const, granted: false },
  ]
  expect(said(ask('2026-11-23 10:00', { consents }))).toBe('contact.consentWithdrawn')
  expect(said(ask('2026-11-23 10:00', { consents, purpose: 'service' }))).toBe('contact.consentWithdrawn')
  expect(said(ask('2026-11-23 10:00', { consents, asked: { as: 'openCase', ref: 'c' } }))).toBe('allowed')
})
