import { expect, test } from 'vitest'
import { Customer, personalDataInForce } from '../customers/schema.ts'
import { UserId } from '../kernel/ids.ts'
import { knownFacts } from './known-facts.ts'

const LUIS = UserId.parse('01939e1a-0002-7000-8000-000000000001')
const said = (purpose: string, granted: boolean, channel = 'phone') => ({
  channel,
  purpose,
  granted,
  at: '2026-11-24T15:00:00.000Z',
  by: LUIS,
  source: 's',
  wording: 'w',
})
const cardWith = (consents: object[]) =>
  Customer.parse({
    id: '01939e1a-0003-7000-8000-000000000001',
    type: 'person',
    name: 'Marta',
    identifiers: [],
    phones: [],
    emails: [],
    city: '',
    notes: '',
    consents,
    mergedInto: null,
    createdAt: '2026-11-24T15:00:00.000Z',
    createdBy: LUIS,
  })
const facts = (...consents: object[]) =>
  knownFacts('voice', cardWith(consents), null, '2026-11-24')['customer.consents.personalData']

test('the treatment of data is asked for only where it was not authorised', () => {
  expect(facts()).toBeUndefined()
  expect(facts(said('personalData', true))).toBe('granted')
  expect(facts(said('personalData', false))).toBe('withdrawn')
  expect(facts(said('commercial', true))).toBeUndefined()
})
test('a withdrawal holds at once, by whatever channel it came, and over any older authorisation', () => {
  expect(facts(said('personalData', true, 'phone'), said('personalData', false, 'email'))).toBe('withdrawn')
  expect(facts(said('service', true), said('personalData', false))).toBe('withdrawn')
  expect(facts(said('personalData', false), said('service', true))).toBe('withdrawn')
})
test('who authorised a channel for service before it was asked for by itself is not asked again', () => {
  expect(facts(said('service', true, 'email'))).toBe('granted')
})
test('what holds of the treatment of data is one thing for the guide and for whoever shows it', () => {
  const held = (...consents: object[]) => personalDataInForce(cardWith(consents))
  expect(held()).toBeUndefined()
  expect(held(said('commercial', true), said('service', false))).toBeUndefined()
  expect(held(said('service', true, 'email'))).toMatchObject({ purpose: 'service', channel: 'email', granted: true })
  expect(held(said('service', true), said('personalData', false))).toMatchObject({
    purpose: 'personalData',
    granted: false,
  })
  expect(
    held(said('service', true), said('service', false)),
    'a service that was withdrawn holds for nothing',
  ).toBeUndefined()
})
