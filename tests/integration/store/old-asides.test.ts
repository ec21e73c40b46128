import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { foundDamage, markDamaged } from '#main/store/file/open-marker.ts'
import { openAndMend } from '#main/store/open-and-mend.ts'
import type { ReadyStore } from '#main/store/ready-store.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { noticeSeen } from '#main/store/store-notices.ts'
import { forgetOldAsides } from '#main/store/upkeep/old-asides.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { newId, offlineHost } from '../../crash/offline-host.ts'

const key = randomBytes(32)
let folder: string
let path: string
let store: ReadyStore | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'asides-'))
  path = join(folder, 'store.db')
})
afterEach(() => {
  store?.close()
  store = null
  rmSync(folder, { recursive: true })
})

const asides = () => readdirSync(folder).filter((name) => name.includes('.danada-'))

const PAGE = 4_096
const LONG = 'x'.repeat(20 * PAGE)

/** @param table one page of its long contents is wiped */
function wiped(table: string, pages: readonly number[]): void {
  const bytes = readFileSync(path)
  const [page] = pages
  if (page === undefined) throw new Error(`${table} has no page of its own`)
  bytes.fill(0, (page - 1) * PAGE, page * PAGE)
  writeFileSync(path, bytes)
}

/** A store with one command in its outbox, a long draft and a file, in which this was found, and that was mended. */
async function mended(found: string, harmed?: 'draft' | 'attachment_piece'): Promise<ReadyStore> {
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  migrate(opened.db)
  const host = offlineHost(opened.db, () => () => {})
  const customer = { customerId: newId(), type: 'company', name: 'Textiles', identifiers: [], phones: [], emails: [] }
  await host.dispatch(newId(), 'customer.create', { ...customer, city: 'Cali', notes: '' })
  host.putDraft({ contact: 'contacto', field: 'notas', text: LONG })
  await host.stop()
  const { db } = opened
  db.prepare(
    `insert into attachment (id, own, place, name, type, size, sha256, stored, ready) values ('a', 1, 'p', 'n', 'txt', ?, 'h', ?, 1)`,
  ).run(LONG.length, LONG.length)
  db.prepare(`insert into attachment_piece (attachment, start, bytes) values ('a', 0, ?)`).run(Buffer.from(LONG))
  const pages = db
    .prepare(`select pageno from dbstat where name = ? and pagetype = 'overflow'`)
    .pluck()
    .all(harmed ?? 'draft') as number[] // a column of page numbers
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  if (harmed !== undefined) wiped(harmed, pages)
  markDamaged(path, found)
  const ready = await openAndMend({ path, key }, () => {})
  if (ready.kind !== 'open') throw new Error(ready.kind)
  store = ready
  expect(asides().length).toBeGreaterThan(0)
  return ready
}
const onDay = ({ db }: ReadyStore, day: number, atStake: number) =>
  forgetOldAsides({
    db,
    storage: sqliteStorage(db, model),
    path,
    key,
    now: instantOf(Date.UTC(2026, 10, 27) + day * 24 * 60 * 60_000),
    atStake,
  })

test('a store that was set aside goes thirty days after what it held is at the centre, with all its files', async () => {
  const ready = await mended('a page')
  for (const day of [0, 40]) await onDay(ready, day, 1)
  // Nobody has put the notice away, and the outbox still holds what was rescued.
  await onDay(ready, 41, 0)
  await onDay(ready, 70, 3)
  expect(asides()).not.toEqual([])
  await onDay(ready, 71, 3)
  expect(asides()).toEqual([])
  expect(readdirSync(folder)).toContain('store.db')
})

test('or thirty days after its person has put the notice away, whatever still waits', async () => {
  const ready = await mended('a page')
  const [notice] = ready.notices
  if (notice === undefined) throw new Error('no notice')
  await onDay(ready, 0, 1)
  await noticeSeen(ready.db, notice)
  await onDay(ready, 10, 1)
  await onDay(ready, 39, 1)
  expect(asides()).not.toEqual([])
  await onDay(ready, 40, 1)
  expect(asides()).toEqual([])
})

test('one that may hold commands that could not be rescued is never deleted', async () => {
  const ready = await mended('wal missing')
  for (const day of [0, 30, 31, 400]) await onDay(ready, day, 0)
  expect(asides()).not.toEqual([])
})

test.each(['draft', 'attachment_piece'] as const)(
  'nor one in which something of %s cannot be read: it is all there is of it',
  async (table) => {
    const ready = await mended('a page', table)
    for (const day of [0, 30, 31, 400]) await onDay(ready, day, 0)
    expect(asides()).not.toEqual([])
  },
)

test('a fault is on the disk before a store is mended, also where the file does not open', async () => {
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  migrate(opened.db)
  opened.db.pragma('wal_checkpoint(TRUNCATE)')
  opened.db.close()
  wiped('its first', [1])
  // What is in the way of the successor ends the mending, as a kill does.
  mkdirSync(`${path}.mended`)
  await expect(openAndMend({ path, key }, () => {})).rejects.toThrow()
  expect(foundDamage(path)).toMatch(/^mending: /)
})
