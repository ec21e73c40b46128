import { expect, test } from 'vitest'
import { Customer } from '#shared/customers/schema.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { editOf, havingSeen, seenIn } from './edit.ts'
import { CustomerForm, typedOf } from './form-values.ts'

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
test('a draft names the card that its editing began from, so that a colleague’s change meanwhile is not undone', () => {
  const draft = JSON.parse(JSON.stringify({ ...typedOf(card), city: 'Pitalito', seen: card }))
  const before = seenIn(draft)
  expect(before).toEqual(card)
  expect(before && editOf(before, CustomerForm.parse(draft))).toEqual({ customerId: card.id, city: 'Pitalito' })
  expect(seenIn(typedOf(card))).toBeNull()
  expect(seenIn(null)).toBeNull()
})
test('who keeps their words in a conflict replaces those that were shown, and only those', () => {
  const theirs = { ...card, notes: 'Se mudó', city: 'Pitalito' }
  expect(editOf(havingSeen(card, theirs, 'notes'), { ...card, notes: 'Pide correo' })).toEqual({
    customerId: card.id,
    notes: { text: 'Pide correo', replaces: hashOf('Se mudó') },
  })
})
