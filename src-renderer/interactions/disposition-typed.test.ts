import { expect, test } from 'vitest'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { dispositionOf, instantTyped, NOTHING_ASKED } from './disposition-typed.ts'

const catalogue = defaultCatalogue()
const made = (id: string, typed: object, topic = '') => {
  const entry = dispositionById(catalogue, id)
  if (entry === undefined) throw new Error(id)
  return dispositionOf(catalogue, entry, { ...NOTHING_ASKED, ...typed }, topic)
}

test('the hour that is typed is that of Bogotá', () => {
  expect(instantTyped('2026-11-24T10:30')).toBe('2026-11-24T15:30:00.000Z')
  expect(instantTyped('2026-11-24T23:30')).toBe('2026-11-25T04:30:00.000Z')
  expect(instantTyped('2026-11-24')).toBeUndefined()
})
test('only what the entry asks for is kept, with the words of its day', () => {
  const typed = { dueAt: '2026-11-25T10:00', on: '2026-11-25', reason: 'Otro', reasonId: 'noNeed' }
  expect(made('outbound.callBack', typed)).toEqual({
    id: 'outbound.callBack',
    label: 'Volver a llamar',
    catalogue: catalogue.version,
    dueAt: '2026-11-25T15:00:00.000Z',
  })
  expect(made('offer.notProspect', typed)).toMatchObject({ reasonId: 'noNeed', reason: 'No necesita financiación' })
  expect(made('outbound.notInterested.other', typed)).toMatchObject({ reason: 'Otro' })
})
test("the topic is the one typed, or else the contact's", () => {
  expect(made('inbound.informed', {}, 'Leasing')).toMatchObject({ topic: 'Leasing' })
  expect(made('inbound.informed', { topic: 'Otros' }, 'Leasing')).toMatchObject({ topic: 'Otros' })
})
