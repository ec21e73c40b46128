import { expect, test } from 'vitest'
import { Customer } from '#shared/customers/schema.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { choosing, editOf, havingSeen, seenIn } from './edit.ts'
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

const phone = (last: number) => ({ number: `310555010${last}`, extension: null })
const withPhones = (...phones: ReturnType<typeof phone>[]) => ({ ...card, phones })
test('a list is sent with the one that its author saw', () => {
  expect(editOf(withPhones(phone(1)), withPhones(phone(1), phone(2)))).toEqual({
    customerId: card.id,
    phones: [phone(1), phone(2)],
    was: { phones: [phone(1)] },
  })
})
test('who chooses what both changed of a list keeps all else that each of the two wrote', () => {
  const [before, now] = [withPhones(phone(1)), withPhones(phone(2), phone(4))]
  const mine = { ...withPhones(phone(3), phone(5)), city: 'Pitalito' }
  const chosen = (whose: 'mine' | 'theirs') =>
    editOf(havingSeen(before, now, 'phones'), choosing(whose, { before, now, mine }, 'phones'))
  expect(chosen('mine')).toEqual({
    customerId: card.id,
    city: 'Pitalito',
    phones: [phone(3), phone(5), phone(4)],
    was: { phones: [phone(2), phone(4)] },
  })
  expect(chosen('theirs')).toMatchObject({ city: 'Pitalito', phones: [phone(2), phone(4), phone(5)] })
})
test('who takes a colleague’s text still saves the rest of what they wrote', () => {
  const [now, mine] = [
    { ...card, notes: 'Se mudó' },
    { ...card, notes: 'Pide correo', city: 'Pitalito' },
  ]
  const chosen = choosing('theirs', { before: card, now, mine }, 'notes')
  expect(editOf(havingSeen(card, now, 'notes'), chosen)).toEqual({ customerId: card.id, city: 'Pitalito' })
})
