import { expect, test } from 'vitest'
import type { z } from 'zod'
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Context } from '../kernel/commands.ts'
import type { Documents, DocumentTypes } from '../kernel/documents.ts'
import { customerCommands } from './commands.ts'
import { Customer } from './schema.ts'

const ID = '01939e1a-0000-7000-8000-000000000001'
const phone = (last: number, extension: string | null = null) => ({ number: `310555010${last}`, extension })
const card = Customer.parse({
  ...{ id: ID, type: 'company', name: 'Café Sierra', identifiers: [], city: '', notes: '', consents: [] },
  ...{ phones: [phone(1), phone(2)], emails: ['ventas@sierra.example'], mergedInto: null },
  ...{ createdAt: '2026-11-24T15:00:00.000Z', createdBy: ID },
})
const customerEdit = customerCommands.find(({ name }) => name === 'customer.edit')
if (customerEdit?.name !== 'customer.edit') throw new Error('there is no such command')
type Edit = z.input<typeof customerEdit.payload>

/** The card after edits that came one after the other, or why the last was refused. */
function after(...edits: readonly Omit<Edit, 'customerId'>[]) {
  let now: Customer = card
  for (const edit of edits) {
    const documents: Documents = {
      read: <K extends keyof DocumentTypes>() => now as DocumentTypes[K], // nothing else is asked for
    }
    const payload = customerEdit?.payload.parse({ customerId: ID, ...edit })
    const decided = customerEdit?.decide(
      documents,
      // The payload is of this command, which the list of all does not say.
      { id: ID, name: 'customer.edit', actor: ID, at: '', madeWith: { app: '0', catalogue: 1 }, payload } as never,
      {} as Context, // it does not look at who asks
    )
    if (decided?.ok !== true) return decided?.error
    now = Customer.parse(decided.value.changes[0]?.doc)
  }
  return now
}
const was = { phones: card.phones }

test('a colleague’s new telephone stays when I save mine', () => {
  const theirs = { phones: [phone(1), phone(2), phone(3)], was }
  const mine = { phones: [phone(4), phone(1), phone(2)], was }
  expect(after(theirs, mine)).toMatchObject({ phones: [phone(4), phone(1), phone(2), phone(3)] })
})
test('what one took away and what the other corrected are both done', () => {
  const theirs = { phones: [phone(2)], was }
  const mine = { phones: [phone(1), phone(2, '12')], was }
  expect(after(theirs, mine)).toMatchObject({ phones: [phone(2, '12')] })
})
test('one telephone corrected by two is told to the second with both values, and the card stays', () => {
  const theirs = { phones: [phone(5), phone(2)], was }
  const mine = { phones: [phone(6), phone(2)], was, emails: [], city: 'Neiva' }
  expect(after(theirs, mine)).toEqual({
    code: 'list.changedMeanwhile',
    facts: {
      ...{ field: 'phones', theirs: '3105550105', yours: '3105550106' },
      now: canonicalJson([phone(5), phone(2)]),
    },
  })
  expect(after({ phones: [phone(2)], was }, { phones: [phone(1, '7'), phone(2)], was })).toMatchObject({
    facts: { theirs: '—', yours: '3105550101 ext 7' },
  })
})
test('a telephone is its number, whatever its extension is corrected to and wherever it comes to stand', () => {
  const theirs = { phones: [phone(1, '7'), phone(2)], was }
  expect(after(theirs, { phones: [phone(3), phone(1, '9'), phone(2)], was })).toMatchObject({
    code: 'list.changedMeanwhile',
    facts: { field: 'phones', theirs: '3105550101 ext 7', yours: '3105550101 ext 9' },
  })
  const moved = { phones: [phone(2), phone(1, '7')], was }
  expect(after(moved, { phones: [phone(1, '7'), phone(2), phone(3)], was })).toMatchObject({
    phones: [phone(2), phone(3), phone(1, '7')],
  })
})
test('two extensions of one switchboard are two telephones', () => {
  const both = { phones: [phone(1, '1'), phone(1, '2')] }
  expect(after({ ...both, was }, { phones: [...both.phones, phone(3)], was: both })).toMatchObject({
    phones: [...both.phones, phone(3)],
  })
  const [one] = both.phones
  expect(after({ phones: [one], was }, { phones: both.phones, was: { phones: [one] } })).toMatchObject(both)
})
test('e-mails are the same in whatever letters, and each list is merged by itself', () => {
  const seen = { ...was, emails: card.emails }
  const theirs = { emails: [...card.emails, 'pagos@sierra.example'], was: seen }
  const mine = { phones: [phone(1)], emails: [], was: seen }
  expect(after(theirs, mine)).toMatchObject({ phones: [phone(1)], emails: ['pagos@sierra.example'] })
  const both = { emails: ['ventas@sierra.example', 'CAJA@sierra.example'], was: seen }
  expect(after({ emails: ['ventas@sierra.example', 'caja@sierra.example'], was: seen }, both)).toMatchObject({
    code: 'list.changedMeanwhile',
  })
})
test('a list does not grow over what a card has without its author knowing', () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ number: `31055502${from + n}`, extension: null }))
  const theirs = { phones: [...card.phones, ...many(10, 8)], was }
  expect(after(theirs, { phones: [...card.phones, ...many(30, 1)], was })).toMatchObject({
    code: 'customer.listFull',
    facts: { field: 'phones', most: 10 },
  })
})
test('an edit of an earlier program, which does not say what it saw, is what it was', () => {
  expect(after({ phones: [phone(3)] }, { phones: [phone(4)] })).toMatchObject({ phones: [phone(4)] })
})
