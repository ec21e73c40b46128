import { expect, test } from 'vitest'
import { dispositionById } from '../catalogues/dispositions.ts'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { Disposition, dispositionLacks, lackingIn } from './disposition.ts'

const catalogue = defaultCatalogue()
const AT = '2026-11-24T15:00:00.000Z'
const entry = (id: string) => {
  const found = dispositionById(catalogue, id)
  if (found === undefined) throw new Error(id)
  return found
}
const chosen = (id: string, rest: object = {}, version: string | undefined = catalogue.version) =>
  Disposition.parse({ id, label: 'L', ...(version === undefined ? {} : { catalogue: version }), ...rest })

const lacks = (disposition: Disposition, topics: readonly string[], at: string) =>
  dispositionLacks(disposition.catalogue === catalogue.version ? catalogue : undefined, disposition, topics, at)

test('to call back needs a day and an hour that are still to come', () => {
  const asks = (dueAt?: string) => lacks(chosen('outbound.callBack', { dueAt }), [], AT)
  expect(asks()).toEqual(['disposition.lacksDateTime'])
  expect(asks(AT)).toEqual(['disposition.inPast'])
  expect(asks('2026-11-24T15:00:00.001Z')).toEqual([])
})
test('a day is asked of a stage of an offer, and may have passed', () => {
  expect(lackingIn(entry('offer.filed'), {}, ['Leasing'], AT)).toEqual(['disposition.lacksDate'])
  expect(lackingIn(entry('offer.filed'), { on: '2026-11-01' }, ['Leasing'], AT)).toEqual([])
})
test("the topic may be a request's or the disposition's own", () => {
  expect(lacks(chosen('inbound.informed'), [], AT)).toEqual(['disposition.lacksTopic'])
  expect(lacks(chosen('inbound.informed'), ['Leasing'], AT)).toEqual([])
  expect(lacks(chosen('inbound.informed', { topic: 'Leasing' }), [], AT)).toEqual([])
})
test("a reason is one of the catalogue's, or one's own words where they are taken", () => {
  const topics = ['Leasing']
  const other = (rest: object) => lacks(chosen('outbound.notInterested.other', rest), topics, AT)
  expect(other({})).toEqual(['disposition.lacksReason'])
  expect(other({ reason: 'Vende la empresa' })).toEqual([])
  const not = (rest: object) => lackingIn(entry('offer.notProspect'), rest, topics, AT)
  expect(not({ reason: 'Porque sí' })).toEqual(['disposition.lacksReason'])
  expect(not({ reasonId: 'noNeed', reason: 'No necesita financiación' })).toEqual([])
})
test('nobody chooses what only a rule sets', () => {
  expect(lacks(chosen('outbound.excluded.outOfHours'), [], AT)).toEqual(['disposition.setByRule'])
  expect(lacks(chosen('outbound.excluded.outOfHours', { rule: 'contact.sunday' }), [], AT)).toEqual([])
})
test('it is checked by the catalogue that it names; one that is not here, or none, checks nothing', () => {
  expect(lacks(chosen('no.such'), [], AT)).toEqual(['disposition.unknown'])
  expect(lacks(chosen('no.such', {}, '1999-01'), [], AT)).toEqual([])
  expect(lacks(Disposition.parse({ id: 'informacion', label: 'Información' }), [], AT)).toEqual([])
})
