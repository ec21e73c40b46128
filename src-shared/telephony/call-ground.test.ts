import { expect, test } from 'vitest'
import type { Outreach } from '../compliance/outreach.ts'
import { DEFAULT_CONTACT_SETTINGS } from '../compliance/settings.ts'
import type { Customer } from '../customers/schema.ts'
import { CustomerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { type OpenContact, callWay as wayOf } from './call-ground.ts'

const number = '3105550142'
const id = CustomerId.parse('00000000-0000-7000-8000-000000000001')
/** Ten in the morning of a Tuesday in Bogotá, and a Sunday. */
const at = Instant.parse('2026-11-24T15:00:00.000Z')
const sunday = Instant.parse('2026-11-22T15:00:00.000Z')

type Consented = Pick<Customer['consents'][number], 'purpose' | 'channel' | 'granted'>
const customerWith = (...consents: readonly Consented[]) =>
  [{ id, consents: consents as Customer['consents'] }] as const // the rules read no more of a consent
const wantsOffers = customerWith({ purpose: 'commercial', channel: 'phone', granted: true })
const anybody = customerWith()

const commercial: Outreach = { purpose: 'commercial', channel: 'phone', asked: null, by: 'centre' }
const service: Outreach = { purpose: 'service', channel: 'phone', asked: null, by: 'workstation' }
const contact = (change: Partial<OpenContact> = {}): OpenContact => ({
  direction: 'outbound',
  customerId: id,
  outreach: null,
  guided: true,
  permitted: false,
  number: null,
  ...change,
})
const permitted = (outreach: Outreach, change: Partial<OpenContact> = {}) =>
  contact({ outreach, permitted: true, number, ...change })

const callWay = (dialled: Omit<Parameters<typeof wayOf>[0], 'settings'>, settings = DEFAULT_CONTACT_SETTINGS) =>
  wayOf({ ...dialled, settings })

test('a number that is on nobody’s card is dialled, in a contact of its own', () => {
  expect(callWay({ number, customers: [], contact: null, at })).toEqual({ do: 'dial', in: 'new' })
})

test('a customer is not dialled where no ground is known: the guide asks', () => {
  for (const open of [null, contact({ direction: 'inbound' }), permitted(service, { customerId: null })])
    expect(callWay({ number, customers: anybody, contact: open, at })).toEqual({ do: 'ask' })
})

test('a contact whose guide has not asked yet is not begun twice: it is said that the guide comes first', () => {
  for (const open of [contact(), contact({ outreach: commercial }), contact({ outreach: service })])
    expect(callWay({ number, customers: wantsOffers, contact: open, at })).toEqual({
      do: 'refuse',
      why: 'phone.groundFirst',
    })
})

test('what the customer asked for is dialled at once, on a Sunday too, by any of their numbers', () => {
  for (const as of ['callBack', 'openCase', 'missedCall'] as const) {
    const asked = contact({ outreach: { ...service, asked: { as, ref: 'x' } } })
    const noContact = customerWith({ purpose: 'service', channel: 'phone', granted: false })
    expect(callWay({ number, customers: noContact, contact: asked, at: sunday })).toEqual({ do: 'dial', in: 'open' })
  }
})

test('what the customer asked for is no ground to call another customer', () => {
  const asked = contact({ outreach: { ...service, asked: { as: 'callBack', ref: 'x' } } })
  const other = [{ id: CustomerId.parse('00000000-0000-7000-8000-000000000002'), consents: [] }]
  expect(callWay({ number, customers: other, contact: asked, at })).toEqual({ do: 'ask' })
})

test('a commercial call is dialled to the number that the centre allowed, and to no other', () => {
  const open = permitted(commercial)
  expect(callWay({ number, customers: wantsOffers, contact: open, at })).toEqual({ do: 'dial', in: 'open' })
  for (const other of [
    { ...open, number: '3105550143' },
    permitted({ ...commercial, by: 'workstation' }),
    permitted({ ...commercial, channel: 'email' }),
  ])
    expect(callWay({ number, customers: wantsOffers, contact: other, at })).toEqual({
      do: 'refuse',
      why: 'phone.otherNumber',
    })
})

test('a permission that was given does not outlast the hours of the law, or the consent', () => {
  const open = permitted(commercial)
  expect(callWay({ number, customers: wantsOffers, contact: open, at: sunday })).toEqual({
    do: 'refuse',
    why: 'contact.sunday',
  })
  expect(callWay({ number, customers: anybody, contact: open, at })).toEqual({
    do: 'refuse',
    why: 'contact.consentMissing',
  })
})

test('a call for service that may be is dialled, unless its consent was withdrawn meanwhile', () => {
  const open = permitted(service, { number: null })
  expect(callWay({ number, customers: anybody, contact: open, at })).toEqual({ do: 'dial', in: 'open' })
  const withdrawn = customerWith({ purpose: 'service', channel: 'phone', granted: false })
  expect(callWay({ number, customers: withdrawn, contact: open, at })).toEqual({
    do: 'refuse',
    why: 'contact.consentWithdrawn',
  })
})

test('the hours are those of the edition in force', () => {
  const dialled = { number, customers: wantsOffers, contact: permitted(commercial), at }
  expect(callWay(dialled)).toEqual({ do: 'dial', in: 'open' })
  const fromEleven = { ...DEFAULT_CONTACT_SETTINGS, weekdays: { from: 11 * 60, to: 19 * 60 } }
  expect(callWay(dialled, fromEleven)).toEqual({ do: 'refuse', why: 'contact.outOfHours' })
})
