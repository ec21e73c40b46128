import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { sweepStore } from '#main/store/maintenance.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { rememberedActor } from '#main/sync/actor.ts'
import { askedAfter } from '#main/sync/asked-after.ts'
import { storeClock } from '#main/sync/clock.ts'
import { dispatch } from '#main/sync/dispatch.ts'
import { takePage } from '#main/sync/pull.ts'
import { takePushed } from '#main/sync/push.ts'
import type { Person } from '#shared/console/session.ts'
import { CommandEnvelope } from '#shared/kernel/commands.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { type Answer, HEAD_CURSOR, type PullPage } from '#shared/sync/protocol.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { newId } from '../../crash/offline-host.ts'
import { countIn, plainBytesOf } from '../../support/plain-bytes.ts'

const root = mkdtempSync(join(tmpdir(), 'eviction-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const DAY_MS = 24 * 60 * 60_000
const NEEDLE = 'qzxwvkjhg'
function sampled(index: number): Person {
  const person = samplePeople[index]
  if (person === undefined) throw new Error('the sample has too few people')
  return { ...person }
}
const me = sampled(0)
const other = sampled(1)
const MINE = `user:${me.id}`
const TEAM = `team:${me.teamId}`

/** A workstation's store on a file whose bytes are looked at, and a centre that accepts everything. */
function station(pragma = '') {
  const path = join(mkdtempSync(join(root, 'store-')), 'store.db')
  const key = randomBytes(32)
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const { db } = opened
  migrate(db)
  if (pragma !== '') db.exec(pragma)
  let now = Date.UTC(2026, 5, 1, 15)
  let position = 0
  const { storage, actor } = rememberedActor(sqliteStorage(db, model), model, me)
  const clock = storeClock(storage, { monotonic: () => now, wall: () => now })
  const replica = { storage, model, actor, now: clock.now, changed: () => {} }
  const page = (scopes: readonly string[], rows: PullPage['rows'], answers: Answer[] = []): PullPage => ({
    kind: 'page',
    scopes: [...scopes],
    resync: [],
    rows: [...rows],
    left: [],
    cursors: Object.fromEntries([HEAD_CURSOR, ...scopes].map((scope) => [scope, `${position}`])),
    complete: true,
    answers,
    head: { position: ++position, chain: 'x' },
    time: clock.now(),
  })
  return {
    db,
    pull(scopes: readonly string[], rows: PullPage['rows'], answers?: Answer[]) {
      const answer = page(scopes, rows, answers)
      // As the loop does with every answer.
      clock.heard(answer.time, 0)
      takePage(replica, answer, askedAfter(replica.storage))
    },
    save(name: string, payload: unknown) {
      const envelope = {
        id: newId(),
        name,
        actor: me.id,
        at: clock.now(),
        payload,
        madeWith: { app: '0', catalogue: 1 },
      }
      const body = CommandEnvelope.parse(envelope)
      const saved = dispatch(replica, body)
      if (!saved.ok) throw new Error(saved.error.code)
      return body.id
    },
    accept(ids: readonly ReturnType<typeof CommandEnvelope.parse>['id'][]): Answer[] {
      const answers = ids.map((id): Answer => ({ id, outcome: 'accepted', position: ++position }))
      const head = { position, chain: 'x' }
      takePushed(replica, { kind: 'answers', answers, head, time: clock.now() })
      return answers
    },
    /** What maintenance does once an hour. */
    sweep(after = 0) {
      now += after
      sweepStore(storage, clock)
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    found() {
      const { store, wal } = plainBytesOf(path, key)
      return { store: countIn(store, NEEDLE), wal: countIn(wal, NEEDLE) }
    },
    nowAt: () => instantOf(now),
    later: () => instantOf(now + 5 * DAY_MS),
  }
}
type Station = ReturnType<typeof station>

function contact(advisorId: string, openedAt: string, text: string, state: 'open' | 'registered') {
  const id = newId()
  const doc = {
    id,
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    openedAt,
    advisorId,
    teamId: me.teamId,
    state,
    requests: [],
    notes: [{ id: newId(), at: openedAt, by: advisorId, text }],
    disposition: null,
    registeredAt: state === 'open' ? null : openedAt,
    breaches: [],
  }
  return (scopes: string[]) => ({ kind: 'interaction', id, version: 1, schema: 1, doc, scopes })
}

/** Later contacts around the one that must go, so that it stands between others in pages and indexes. */
const others = (at: Station, count: number) =>
  Array.from({ length: count }, (_, n) =>
    contact(me.id, at.later(), `nota qz${n} ${'palabra '.repeat(n % 60)}`, 'registered')([MINE]),
  )

/** A contact of one's own, from its first note to its ninety-first day; afterwards only other contacts are in the store. */
function livesNinetyDays(at: Station): void {
  at.pull([MINE, TEAM], others(at, 300))
  const seed = {
    interactionId: newId(),
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    openedAt: at.nowAt(),
  }
  const note = at.save('interaction.addNote', { contact: seed, entryId: newId(), text: `Pide ${NEEDLE} hoy` })
  const longNote = at.save('interaction.addNote', { contact: seed, entryId: newId(), text: `${NEEDLE} `.repeat(380) })
  const answers = at.accept([note, longNote])
  const registered = {
    ...contact(me.id, seed.openedAt, `${NEEDLE} `.repeat(380), 'registered')([MINE]),
    id: seed.interactionId,
  }
  registered.doc.id = seed.interactionId
  at.pull([MINE, TEAM], [{ ...registered, version: 3 }], answers)
}

test('after ninety days nothing of a contact is left in any page of the store or of its WAL', () => {
  const at = station()
  livesNinetyDays(at)
  expect(at.found().wal).toBeGreaterThan(0)
  at.sweep(DAY_MS)
  expect(at.found().store).toBeGreaterThan(0)
  at.pull([MINE, TEAM], others(at, 20))
  at.sweep(90 * DAY_MS)
  expect(at.found()).toEqual({ store: 0, wal: 0 })
  expect(at.db.prepare('select count(*) from interaction').pluck().get()).toBe(320)
  expect(at.db.pragma('integrity_check', { simple: true })).toBe('ok')
  at.db.close()
})

test('a scope that is lost takes its text with it, also what was kept beside an unsent command', () => {
  const at = station()
  at.pull([MINE, TEAM], others(at, 300))
  const shared = contact(other.id, at.nowAt(), `Del equipo: ${NEEDLE}`, 'open')([TEAM])
  at.pull([MINE, TEAM], [shared])
  const { id, doc } = shared
  const seed = { interactionId: id, customerId: null, channel: 'voice', direction: 'inbound', openedAt: doc.openedAt }
  const note = at.save('interaction.addNote', { contact: seed, entryId: newId(), text: 'Una nota de otra persona' })
  expect(at.db.prepare('select doc from base where id = ?').pluck().get(id)).toContain(NEEDLE)
  // Still named by what waits to be sent: it stays until that is settled.
  at.pull([MINE], [])
  expect(at.found().wal).toBeGreaterThan(0)
  const answers = at.accept([note])
  at.pull([MINE], [], answers)
  at.sweep()
  expect(at.found()).toEqual({ store: 0, wal: 0 })
  at.db.close()
})

test.each([
  ['without overwriting what is deleted', 'pragma secure_delete = OFF'],
  [
    'without overwriting the words of the search index',
    `insert into interaction_search(interaction_search, rank) values ('secure-delete', 0)`,
  ],
])('the test bites: %s the text is found again', (_, pragma) => {
  const at = station(pragma)
  livesNinetyDays(at)
  at.sweep(DAY_MS)
  at.sweep(90 * DAY_MS)
  expect(at.found().store).toBeGreaterThan(0)
  at.db.close()
})
