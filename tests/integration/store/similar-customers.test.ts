import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { alikeCustomers } from '#main/store/queries/alike-customers.ts'
import { searchCustomers } from '#main/store/queries/customers.ts'
import { similarCustomers } from '#main/store/queries/similar-customers.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { newId } from '../../crash/offline-host.ts'

const opened: Database.Database[] = []
afterEach(() => {
  for (const db of opened.splice(0)) db.close()
})

/** A store with customers of these names. */
function storeOf(...names: readonly string[]) {
  const db = new Database(':memory:')
  opened.push(db)
  migrate(db)
  const storage = sqliteStorage(db, model)
  const put = (its: Partial<Customer> & Pick<Customer, 'name'>) => {
    const id = CustomerId.parse(newId())
    const doc = {
      ...{ id, type: 'company', identifiers: [], phones: [], emails: [], city: '', notes: '', consents: [] },
      ...{ mergedInto: null, createdAt: '2026-11-24T13:00:00.000Z', createdBy: newId(), ...its },
    }
    storage.transaction(() => storage.putShown({ kind: 'customer', id, version: 1, schema: 1, doc }))
    return id
  }
  for (const name of names) put({ name })
  return {
    put,
    remove: (id: CustomerId) => storage.transaction(() => storage.removeShown({ kind: 'customer', id })),
    exact: (text: string) => searchCustomers(db, model, text, {}).rows.map(({ doc }) => doc.name),
    similar: (text: string) => similarCustomers(db, model, text).map(({ customer: { doc } }) => doc.name),
    read: (text: string) => similarCustomers(db, model, text)[0]?.read,
    alike: (name: string, of?: string, phones: readonly string[] = []) =>
      alikeCustomers(db, model, { of, name, phones, numbers: [], emails: [] }).map(({ customer: { doc }, by }) => [
        doc.name,
        by,
      ]),
  }
}
const NAMES = [
  'Autopartes del Caribe SAS',
  'Muebles Andina Ltda.',
  'Agropecuaria del Llano',
  'Adriana Hernández López',
  'Distribuidora Santa Fe',
] as const

test.each([
  ['autoparts', 'Autopartes del Caribe SAS', [{ typed: 'autoparts', as: 'Autopartes' }]],
  ['muebles anddina', 'Muebles Andina Ltda.', [{ typed: 'anddina', as: 'Andina' }]],
  ['agropecuria', 'Agropecuaria del Llano', [{ typed: 'agropecuria', as: 'Agropecuaria' }]],
  ['agropecuaria del yano', 'Agropecuaria del Llano', [{ typed: 'yano', as: 'Llano' }]],
  ['Adriana Hernandes', 'Adriana Hernández López', [{ typed: 'Hernandes', as: 'Hernández' }]],
  ['lopes Ernandez', 'Adriana Hernández López', undefined],
  ['auto partes del caribe', 'Autopartes del Caribe SAS', undefined],
  ['distribuydora santafé', 'Distribuidora Santa Fe', undefined],
])('«%s» finds nobody, and %s is like it', (text, name, read) => {
  const store = storeOf(...NAMES)
  expect(store.exact(text)).toEqual([])
  expect(store.similar(text)).toEqual([name])
  if (read !== undefined) expect(store.read(text)).toEqual(read)
})

test('whom the search finds is not said to be like it as well, and others are', () => {
  const store = storeOf('Adriana Hernandes', 'Adriana Hernández', 'Adriana Fernández')
  expect(store.exact('adriana hernandes')).toEqual(['Adriana Hernandes'])
  expect(store.similar('adriana hernandes')).toEqual(['Adriana Hernández', 'Adriana Fernández'])
})
test('the likeliest come first, eight at most', () => {
  const store = storeOf('Pablo Balder', ...Array.from({ length: 12 }, () => 'Pablo Baldes'), 'Pablo Boldes')
  expect(store.similar('pablo baldez')).toEqual(Array(8).fill('Pablo Baldes'))
})
test('a card that is merged is found as the search finds it', () => {
  const { put, similar } = storeOf()
  const into = put({ name: 'Panadería La Espiga' })
  put({ name: 'Panadería La Espigga', mergedInto: into })
  expect(similar('panaderia espija')).toEqual(['Panadería La Espiga', 'Panadería La Espigga'])
})
test('a word of somebody who has left the store is like nothing any more', () => {
  const { put, remove, similar } = storeOf()
  const id = put({ name: 'Zurrapandero' })
  expect(similar('zurapandero')).toEqual(['Zurrapandero'])
  remove(id)
  expect(similar('zurapandero')).toEqual([])
})
test('numbers, short words and what is no word are like nobody', () => {
  const { similar } = storeOf(...NAMES, 'Ana 900123456')
  expect(['', 'a', 'sas', '900123457', '🙂', '.'].map((text) => similar(text))).toEqual([[], [], [], [], [], []])
})
test('nothing that is typed is a query language, or takes long', () => {
  const { similar } = storeOf(...NAMES)
  const texts = [
    '"',
    'NEAR(autoparts',
    'autoparts*',
    'autoparts OR',
    '^autoparts',
    'words:autoparts',
    '🙂🙂',
    '((((',
    "';--",
  ]
  for (const text of [...texts, 'x'.repeat(10_000), 'Hernandes '.repeat(1_000)])
    expect(() => similar(text)).not.toThrow()
})

test.each([
  ['Autopartes del Caribe', 'Auto partes del Caribe SAS'],
  ['Autopartes del Carive S.A.S.', 'Auto partes del Caribe SAS'],
  ['Muebles Anddina y Cía. Ltda.', 'Muebles Andina'],
  ['Muebles Andina Ltda.', 'Muebles Andina'],
  ['Adriana Hernandes', 'Adriana Hernández López'],
])('a new card «%s» may be %s', (typed, name) => {
  expect(storeOf('Auto partes del Caribe SAS', 'Muebles Andina', 'Adriana Hernández López').alike(typed)).toEqual([
    [name, 'name'],
  ])
})
test('a new card may be first those that have its name, then those whose name is like it, and no other text of a card', () => {
  const { put, alike } = storeOf('Muebles Anddina', 'Muebles Andina SAS', 'Muebles del Sur')
  put({ name: 'Otra empresa', notes: 'Vende muebles Anddina' })
  put({ name: 'Otra', notes: 'Vende muebles Andiina' })
  expect(alike('Muebles Andina SA').map(([name]) => name)).toEqual(['Muebles Andina SAS', 'Muebles Anddina'])
  expect(alike('Casa')).toEqual([])
})

test('like a card that is there are others, and none that is merged', () => {
  const { put, alike } = storeOf()
  const phones = [{ number: '3105550142', extension: null }]
  const into = put({ name: 'Panadería La Espiga', phones })
  put({ name: 'Panadería La Espigga', phones, mergedInto: into })
  put({ name: 'Confecciones Rosita', phones })
  expect(alike('', into, ['3105550142'])).toEqual([['Confecciones Rosita', 'phone']])
  expect(alike('Panadería La Espiga', into)).toEqual([])
  expect(alike('Panadería La Espiga')).toHaveLength(2)
})
