import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { caseTray, nextDueCase } from '#main/store/queries/work.ts'
import { migrations } from '#main/store/sqlite/migrations/migrations.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { CaseState } from '#shared/cases/life.ts'
import { CaseTray } from '#shared/cases/trays.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'

const LUIS = UserId.parse('01939e1a-0000-7000-8000-0000000000a1')
const PEDRO = UserId.parse('01939e1a-0000-7000-8000-0000000000a2')
const TODAY = '2026-11-24'
const person = (id: UserId): Actor => ({
  id,
  roles: ['advisor'],
  enabled: true,
  teamId: null,
  areas: [],
  coordinates: [],
  portfolios: null,
})

/** Luis's case that Pedro solves, as it is stored. */
const caseOf = (state: CaseState, dueOn: string) =>
  testCase({
    radicado: `${state} ${dueOn}`,
    state,
    holderId: state === 'escalated' ? null : PEDRO,
    advisorId: LUIS,
    clocks: {
      area: { state: 'running', from: '2026-11-10', dueOn },
      customer: { state: 'running', from: '2026-11-10', dueOn },
    },
  })

const STATES = ['escalated', 'inProgress', 'waitingForData', 'answered', 'informed', 'closed'] as const

/** A case in these states that was due yesterday, is today, or will be, as a store has them. */
function storeWith(states: readonly CaseState[]) {
  const db = new Database(':memory:')
  for (const migration of migrations) db.exec(migration)
  const insert = db.prepare(
    `insert into "case" (id, version, schema, doc, state, area, holder, advisor, due_on) values (?, 1, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const state of states)
    for (const dueOn of ['2026-11-23', TODAY, '2026-11-25']) {
      const doc = caseOf(state, dueOn)
      const { radicado, area, holderId, advisorId } = doc
      const schema = model.documents.get('case')?.schema
      insert.run(radicado, schema, JSON.stringify(doc), state, area, holderId, advisorId, dueOn)
    }
  return db
}

/** What each tray shows a person, of cases in every state. */
function traysOf(by: UserId) {
  const db = storeWith(STATES)
  const shown = (tray: CaseTray) =>
    caseTray(db, model, person(by), TODAY, { filter: tray, text: '' }, { limit: 50, offset: 0 }).rows.map(
      ({ doc }) => doc.radicado ?? '',
    )
  const trays = Object.fromEntries(CaseTray.options.map((tray) => [tray, shown(tray)]))
  db.close()
  return (tray: CaseTray) => trays[tray] ?? []
}
const statesOf = (shown: readonly string[]) => [...new Set(shown.map((one) => one.split(' ')[0]))].sort()

test('what is due today or was before is what the customer still has to be told', () => {
  const of = traysOf(LUIS)
  const open = ['answered', 'escalated', 'inProgress', 'waitingForData']
  expect(of('overdue').toSorted()).toEqual(open.map((state) => `${state} 2026-11-23`))
  expect(of('today').toSorted()).toEqual(open.map((state) => `${state} ${TODAY}`))
})
test('what waits for somebody is what is theirs to do next', () => {
  expect(statesOf(traysOf(LUIS)('waiting'))).toEqual(['answered', 'waitingForData'])
  expect(statesOf(traysOf(PEDRO)('waiting'))).toEqual(['inProgress', 'informed'])
})
test('all the open ones are in all of them', () => {
  const of = traysOf(LUIS)
  expect(of('all')).toHaveLength(15)
  for (const tray of CaseTray.options) expect(of('all')).toEqual(expect.arrayContaining(of(tray)))
})
test('what waits for the customer’s data by their own clock too has no day, unless it was late before', () => {
  const db = new Database(':memory:')
  for (const migration of migrations) db.exec(migration)
  const insert = db.prepare(
    `insert into "case" (id, version, schema, doc, state, area, holder, advisor, due_on) values (?, 1, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [radicado, dueOn, daysLeft] of [
    ['ayer', '2026-11-23', 3],
    ['hoy', TODAY, 0],
    ['tarde', '2026-11-23', -2],
  ] as const) {
    const customer = { state: 'paused', from: '2026-11-10', dueOn, daysLeft } as const
    const doc = testCase({ radicado, state: 'waitingForData', clocks: { area: customer, customer } })
    insert.run(radicado, 1, JSON.stringify(doc), doc.state, doc.area, null, LUIS, dueOn)
  }
  const shown = (tray: CaseTray) =>
    caseTray(db, model, person(LUIS), TODAY, { filter: tray, text: '' }, { limit: 50, offset: 0 }).rows.map(
      ({ doc }) => doc.radicado,
    )
  expect([shown('today'), shown('overdue')]).toEqual([[], ['tarde']])
  // What waits for its customer in time is not what is followed up next.
  expect(nextDueCase(db, model, person(LUIS))?.doc.radicado).toBe('tarde')
  expect(shown('all').toSorted()).toEqual(['ayer', 'hoy', 'tarde'])
  db.exec(`delete from "case" where due_on = '2026-11-23' and doc ->> '$.radicado' = 'tarde'`)
  expect(nextDueCase(db, model, person(LUIS))).toBeNull()
  db.close()
})
test('an extension that the customer has to be told waits for their advisor, until it is told', () => {
  const db = new Database(':memory:')
  for (const migration of migrations) db.exec(migration)
  const insert = db.prepare(
    `insert into "case" (id, version, schema, doc, state, area, holder, advisor, due_on) values (?, 1, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const at = '2026-11-20T15:00:00.000Z'
  const decided = { at, by: PEDRO, reason: 'r', businessDays: 2, dueOn: '2026-11-27', toldAt: null }
  for (const [radicado, extension] of [
    ['por decir', decided],
    ['dicha', { ...decided, toldAt: at }],
    ['ninguna', null],
  ] as const) {
    const doc = testCase({ radicado, extension })
    insert.run(radicado, 1, JSON.stringify(doc), doc.state, doc.area, PEDRO, LUIS, TODAY)
  }
  const waiting = (by: UserId) =>
    caseTray(db, model, person(by), TODAY, { filter: 'waiting', text: '' }, { limit: 50, offset: 0 }).rows.map(
      ({ doc }) => doc.radicado,
    )
  expect(waiting(LUIS)).toEqual(['por decir'])
  expect(waiting(PEDRO)).toHaveLength(3)
  db.close()
})
test('what is to be followed up next is the earliest due of one’s own that its customer still has to be told', () => {
  const next = (states: readonly CaseState[], by: UserId) => {
    const db = storeWith(states)
    const radicado = nextDueCase(db, model, person(by))?.doc.radicado
    db.close()
    return radicado
  }
  expect(next(['closed', 'informed', 'inProgress'], LUIS)).toBe('inProgress 2026-11-23')
  expect(next(['closed', 'informed'], LUIS)).toBeUndefined()
  expect(next(['inProgress'], PEDRO), 'whose solving it is does not follow it up').toBeUndefined()
})
