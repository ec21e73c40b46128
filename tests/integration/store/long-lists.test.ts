import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReplicaStorage } from '#main/store/port.ts'
import { unreviewedBreaches } from '#main/store/queries/breaches.ts'
import { noticesOf } from '#main/store/queries/notices.ts'
import { refusedGroups, waitingCommands } from '#main/store/queries/outbox.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sql } from '#main/store/sqlite/migrations/0026-long-lists.ts'
import { migrations } from '#main/store/sqlite/migrations/migrations.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Case } from '#shared/cases/schema.ts'
import { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type CommandId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'

let db: Database.Database
let storage: ReplicaStorage
beforeEach(() => {
  db = new Database(':memory:')
  migrate(db)
  storage = sqliteStorage(db, model)
})
afterEach(() => void db.close())

const newId = () => uuidv7(Date.now(), randomBytes(10))
const minute = (n: number) => new Date(Date.UTC(2026, 10, 1, 0, n)).toISOString()

/** A command of this workstation that has come so far. @param group those that were refused with another have its id */
function append(at: number, state: 'queued' | 'refused' | 'settled', group: string | null = null): CommandId {
  const id = uuidv7(Date.parse(minute(at)), randomBytes(10)) as CommandId // well-formed
  const body = CommandEnvelope.parse({
    ...{ id, name: 'customer.edit', actor: newId(), at: minute(at), madeWith: { app: '0', catalogue: 0 } },
    payload: { customerId: newId(), notes: { text: `Texto ${at}`, replaces: '0'.repeat(64) } },
  })
  const refused = state === 'refused' ? { rejection: { code: 'customer.unknown' }, group: group ?? id } : {}
  const row = { id, body, state, position: null, recovered: null, collected: false, settledAt: null }
  storage.appendCommand({ ...row, rejection: null, group: null, ...refused })
  return id
}

test('everything that waits is listed by the page, oldest first, however much it is', () => {
  db.transaction(() => {
    for (let n = 0; n < 2_500; n++) append(n, n % 2 === 0 ? 'queued' : 'settled')
  })()
  expect(waitingCommands(db, {})).toMatchObject({ total: 1_250 })
  const last = waitingCommands(db, { limit: 50, offset: 1_200 })
  expect(last.rows.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, n) => minute(2_400 + 2 * n)))
  expect(last.rows[0]).toMatchObject({ state: 'queued', payload: { notes: { text: 'Texto 2400' } } })
})

test('more than a thousand refusals are all there to be corrected, each with what depended on it', () => {
  let group = ''
  db.transaction(() => {
    for (let n = 0; n < 2_400; n++) {
      if (n % 2 === 0) group = append(n, 'refused')
      else append(n, 'refused', group)
    }
    append(2_400, 'queued')
  })()
  expect(refusedGroups(db, {}).total).toBe(1_200)
  const { rows } = refusedGroups(db, { limit: 50, offset: 1_150 })
  expect(rows).toHaveLength(50)
  const last = rows.at(-1)
  expect(last?.group).toBe(group)
  expect(last?.commands.map(({ at, state }) => [at, state])).toEqual([
    [minute(2_398), 'refused'],
    [minute(2_399), 'refused'],
  ])
  // What is corrected leaves the list, with its group.
  for (const { id } of last?.commands ?? []) storage.patchCommand(id as CommandId, { state: 'resent' }) // as it was listed
  expect(refusedGroups(db, { limit: 50, offset: 1_150 }).rows).toHaveLength(49)
  expect(refusedGroups(db, {}).total).toBe(1_199)
})

const breach = (at: number, reviewedBy: string | null = null): Case['breaches'][number] =>
  testCase({
    breaches: [{ rule: 'case.stateForbids', commandId: newId(), at: minute(at), reviewedBy }],
  }).breaches[0] as Case['breaches'][number] // the one that was given

const put = (doc: Case, version = 1) => {
  const schema = model.documents.get('case')?.schema ?? 1
  storage.putShown({ kind: 'case', id: doc.id, version, schema, doc })
}
const broken = (at: number) => testCase({ id: newId(), radicado: `${at}`, breaches: [breach(at)] })

test('broken rules are read newest first whatever their number, not the first five hundred of the file', () => {
  db.transaction(() => {
    for (let n = 0; n < 1_200; n++) put(broken(n))
  })()
  expect(unreviewedBreaches(db, model, { limit: 2 })).toMatchObject({
    total: 1_200,
    rows: [
      { radicado: '1199', at: minute(1_199) },
      { radicado: '1198', at: minute(1_198) },
    ],
  })
  expect(unreviewedBreaches(db, model, { limit: 50, offset: 1_150 }).rows.at(-1)).toMatchObject({ radicado: '0' })
})

test('a broken rule leaves the list when it was looked at, and when its case leaves the store', () => {
  const [first, second] = [broken(1), broken(2)]
  const twice = { ...first, breaches: [...first.breaches, breach(3)] }
  put(first)
  put(second)
  put(twice, 2)
  const listed = () => unreviewedBreaches(db, model, {}).rows.map(({ at }) => at)
  expect(listed()).toEqual([minute(3), minute(2), minute(1)])
  const [one, other] = twice.breaches
  if (one === undefined || other === undefined) throw new Error('there are two')
  put({ ...twice, breaches: [one, { ...other, reviewedBy: twice.advisorId }] }, 3)
  expect(listed()).toEqual([minute(2), minute(1)])
  put({ ...twice, breaches: [{ ...one, reviewedBy: twice.advisorId }] }, 4)
  expect(listed()).toEqual([minute(2)])
  storage.removeShown({ kind: 'case', id: second.id })
  expect(unreviewedBreaches(db, model, {})).toEqual({ rows: [], total: 0 })
})

test('what was broken before the list had rows of its own is on it', () => {
  const old = new Database(':memory:')
  for (const before of migrations.slice(0, migrations.indexOf(sql))) old.exec(before)
  const insert = old.prepare(`insert into "case" (id, version, schema, doc, breached) values (?, 1, 1, ?, ?)`)
  insert.run('waiting', JSON.stringify({ breaches: [breach(1), breach(2, newId())] }), 1)
  insert.run('reviewed', JSON.stringify({ breaches: [breach(3, newId())] }), 0)
  old.exec(sql)
  expect(old.prepare('select kind, document, at from open_breach').all()).toEqual([
    { kind: 'case', document: 'waiting', at: minute(1) },
  ])
  old.close()
})

test('every notice can be read back, not the last fifty alone', () => {
  db.transaction(() => {
    for (let n = 0; n < 130; n++) {
      const doc = {
        ...{ id: newId(), to: [`user:${newId()}`], code: 'case.answer', at: minute(n), commandId: newId() },
        about: { kind: 'case', id: newId() },
      }
      storage.putShown({ kind: 'notice', id: doc.id, version: 1, schema: 1, doc })
    }
  })()
  expect(noticesOf(db, model, {})).toMatchObject({ total: 130 })
  expect(noticesOf(db, model, {}).rows).toHaveLength(50)
  expect(noticesOf(db, model, { limit: 50, offset: 100 }).rows.at(-1)?.at).toBe(minute(0))
})
