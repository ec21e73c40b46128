import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { OVERLAY } from '#main/store/port.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { dispatch } from '#main/sync/dispatch.ts'
import { takePage } from '#main/sync/pull.ts'
import { readAfterUpdate, rebase } from '#main/sync/rebase.ts'
import { actorOf } from '#shared/identity/schema.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { DocumentDefinition } from '#shared/kernel/documents.ts'
import type { CommandId } from '#shared/kernel/ids.ts'
import { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { model } from '#shared/model/model.ts'
import type { PullPage } from '#shared/sync/protocol.ts'
import { newId } from '../../crash/offline-host.ts'

const TIME = '2026-11-24T13:00:00.000Z'
const notice = (code: string) => {
  const doc = { id: newId(), to: [], code, about: { kind: 'case', id: newId() }, commandId: newId(), at: TIME }
  return { kind: 'notice', id: doc.id, version: 1, schema: 1, doc, scopes: ['user:a'] }
}
const pageOf = (rows: PullPage['rows']): PullPage => ({
  ...{ kind: 'page', scopes: ['user:a'], resync: [], rows, left: [], cursors: { 'user:a': 'after' }, complete: true },
  ...{ answers: [], head: { position: 1, chain: 'c' }, time: TIME },
})

/** Today's program but for what it makes of notices. */
function reading(notices: Partial<DocumentDefinition>): Model {
  const documents = new Map(model.documents)
  const today = documents.get('notice')
  if (today === undefined) throw new Error('there are no notices')
  documents.set('notice', { ...today, ...notices })
  return { ...model, documents }
}

function store() {
  const db = new Database(':memory:')
  migrate(db)
  return {
    db,
    openedBy(app: string, reads: Model) {
      const me = { id: newId() as never, roles: ['advisor' as const], enabled: true, teamId: null, areas: [] } // any id
      const storage = sqliteStorage(db, reads)
      const replica = { storage, model: reads, actor: () => actorOf(me, []), now: () => TIME, changed: () => {} }
      readAfterUpdate(replica, app)
      return replica
    },
    unread: () => db.prepare('select id from unread').pluck().all(),
    laidOut: () => db.prepare('select id from notice where keep_until is not null').pluck().all(),
  }
}

const cannotJudge = (doc: unknown): null => {
  if (JSON.stringify(doc).includes('poison')) throw new RangeError('Invalid time value')
  return null
}

test('a document whose time cannot be told is kept unread, and stops neither its page nor the next', () => {
  const { openedBy, unread, laidOut } = store()
  const today = model.documents.get('notice')
  const keepUntil: DocumentDefinition['keepUntil'] = (doc) => cannotJudge(doc) ?? today?.keepUntil?.(doc) ?? null
  const replica = openedBy('0.1.0', reading({ keepUntil }))
  const [poison, other, later] = [notice('poison'), notice('case.escalated'), notice('case.escalated')]
  takePage(replica, pageOf([poison, other]), [])
  expect(unread()).toEqual([poison.id])
  expect(laidOut()).toEqual([other.id])
  expect(replica.storage.shown({ kind: 'notice', id: poison.id })?.doc).toEqual(poison.doc)
  expect(replica.storage.scopes()).toMatchObject([{ cursor: 'after' }])
  takePage(replica, pageOf([later]), [])
  expect(laidOut().sort()).toEqual([other.id, later.id].sort())
  // The program that can tell it lays it out as everything that had not been read.
  openedBy('0.2.0', model)
  expect(unread()).toEqual([])
  expect(laidOut()).toHaveLength(3)
})

test('a document that cannot be brought to its shape of today is kept unread, as is a row that has none', () => {
  const { openedBy, unread } = store()
  const upgrades = { 1: (doc: Record<string, unknown>) => cannotJudge(doc) ?? doc }
  const replica = openedBy('0.1.0', reading({ schema: 2, upgrades }))
  const [poison, other] = [notice('poison'), notice('case.escalated')]
  const none = { ...notice(''), doc: undefined }
  takePage(replica, pageOf([poison, none, other]), [])
  expect(unread().sort()).toEqual([poison.id, none.id].sort())
  expect(replica.storage.shown({ kind: 'notice', id: other.id })).toMatchObject({ doc: other.doc })
})

test('a command that cannot be judged stays for the centre, and stops neither those beside it nor a page', () => {
  const { openedBy, laidOut } = store()
  const replica = openedBy('0.1.0', model)
  const { id: actor } = replica.actor()
  const creation = (name: string): CommandEnvelope => ({
    ...{ id: newId() as CommandId, name: 'customer.create', actor, at: Instant.parse(TIME) }, // any id
    payload: {
      ...{ customerId: newId(), type: 'company', name, city: '', notes: '' },
      ...{ identifiers: [], phones: [], emails: [] },
    },
    madeWith: { app: '0.1.0', catalogue: 1 },
  })
  const [poison, sound] = [creation('poison'), creation('Textiles')]
  expect([poison, sound].map((one) => dispatch(replica, one).ok)).toEqual([true, true])

  const create = model.commands.get('customer.create')
  if (create === undefined) throw new Error('customers are not created')
  const decide: typeof create.decide = (...given) => cannotJudge(given) ?? create.decide(...given)
  const unjudged = { ...model, commands: new Map(model.commands).set('customer.create', { ...create, decide }) }
  const news = notice('case.escalated')
  const told: string[] = []
  const failing = { ...replica, model: unjudged, unjudged: (commandId: string) => told.push(commandId) }
  takePage(failing, pageOf([news]), [])
  expect([...new Set(told)]).toEqual([poison.id])
  expect(laidOut()).toEqual([news.id])
  const shown = ({ payload }: CommandEnvelope) =>
    replica.storage.shown({ kind: 'customer', id: (payload as { customerId: string }).customerId }) // as made above
  expect([shown(poison)?.doc, shown(sound)?.doc]).toMatchObject([undefined, { name: 'Textiles' }])
  expect(replica.storage.commandsIn(OVERLAY).map((row) => row.id)).toEqual([poison.id, sound.id])

  // A store that cannot be read is another thing: its damage must be heard of.
  const damaged = () => {
    throw new Error('SQLITE_CORRUPT')
  }
  const storage = { ...replica.storage, shown: damaged, base: () => undefined }
  expect(() => rebase({ ...failing, storage })).toThrow('SQLITE_CORRUPT')

  openedBy('0.2.0', model)
  expect(shown(poison)?.doc).toMatchObject({ name: 'poison' })
})
