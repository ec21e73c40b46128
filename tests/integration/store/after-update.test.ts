import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { dispatch } from '#main/sync/dispatch.ts'
import { readAfterUpdate } from '#main/sync/rebase.ts'
import { actorOf } from '#shared/identity/schema.ts'
import type { Model } from '#shared/kernel/model.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { model } from '#shared/model/model.ts'
import { newId } from '../../crash/offline-host.ts'

const known = (kinds: readonly string[]): Model => ({
  ...model,
  documents: new Map([...model.documents].filter(([kind]) => kinds.includes(kind))),
})
const customer = (id: string, name: string) => ({
  kind: 'customer' as const,
  id,
  version: 1,
  schema: 1,
  doc: {
    id,
    type: 'company',
    name,
    identifiers: [{ type: 'nit', number: '900123456' }],
    phones: [],
    emails: [],
    city: 'Cali',
    notes: '',
    consents: [],
    mergedInto: null,
    createdAt: '2026-11-24T13:00:00.000Z',
    createdBy: newId(),
  },
})

const said = { at: '2026-11-24T14:00:00.000Z', madeWith: { app: '0.1.0', catalogue: 1 } }

/** A store, and what a version of the program that reads these kinds does at its opening. */
function store() {
  const db = new Database(':memory:')
  migrate(db)
  return {
    db,
    openedBy(app: string, reads: Model) {
      const storage = sqliteStorage(db, reads)
      const me = { id: newId() as never, roles: ['advisor' as const], enabled: true, teamId: null, areas: [] } // any id
      const actor = () => actorOf(me, [])
      const replica = { storage, model: reads, actor, now: () => '2026-11-24T13:00:00.000Z', changed: () => {} }
      readAfterUpdate(replica, app)
      const save = (name: string, payload: object) =>
        dispatch(replica, { ...said, id: newId() as never, name, actor: me.id, payload }) // a command's id, made as one
      return Object.assign(storage, { save })
    },
    found: (word: string) =>
      db
        .prepare('select name from customer where n in (select rowid from customer_search where words match ?)')
        .pluck()
        .all(word),
    unread: () => db.prepare('select count(*) from unread').pluck().get(),
  }
}

test('what an earlier version could not read is found by its words from the first opening of the one that can', () => {
  const { openedBy, found, unread } = store()
  const id = newId()
  openedBy('0.1.0', known([])).putShown(customer(id, 'Textiles del Valle'))
  expect(unread()).toBe(1)
  expect(found('textiles')).toEqual([])
  openedBy('0.2.0', model)
  expect(unread()).toBe(0)
  expect(found('textiles')).toEqual(['Textiles del Valle'])
  expect(found('900123456')).toEqual(['Textiles del Valle'])
})

test('a kind that had no table of its own then moves into the one it has now', () => {
  const { db, openedBy, unread } = store()
  const id = newId()
  const notice = {
    id,
    to: [],
    code: 'case.escalated',
    about: { kind: 'case', id: newId() },
    commandId: newId(),
    at: '',
  }
  const row = [id, JSON.stringify({ ...notice, at: '2026-11-24T13:00:00.000Z' })]
  db.prepare(`insert into other_document (kind, id, version, schema, doc) values ('notice', ?, 1, 1, ?)`).run(row)
  db.prepare(`insert into unread (kind, id) values ('notice', ?)`).run(id)
  const storage = openedBy('0.2.0', model)
  expect(storage.shown({ kind: 'notice', id })).toMatchObject({ id, version: 1 })
  expect(unread()).toBe(0)
  expect(db.prepare('select count(*) from other_document').pluck().get()).toBe(0)
})

test('what is still unknown stays as it came, and every other opening leaves all as it is', () => {
  const { db, openedBy, unread } = store()
  const storage = openedBy('0.1.0', known([]))
  storage.putShown({ kind: 'fromTheFuture' as never, id: newId(), version: 1, schema: 9, doc: { shape: 'new' } }) // a newer centre's kind
  storage.putShown(customer(newId(), 'Textiles del Valle'))
  openedBy('0.2.0', known([]))
  expect(unread()).toBe(2)
  openedBy('0.2.0', model)
  expect(unread(), 'the same version again').toBe(2)
  openedBy('0.3.0', model)
  expect(unread()).toBe(1)
  expect(db.prepare('select doc from other_document').pluck().get()).toBe('{"shape":"new"}')
})

test('what was saved on a document that could not be read is decided at the first opening of the version that can', () => {
  const { openedBy } = store()
  const id = newId()
  const before = openedBy('0.1.0', known([]))
  before.putShown(customer(id, 'Textiles del Valle'))
  const replaces = hashOf('Textiles del Valle')
  const edit = { customerId: id, name: { text: 'Textiles del Norte', replaces } }
  expect(before.save('customer.edit', edit)).toEqual({ ok: true, value: 'unconfirmed' })
  expect(before.shown({ kind: 'customer', id })).toMatchObject({ doc: { name: 'Textiles del Valle' } })

  const after = openedBy('0.2.0', model)
  expect(after.shown({ kind: 'customer', id })).toMatchObject({ doc: { name: 'Textiles del Norte' } })
  expect(after.base({ kind: 'customer', id })).toMatchObject({ doc: { name: 'Textiles del Valle' } })
  expect(after.commandsIn(['queued'])).toMatchObject([{ body: { name: 'customer.edit', payload: edit } }])
})

test('what that version refuses here stays to be sent all the same: the centre decides it', () => {
  const { openedBy } = store()
  const id = newId()
  const before = openedBy('0.1.0', known([]))
  before.putShown(customer(id, 'Textiles del Valle'))
  const edit = { customerId: id, name: { text: 'Textiles del Norte', replaces: hashOf('otro nombre') } }
  expect(before.save('customer.edit', edit)).toEqual({ ok: true, value: 'unconfirmed' })
  const after = openedBy('0.2.0', model)
  expect(after.shown({ kind: 'customer', id })).toMatchObject({ doc: { name: 'Textiles del Valle' } })
  expect(after.commandsIn(['queued'])).toHaveLength(1)
})
