import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { markDamaged } from '#main/store/file/open-marker.ts'
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

/** A store with one command in its outbox, in which this was found, and that was mended. */
async function mended(found: string): Promise<ReadyStore> {
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  migrate(opened.db)
  const host = offlineHost(opened.db, () => () => {})
  const customer = { customerId: newId(), type: 'company', name: 'Textiles', identifiers: [], phones: [], emails: [] }
  await host.dispatch(newId(), 'customer.create', { ...customer, city: 'Cali', notes: '' })
  await host.stop()
  opened.db.close()
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
