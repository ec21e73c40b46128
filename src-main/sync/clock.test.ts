import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { CommandEnvelope } from '#shared/kernel/commands.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { sweepStore } from '../store/maintenance.ts'
import { migrate } from '../store/sqlite/migrate.ts'
import { sqliteStorage } from '../store/sqlite/sqlite-storage.ts'
import { keepHighest, rememberCentre, storeClock } from './clock.ts'

const DAY_MS = 24 * 60 * 60_000
const NOW = Date.UTC(2026, 10, 27, 15)
const newId = () => uuidv7(NOW, randomBytes(10))

/** A store, and a machine whose wall clock is so far from the centre's. */
function store() {
  const db = new Database(':memory:')
  migrate(db)
  const storage = sqliteStorage(db, model)
  let running = 0
  const started = (ahead: number) =>
    storeClock(storage, { monotonic: () => running, wall: () => NOW + running + ahead })
  const command = CommandEnvelope.parse({
    id: newId(),
    name: 'case.answer',
    actor: newId(),
    at: instantOf(NOW),
    payload: {},
    madeWith: { app: '0.1.0', catalogue: 1 },
  })
  const interactionId = newId()
  const contact = {
    id: interactionId,
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    advisorId: newId(),
    teamId: null,
    openedAt: instantOf(NOW),
    state: 'registered',
    requests: [],
    notes: [],
    disposition: null,
    registeredAt: instantOf(NOW),
    breaches: [],
  }
  storage.transaction(() => {
    storage.putShown({ kind: 'interaction', id: interactionId, version: 1, schema: 2, doc: contact })
    storage.rememberHead({ position: 5, chain: 'x' }, instantOf(NOW))
    storage.appendCommand({
      id: command.id,
      body: command,
      state: 'settled',
      position: 5,
      recovered: null,
      collected: false,
      rejection: null,
      group: null,
      settledAt: instantOf(NOW),
    })
  })
  return {
    storage,
    started,
    pass(ms: number) {
      running += ms
    },
    held: () => ({
      heads: storage.heads(10).length,
      contact: storage.shown({ kind: 'interaction', id: interactionId }) !== null,
      command: storage.command(command.id) !== null,
    }),
  }
}
const ALL = { heads: 1, contact: true, command: true }
const NOTHING = { heads: 0, contact: false, command: false }

test('a wall clock a year ahead makes nothing of today be forgotten, before the centre is heard or after it', () => {
  const { storage, started, held } = store()
  const clock = started(365 * DAY_MS)
  clock.now()
  sweepStore(storage, clock)
  expect(held()).toEqual(ALL)
  clock.heard(instantOf(NOW), 0)
  sweepStore(storage, clock)
  expect(held()).toEqual(ALL)
  expect(clock.now(), 'nothing was written under the wrong time').toBe(instantOf(NOW))
})

test('nor does one that is set ahead at a later start, out of reach of the centre', () => {
  const { storage, started, held } = store()
  rememberCentre(storage, instantOf(NOW))
  const clock = started(3 * 365 * DAY_MS)
  keepHighest(storage, clock.now())
  sweepStore(storage, clock)
  expect(held()).toEqual(ALL)
})

test('what is older than its time goes by the time that the centre said, which runs on while it is away', () => {
  const { storage, started, pass, held } = store()
  const clock = started(-2 * 365 * DAY_MS)
  clock.heard(instantOf(NOW), 0)
  pass(29 * DAY_MS)
  sweepStore(storage, clock)
  expect(held()).toEqual(ALL)
  pass(70 * DAY_MS)
  sweepStore(storage, clock)
  expect(held()).toEqual(NOTHING)
})

test('the day of a backup is today again once the centre has been heard, also when commands were saved in another year', () => {
  const { storage, started } = store()
  const clock = started(365 * DAY_MS)
  keepHighest(storage, clock.now())
  expect(clock.today()).toBe(instantOf(NOW + 365 * DAY_MS))
  clock.heard(instantOf(NOW), 0)
  expect(clock.today()).toBe(instantOf(NOW))
  expect(clock.now(), 'what was written is not gone back behind').toBe(instantOf(NOW + 365 * DAY_MS))
})
