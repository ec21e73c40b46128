import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { closedAmong, closedCases, closedCasesOf } from '#main/store/queries/closed-cases.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { migrations } from '#main/store/sqlite/migrations/migrations.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { CaseId, CustomerId, EntryId, TeamId, UserId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { newId } from '../../crash/offline-host.ts'

const [LUIS, ANA, PEDRO, SOFIA] = ['a1', 'a2', 'a3', 'a4'].map((end) =>
  UserId.parse(`01939e1a-0000-7000-8000-0000000000${end}`),
) as [UserId, UserId, UserId, UserId] // one of each
const TEAM = TeamId.parse('01939e1a-0000-7000-8000-0000000000b1')

const actorOf = (id: UserId, its: Partial<Actor> = {}): Actor => ({
  ...{ id, roles: ['advisor'], enabled: true },
  ...{ teamId: null, areas: [], coordinates: [], portfolios: null },
  ...its,
})
const entryBy = (by: UserId) => ({
  ...{ id: EntryId.parse(newId()), at: '2026-11-20T15:00:00.000Z' },
  ...{ by, what: 'case.addNote', text: '' },
})
const closed = (radicado: string, its: Partial<Case> = {}): Case =>
  testCase({
    ...{
      id: CaseId.parse(newId()),
      radicado,
      state: 'closed',
      closedAt: `2026-11-${radicado.slice(-2)}T15:00:00.000Z`,
    },
    ...{ advisorId: LUIS, holderId: null, teamId: TEAM },
    ...its,
  })

const opened: Database.Database[] = []
afterEach(() => {
  for (const db of opened.splice(0)) db.close()
})

function store(prepare = migrate) {
  const db = new Database(':memory:')
  opened.push(db)
  prepare(db)
  const storage = sqliteStorage(db, model)
  return {
    db,
    put: (doc: Case) =>
      storage.transaction(() => storage.putShown({ kind: 'case', id: doc.id, version: 1, schema: 1, doc })),
    remove: (doc: Case) => storage.transaction(() => storage.removeShown({ kind: 'case', id: doc.id })),
    storage,
    shown: (actor: Actor, text = '', paging = {}) =>
      closedCases(db, model, actor, text, { limit: 50, offset: 0, ...paging }).rows.map(({ doc }) => doc.radicado),
  }
}

test('a closed case is listed for whoever escalated, held or wrote on it, the last closed first; an open one is not', () => {
  const { put, shown } = store()
  put(closed('1010'))
  put(closed('1012', { advisorId: SOFIA, holderId: LUIS }))
  put(closed('1011', { advisorId: SOFIA, entries: [entryBy(PEDRO), entryBy(LUIS), entryBy(LUIS)] }))
  put(closed('1013', { advisorId: SOFIA, holderId: ANA }))
  put(closed('1014', { state: 'informed', closedAt: null }))
  expect(shown(actorOf(LUIS))).toEqual(['1012', '1011', '1010'])
  expect(shown(actorOf(PEDRO))).toEqual(['1011'])
  expect(shown(actorOf(ANA))).toEqual(['1013'])
})
test('a coordinator is shown those of the teams that they coordinate, each once', () => {
  const { put, shown } = store()
  put(closed('1010', { entries: [entryBy(SOFIA)] }))
  put(closed('1011', { teamId: null }))
  const sofia = actorOf(SOFIA, { roles: ['coordinator'], teamId: null, coordinates: [TEAM] })
  expect(shown(sofia)).toEqual(['1010'])
})
test('of the desk an advisor is shown those of their team, who may open them again; whoever solves is not', () => {
  const { put, shown } = store()
  put(closed('1010', { advisorId: SOFIA }))
  put(closed('1011', { advisorId: SOFIA, teamId: null }))
  expect(shown(actorOf(ANA, { teamId: TEAM }))).toEqual(['1010'])
  expect(shown(actorOf(PEDRO, { teamId: TEAM, roles: ['area_owner'] }))).toEqual([])
})
test('of some cases it is said which stand in the list of those words', () => {
  const { db, put } = store()
  const [one, other, others] = [
    closed('1010', { topic: 'Tasas' }),
    closed('1011'),
    closed('1012', { advisorId: SOFIA }),
  ]
  for (const doc of [one, other, others]) put(doc)
  const ids = [one.id, others.id, CaseId.parse(newId())]
  expect(closedAmong(db, actorOf(LUIS), '', ids)).toEqual([one.id])
  expect(closedAmong(db, actorOf(LUIS), 'tasas', [one.id, other.id])).toEqual([one.id])
})
test('the list follows a case that is opened again, closed again, and leaves', () => {
  const { db, put, remove, shown } = store()
  const one = closed('1010')
  put(one)
  put({ ...one, state: 'inProgress', closedAt: null })
  expect(shown(actorOf(LUIS))).toEqual([])
  put({ ...one, entries: [entryBy(ANA)] })
  expect(shown(actorOf(ANA))).toEqual(['1010'])
  remove(one)
  expect(shown(actorOf(LUIS))).toEqual([])
  expect(db.prepare('select count(*) from closed_case').pluck().get()).toBe(0)
})
test('it is found by its words and read by the page', () => {
  const { put, shown } = store()
  for (let day = 10; day < 22; day++)
    put(closed(`10${day}`, { topic: day % 2 === 0 ? 'Garantías' : 'Otros', customerId: CustomerId.parse(newId()) }))
  expect(shown(actorOf(LUIS), 'garantia')).toEqual(['1020', '1018', '1016', '1014', '1012', '1010'])
  expect(shown(actorOf(LUIS), '1013')).toEqual(['1013'])
  expect(shown(actorOf(LUIS), '🙂')).toEqual([])
  expect(shown(actorOf(LUIS), '.')).toHaveLength(12)
  expect(shown(actorOf(LUIS), '', { limit: 5, offset: 5 })).toEqual(['1016', '1015', '1014', '1013', '1012'])
})
test('what a store of before has closed is in the list after its update', () => {
  const doc = closed('1010', { entries: [entryBy(ANA), entryBy(ANA)] })
  const { shown } = store((db) => {
    for (const migration of migrations.slice(0, -1)) db.exec(migration)
    db.prepare(
      `insert into "case" (id, version, schema, doc, state, area, holder, advisor, due_on) values (?, 1, 1, ?, ?, ?, ?, ?, ?)`,
    ).run(doc.id, JSON.stringify(doc), doc.state, doc.area, doc.holderId, doc.advisorId, '2026-11-24')
    db.exec(migrations.at(-1) ?? '')
  })
  expect([shown(actorOf(LUIS)), shown(actorOf(ANA)), shown(actorOf(PEDRO))]).toEqual([['1010'], ['1010'], []])
})
test('a page is read in the order of the index, and nothing is sorted, however many are closed', () => {
  const { db } = store()
  for (const text of ['', 'garantia']) {
    const { from, order, parameters } = closedCasesOf(actorOf(LUIS), text)
    const plan = db
      .prepare<unknown[], { detail: string }>(`explain query plan select d.id, d.doc from ${from} order by ${order}`)
      .all(...parameters)
      .map(({ detail }) => detail)
      .join('\n')
    expect(plan).toMatch(/USING INDEX case_closed/)
    expect(plan).not.toMatch(/TEMP B-TREE/)
  }
})
