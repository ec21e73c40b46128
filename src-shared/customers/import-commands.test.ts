import { expect, test } from 'vitest'
import type { Actor, CommandEnvelope, Context } from '../kernel/commands.ts'
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
const marta: Actor = { ...sofia, id: id(5) as UserId } // as above
const [CUSTOMER, IMPORT, OTHER] = [id(2), id(3), id(4)]

/** A centre of a few documents, on which commands are given one after the other. */
function centre() {
  const documents = new Map<string, StoredDocument>()
  return {
    give(name: string, payload: object, { actor = sofia, at = '2026-11-24T13:00:00.000Z', authority = 'centre' } = {}) {
      const parsed = parseCommand(model, {
        id: id(9),
        name,
        actor: actor.id,
        at,
        payload,
        madeWith: { app: '0', catalogue: 1 },
      } as CommandEnvelope) // ids made as their kinds'
      if (!parsed.ok) return parsed.error.code
      const look = (ref: { kind: string; id: string }): Looked => documents.get(refKey(ref as never)) ?? 'missing' // kinds of the model
      const verdict = decideCommand(model, parsed.value, look, { actor, authority } as Context)
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
  at.give('import.begin', { importId: OTHER, fileName: 'clientes.csv', rows: 1 })
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

test('a row names an import that has begun, and is brought in by whoever began it', () => {
  const at = centre()
  const row = { ...card, importId: IMPORT }
  expect(at.give('customer.create', row)).toBe('import.unknown')
  expect(at.doc(`customer/${CUSTOMER}`)).toBeUndefined()
  at.give('import.begin', { importId: IMPORT, fileName: 'clientes.csv', rows: 1 })
  expect(at.give('customer.create', row, { actor: marta })).toBe('document.unknown')
  expect(at.doc(`customer/${CUSTOMER}`)).toBeUndefined()
  expect(at.give('customer.create', row)).toBe('accepted')
})
test('what a row names is asked also where its card is there already', () => {
  const at = centre()
  expect(at.give('customer.create', card)).toBe('accepted')
  expect(at.give('customer.create', { ...card, importId: IMPORT })).toBe('import.unknown')
})
test('a row that comes after its import was taken back as a whole is taken back with it; of one that was in part, not', () => {
  const late = { ...card, customerId: id(6), importId: IMPORT }
  const whole = imported()
  whole.give('import.undone', { importId: IMPORT, withdrawn: 1, kept: 0 }, { actor: marta })
  expect(whole.give('customer.create', late)).toBe('accepted')
  expect(whole.doc(`customer/${late.customerId}`)).toMatchObject({ withdrawn: { by: marta.id } })
  const part = imported()
  part.give('import.undone', { importId: IMPORT, withdrawn: 1, kept: 0, left: 1 })
  expect(part.give('customer.create', late)).toBe('accepted')
  expect(part.doc(`customer/${late.customerId}`)).not.toHaveProperty('withdrawn')
})

const LATER = '2026-11-24T13:05:00.000Z'
const progress = (done: number) => ({ importId: IMPORT, done, counts: { created: done, known: 0, refused: 0 } })

test('an import says how far it is while it is under way; what comes late changes nothing', () => {
  const at = imported()
  expect(at.give('import.progress', progress(200), { at: LATER })).toBe('accepted')
  expect(at.give('import.progress', progress(100))).toBe('accepted')
  expect(at.doc(`customerImport/${IMPORT}`)).toMatchObject({
    state: 'running',
    progress: { at: LATER, done: 200, counts: { created: 200 } },
  })
  at.give('import.end', { importId: IMPORT, state: 'stopped', counts: { created: 200, known: 0, refused: 0 } })
  expect(at.give('import.progress', progress(300), { at: '2026-11-24T13:09:00.000Z' })).toBe('accepted')
  expect(at.doc(`customerImport/${IMPORT}`)).toMatchObject({ state: 'stopped', progress: { done: 200 } })
})
test('how far it is nobody says but whoever began it', () => {
  expect(imported().give('import.progress', progress(1), { actor: marta })).toBe('document.unknown')
})
test('a run whose import was undone meanwhile hears so at its workstation; the centre holds nothing against it', () => {
  const at = imported()
  at.give('import.undone', { importId: IMPORT, withdrawn: 1, kept: 0 }, { actor: marta })
  expect(at.give('import.progress', progress(1), { authority: 'workstation' })).toBe('import.undoneMeanwhile')
  expect(at.give('import.progress', progress(1))).toBe('accepted')
  expect(at.doc(`customerImport/${IMPORT}`)).not.toHaveProperty('progress')
})
