import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { caseNumbered, caseTray } from '#main/store/queries/work.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { migrations } from '#main/store/sqlite/migrations/migrations.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { CaseTray } from '#shared/cases/trays.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { CaseId, CustomerId, UserId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { newId } from '../../crash/offline-host.ts'

const LUIS = UserId.parse('01939e1a-0000-7000-8000-0000000000a1')
const TODAY = '2026-11-24'
const luis: Actor = {
  ...{ id: LUIS, roles: ['advisor'], enabled: true },
  ...{ teamId: null, areas: [], coordinates: [], portfolios: null },
}

const opened: Database.Database[] = []
afterEach(() => {
  for (const db of opened.splice(0)) db.close()
})

/** A store with what its pulls bring, and the radicados that a tray finds with a text, soonest due first. */
function store() {
  const db = new Database(':memory:')
  opened.push(db)
  migrate(db)
  const storage = sqliteStorage(db, model)
  const put = (kind: 'case' | 'customer', id: string, doc: unknown) =>
    storage.transaction(() => storage.putShown({ kind, id, version: 1, schema: 1, doc }))
  const ask = (text: string, filter: CaseTray, paging = {}) =>
    caseTray(db, model, luis, TODAY, { filter, text }, { limit: 50, offset: 0, ...paging })
  return {
    db,
    storage,
    ask,
    case: (its: Partial<Case>) => {
      const id = CaseId.parse(newId())
      put('case', id, testCase({ id, advisorId: LUIS, ...its }))
      return id
    },
    customer: (id: string, name: string, nit = '900123456') =>
      put('customer', id, {
        ...{ id, type: 'company', name, identifiers: [{ type: 'nit', number: nit }] },
        ...{ phones: [], emails: [], city: 'Cali', notes: '', consents: [], mergedInto: null },
        ...{ createdAt: '2026-11-24T13:00:00.000Z', createdBy: newId() },
      }),
    found: (text: string, filter: CaseTray = 'all') => ask(text, filter).rows.map(({ doc }) => doc.radicado),
  }
}

const someone = () => CustomerId.parse(newId())

test('a case is found by the beginning of its radicado, of its topic, and of the name and number of its customer', () => {
  const { customer, found, case: put } = store()
  const lacteos = someone()
  customer(lacteos, 'Lácteos del Norte')
  put({ radicado: '1042', topic: 'Garantías', customerId: lacteos })
  put({ radicado: '2071', topic: 'Tasas y plazos' })
  expect(found('1042')).toEqual(['1042'])
  expect(found('10')).toEqual(['1042'])
  expect(found('garantia')).toEqual(['1042'])
  expect(found('LACTEOS')).toEqual(['1042'])
  expect(found('900.123.456-8')).toEqual(['1042'])
  expect(found('garan norte 1042'), 'words of all of them, in any order').toEqual(['1042'])
  expect(found('norte tasas')).toEqual([])
  expect(found('042'), 'by its beginning').toEqual([])
  expect(found(''), 'no word is all of them').toEqual(['1042', '2071'])
})

test('the words of a customer follow their card: it comes after the case, is named otherwise, and goes', () => {
  const { customer, found, storage, case: put } = store()
  const id = someone()
  put({ radicado: '1042', customerId: id })
  expect(found('textiles')).toEqual([])
  customer(id, 'Textiles del Valle')
  expect(found('textiles')).toEqual(['1042'])
  customer(id, 'Hilos del Valle')
  expect(found('textiles')).toEqual([])
  expect(found('hilos')).toEqual(['1042'])
  customer(id, 'Hilos del Valle', '860002964')
  expect(found('860002964')).toEqual(['1042'])
  storage.removeShown({ kind: 'customer', id })
  expect(found('hilos')).toEqual([])
})

test('a case is found by what it is now, and by nothing when it has left', () => {
  const { db, found, storage, case: put } = store()
  const id = put({ radicado: null, topic: 'Otros' })
  const now = testCase({ id, advisorId: LUIS, radicado: '1042', topic: 'Garantías' })
  storage.putShown({ kind: 'case', id, version: 2, schema: 1, doc: now })
  expect(found('otros')).toEqual([])
  expect(found('1042 garantias')).toEqual(['1042'])
  storage.removeShown({ kind: 'case', id })
  expect(found('1042')).toEqual([])
  expect(db.prepare('select count(*) from case_search').pluck().get()).toBe(0)
})

test('a text narrows the tray that is looked at, which stays in the order of its due dates', () => {
  const { found, case: put } = store()
  const due = (dueOn: string) => ({ state: 'running', from: '2026-11-10', dueOn }) as const
  const on = (day: string) => ({ clocks: { area: due(day), customer: due(day) } })
  put({ radicado: '3', topic: 'Garantías', ...on('2026-11-27') })
  put({ radicado: '2', topic: 'Garantías', ...on(TODAY) })
  put({ radicado: '1', topic: 'Garantías', ...on('2026-11-20') })
  put({ radicado: '4', topic: 'Garantías', ...on('2026-11-20'), state: 'closed', closedAt: '2026-11-20T17:00:00.000Z' })
  expect(found('garantias')).toEqual(['1', '2', '3'])
  expect(found('garantias', 'today')).toEqual(['2'])
  expect(found('garantias', 'overdue')).toEqual(['1'])
})

test('what stood in a store of the version before is found as well', () => {
  const db = new Database(':memory:')
  opened.push(db)
  for (const sql of migrations.slice(0, 11)) db.exec(sql)
  db.pragma('user_version = 11')
  const doc = testCase({ advisorId: LUIS, radicado: '1042', topic: 'Garantías' })
  db.prepare(
    `insert into "case" (id, version, schema, doc, state, radicado) values (?, 1, 1, ?, 'inProgress', '1042')`,
  ).run(doc.id, JSON.stringify(doc))
  migrate(db)
  expect(caseTray(db, model, luis, TODAY, { filter: 'all', text: 'garantias 1042' }, {}).rows).toHaveLength(1)
})

test('of thousands the one that is looked for is found wherever it stands, and a word that all have stays a page', () => {
  const { ask, storage, customer, case: put } = store()
  const id = someone()
  customer(id, 'Lácteos del Norte')
  storage.transaction(() => {
    for (let number = 10_000; number < 15_000; number++)
      put({ radicado: `${number}`, topic: 'Garantías', customerId: id })
  })
  expect(ask('14999', 'all').rows.map(({ doc }) => doc.radicado)).toEqual(['14999'])
  expect(ask('lacteos garantias', 'all')).toMatchObject({ total: 5_000 })
  expect(ask('lacteos', 'all', { limit: 20, offset: 4_990 }).rows).toHaveLength(10)
})

test('a radicado is that of one case, open or closed and whoever has it, found by its index', () => {
  const { db, case: put } = store()
  put({ radicado: '1042' })
  const id = put({
    radicado: '104',
    state: 'closed',
    closedAt: '2026-11-20T17:00:00.000Z',
    advisorId: UserId.parse(newId()),
  })
  const numbered = (radicado: string) => caseNumbered(db, model, radicado)?.doc.id ?? null
  expect(numbered('104')).toBe(id)
  expect(numbered('10')).toBeNull()
  expect(
    db.prepare(`explain query plan select n from "case" d where d.radicado = '104' order by d.id`).all(),
  ).toContainEqual(expect.objectContaining({ detail: expect.stringContaining('case_radicado') }))
})
