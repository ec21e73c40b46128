import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStoreFile } from '#main/store/file/open-file.ts'
import type { ReplicaStorage } from '#main/store/port.ts'
import { firstContactHere, keepReturns } from '#main/store/queries/first-contact.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { SHOWN_CLOSED_DAYS } from '#shared/indicators/first-contact.ts'
import { closedPeriod, firstContactProven, lookedAtFrom, returnsOf } from '#shared/indicators/first-contact-proven.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { fillStore } from '#tools/sample/local.ts'
import { samplePeople } from '#tools/sample/people.ts'

const DAYS = 7
const folder = mkdtempSync(join(tmpdir(), 'first-contact-'))
const knownUntil = instantOf(Date.now())
const [person] = samplePeople
if (person === undefined) throw new Error('there are no sample people')
const advisor: Actor = { ...person, coordinates: [], portfolios: null }
let db: Database
let storage: ReplicaStorage

beforeAll(() => {
  const opened = openStoreFile(join(folder, 'store.db'), randomBytes(32))
  if (opened.kind !== 'open') throw new Error(opened.kind)
  db = opened.db
  migrate(db)
  fillStore(
    db,
    { customers: 40, interactions: 4_000, seed: 3 },
    () => 1,
    () => {},
  )
  storage = sqliteStorage(db, model)
  keepReturns(storage, { knownUntil, returns: [] })
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

test('weeks of contacts are counted in pieces, to the same number as at once', async () => {
  const all = db.prepare<[], string>('select doc from interaction').pluck().all() as string[] // the one column
  const own = all
    .map((text) => JSON.parse(text) as Interaction) // as the sample wrote them
    .filter((one) => one.state === 'registered' && one.openedAt >= lookedAtFrom(knownUntil, DAYS, SHOWN_CLOSED_DAYS))
  const period = closedPeriod(knownUntil, DAYS, SHOWN_CLOSED_DAYS)
  const atOnce = firstContactProven(
    own,
    returnsOf(own, own, (id) => id, DAYS),
    period,
  )
  let pieces = 0
  const breathe = async () => ++pieces > 0
  expect(await firstContactHere(db, model, storage, advisor, breathe)).toMatchObject(atOnce)
  expect(atOnce.whole).toBeGreaterThan(100)
  expect(atOnce.part).toBeLessThan(atOnce.whole)
  expect(pieces).toBeGreaterThanOrEqual(own.length / 200)
})

test('a store that is closed meanwhile is not read any further', async () => {
  expect(await firstContactHere(db, model, storage, advisor, async () => false)).toBeNull()
})
