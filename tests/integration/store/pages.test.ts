import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerText } from '#main/store/queries/answer-text.ts'
import { searchCustomers } from '#main/store/queries/customers.ts'
import { answerQuery, type QuerySources } from '#main/store/queries/queries.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { CARDS_KEPT } from '#shared/console/queries.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { model } from '#shared/model/model.ts'
import { dice } from '#tools/sample/chance.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { sampleCustomer } from '#tools/sample/records.ts'

const db = new Database(':memory:')
const all: Customer[] = []
const put = (doc: Customer, version: number) =>
  sqliteStorage(db, model).putShown({ kind: 'customer', id: doc.id, version, schema: 1, doc })

beforeAll(() => {
  migrate(db)
  const [advisor] = samplePeople
  if (advisor === undefined) throw new Error('there are no sample people')
  const from = dice(7)
  for (let count = 0; count < 12; count++)
    all.push({ ...sampleCustomer(from, Date.now(), advisor), name: `Textiles ${count < 9 ? 'Norte' : 'Sur'} ${count}` })
  for (const doc of all) put(doc, 1)
})
afterAll(() => void db.close())

const search = (text: string, limit: number, offset = 0) => searchCustomers(db, model, text, { limit, offset })

test('a search counts no further than its page, and says so', () => {
  expect(search('textiles', 5).total).toEqual({ moreThan: 5 })
  expect(search('textiles', 5).rows).toHaveLength(5)
  expect(search('textiles', 5, 5).total).toEqual({ moreThan: 10 })
})
test('the last page tells how many there are', () => {
  expect(search('textiles', 5, 10).total).toBe(12)
  expect(search('sur', 5).total).toBe(3)
  expect(search('norte', 9).total).toBe(9)
  const { rows, total, ...more } = search('nadie', 5)
  expect({ rows, total, more }).toEqual({ rows: [], total: 0, more: {} })
})
test('who looks behind the end is told where it is', () => {
  expect(search('textiles', 5, 600)).toMatchObject({ rows: [], total: 12 })
  expect(search('nadie', 5, 600)).toMatchObject({ rows: [], total: 0 })
})
test('the list by name is counted whole', () => {
  expect(search('', 5).total).toBe(12)
  expect(search('', 5, 10)).toMatchObject({ total: 12, rows: [{}, {}] })
})
test('the count of the list follows what comes and goes', () => {
  const [first] = all
  if (first === undefined) throw new Error('there are no customers')
  sqliteStorage(db, model).removeShown({ kind: 'customer', id: first.id })
  expect(search('', 5).total).toBe(11)
  put(first, 1)
  put({ ...first, city: 'Mitú' }, 2)
  expect(search('', 5).total).toBe(12)
})
test('a document that is written again is read again', () => {
  const [first] = all
  if (first === undefined) throw new Error('there are no customers')
  expect(search('textiles 0', 5).rows[0]?.doc.city).toBe('Mitú')
  put({ ...first, city: 'Leticia' }, 2)
  expect(search('textiles 0', 5).rows[0]).toMatchObject({ version: 2, doc: { city: 'Leticia' } })
})
test('the text that a screen gets says what the rows do', () => {
  const page = search('textiles', 5)
  expect(JSON.parse(answerText(page))).toEqual({ rows: [...page.rows], total: page.total })
})
test('what cannot be read is in no page, and in no text of one', () => {
  const [first] = all
  if (first === undefined) throw new Error('there are no customers')
  const put = (doc: unknown, version: number) =>
    sqliteStorage(db, model).putShown({ kind: 'customer', id: first.id, version, schema: 1, doc })
  put({ ...first, name: 'Textiles 0', phones: 'muchos' }, 3)
  const page = search('', 50)
  expect(page.rows).toHaveLength(11)
  expect(JSON.parse(answerText(page)).rows).toHaveLength(11)
  put(first, 4)
  expect(search('', 50).rows).toHaveLength(12)
})
test('a workstation with more cards than it is made for says by how many', () => {
  const loop = { connection: 'online', since: '', received: null }
  const beyond = () =>
    answerQuery({ db, storage: sqliteStorage(db, model), loop } as unknown as QuerySources, 'sync.status', {})
      .cardsBeyond // all that this query looks at
  expect(beyond()).toBe(0)
  db.prepare('update counted set n = n + ?').run(CARDS_KEPT)
  expect(beyond()).toBe(12)
  db.prepare('update counted set n = n - ?').run(CARDS_KEPT)
})
