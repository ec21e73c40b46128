import { expect, test } from 'vitest'
import { Customer } from '#shared/customers/schema.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { editOf } from './edit.ts'

const card = Customer.parse({
  id: '01939e1a-0000-7000-8000-000000000001',
  type: 'company',
  name: 'Café Sierra',
  identifiers: [],
  phones: [],
  emails: [],
  city: 'Neiva',
  notes: '',
  consents: [],
  mergedInto: null,
  createdAt: '2026-11-24T15:00:00.000Z',
  createdBy: '01939e1a-0000-7000-8000-0000000000aa',
})

test('what was not changed is not sent', () => {
  expect(editOf(card, card)).toBeNull()
  expect(editOf(card, { ...card, city: 'Pitalito' })).toEqual({ customerId: card.id, city: 'Pitalito' })
})
test('a text names the text that its author saw', () => {
  expect(editOf(card, { ...card, name: 'Café Sierra SAS' })).toEqual({
    customerId: card.id,
    name: { text: 'Café Sierra SAS', replaces: hashOf('Café Sierra') },
  })
})
test('a card is moved to a portfolio, and out of one', () => {
  const { portfolio: _, ...none } = { ...card, portfolio: 'empresas' }
  expect(editOf(card, { ...card, portfolio: 'empresas' })).toEqual({ customerId: card.id, portfolio: 'empresas' })
  expect(editOf({ ...card, portfolio: 'empresas' }, none)).toEqual({ customerId: card.id, portfolio: null })
})
