import { expect, test } from 'vitest'
import type { Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, type Looked, parseCommand } from '../kernel/decide.ts'
import { refKey, type StoredDocument } from '../kernel/documents.ts'
import type { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { Customer, customerDocument } from './schema.ts'

const id = (n: number) => `01939e1a-0000-7000-8000-${String(n).padStart(12, '0')}`
const sofia: Actor = {
  id: id(1) as UserId, // made as one
  roles: ['coordinator'],
  enabled: true,
  teamId: null,
  areas: [],
  coordinates: [],
  portfolios: null,
}
const [CUSTOMER, IMPORT, OTHER] = [id(2), id(3), id(4)]

/** A centre of a few documents, on which commands are given one after the other. */
function centre() {
  const documents = new Map<string, StoredDocument>()
  return {
    give(name: string, payload: object) {
      const at = '2026-11-24T13:00:00.000Z'
      const parsed = parseCommand(model, {
        id: id(9),
        name,
        actor: sofia.id,
        at,
        payload,
        madeWith: { app: '0', catalogue: 1 },
      } as CommandEnvelope) // ids made as their kinds'
      if (!parsed.ok) return parsed.error.code
      const look = (ref: { kind: string; id: string }): Looked => documents.get(refKey(ref as never)) ?? 'missing' // kinds of the model
      const verdict = decideCommand(model, parsed.value, look, { actor: sofia, authority: 'centre' })
      if (verdict.outcome !== 'accepted') return 'rejection' in verdict ? verdict.rejection.code : verdict.outcome
      for (const { kind, id: changed, doc } of verdict.changes)
        documents.set(refKey({ kind, id: changed }), { kind, id: changed, version: 1, schema: 1, doc })
      return 'accepted'
    },
    scopes: () => customerDocument.scopesOf(Customer.parse(documents.get(`customer/${CUSTOMER}`)?.doc)),
    doc: (key: string) => documents.get(key)?.doc,
  }
}
const card = {
  customerId: CUSTOMER,
  type: 'company',
  name: 'Importada SAS',
  identifiers: [{ type: 'nit', number: '900123456' }],
  phones: [],
  emails: [],
  city: 'Cali',
  notes: '',
}
const imported = () => {
  const at = centre()
  expect(at.give('import.begin', { importId: IMPORT, fileName: 'clientes.csv', rows: 1 })).toBe('accepted')
  expect(at.give('customer.create', { ...card, importId: IMPORT })).toBe('accepted')
  return at
}
const withdraw = { importId: IMPORT, customerId: CUSTOMER }

test('a card as it was imported is taken back: the centre alone keeps it', () => {
  const at = imported()
  expect(at.scopes()).toEqual(['customers'])
  expect(at.give('import.withdraw', withdraw)).toBe('accepted')
  expect(at.scopes()).toEqual([])
  expect(at.doc(`customer/${CUSTOMER}`)).toMatchObject({ name: 'Importada SAS', withdrawn: { by: sofia.id } })
})
test.each([
  ['edited', 'customer.edit', { customerId: CUSTOMER, city: 'Neiva' }],
  [
    'authorised',
    'customer.recordConsent',
    { customerId: CUSTOMER, channel: 'phone', purpose: 'service', source: 's', wording: 'w' },
  ],
  [
    'given other hours',
    'customer.withdrawOtherHours',
    { customerId: CUSTOMER, askedBy: 'Ana Ruiz', askedOn: '2026-11-20', channel: 'phone', wording: 'w' },
  ],
])('a card that was %s stays, and brings a withdrawn one back', (_, name, payload) => {
  const at = imported()
  expect(at.give(name, payload)).toBe('accepted')
  expect(at.give('import.withdraw', withdraw)).toBe('import.workedOn')

  const late = imported()
  expect(late.give('import.withdraw', withdraw)).toBe('accepted')
  expect(late.give(name, payload)).toBe('accepted')
  expect(late.scopes()).toEqual(['customers'])
})
test('a card of another import, or of none, is not taken back', () => {
  const at = imported()
  expect(at.give('import.withdraw', { ...withdraw, importId: OTHER })).toBe('import.ofAnother')
  const without = centre()
  expect(without.give('customer.create', card)).toBe('accepted')
  expect(without.give('import.withdraw', withdraw)).toBe('import.ofAnother')
})
test('the same file again brings a withdrawn card back, under the new import', () => {
  const at = imported()
  at.give('import.withdraw', withdraw)
  expect(at.give('customer.create', { ...card, importId: OTHER })).toBe('accepted')
  expect(at.scopes()).toEqual(['customers'])
  expect(at.give('import.withdraw', withdraw)).toBe('import.ofAnother')
})
test('the import says what came of it, and how many were taken back', () => {
  const at = imported()
  at.give('import.end', { importId: IMPORT, state: 'done', counts: { created: 3, known: 1, refused: 2 } })
  at.give('import.undone', { importId: IMPORT, withdrawn: 2, kept: 1 })
  at.give('import.undone', { importId: IMPORT, withdrawn: 1, kept: 0 })
  expect(at.doc(`customerImport/${IMPORT}`)).toMatchObject({
    state: 'done',
    by: sofia.id,
    counts: { created: 3, known: 1, refused: 2 },
    undone: { withdrawn: 3, kept: 0 },
  })
})
test('an undoing that was stopped says how many are left, until it is gone on with', () => {
  const at = imported()
  at.give('import.undone', { importId: IMPORT, withdrawn: 2, kept: 1, left: 3 })
  expect(at.doc(`customerImport/${IMPORT}`)).toMatchObject({ undone: { withdrawn: 2, kept: 1, left: 3 } })
  at.give('import.undone', { importId: IMPORT, withdrawn: 3, kept: 1, left: 0 })
  expect(at.doc(`customerImport/${IMPORT}`)).toMatchObject({ undone: { withdrawn: 5, kept: 1 } })
  expect(at.doc(`customerImport/${IMPORT}`)).not.toHaveProperty('undone.left')
})
