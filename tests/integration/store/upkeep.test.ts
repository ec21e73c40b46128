import { copyFileSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupsIn } from '#main/store/file/backup.ts'
import { isSmall, openStoreFile } from '#main/store/file/open-file.ts'
import { foundDamage, markDamaged } from '#main/store/file/open-marker.ts'
import { openAndMend } from '#main/store/open-and-mend.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { dailyUpkeep } from '#main/store/upkeep/daily-upkeep.ts'
import type { BackupOutcome } from '#main/store/upkeep/jobs.ts'
import { runUpkeep } from '#main/store/upkeep/run-upkeep.ts'
import { storeClock } from '#main/sync/clock.ts'
import { model } from '#shared/model/model.ts'
import { newId, offlineHost } from '../../crash/offline-host.ts'
import { bigStore } from './big-store.ts'

const root = mkdtempSync(join(tmpdir(), 'upkeep-'))
let big: ReturnType<typeof bigStore>
beforeAll(() => {
  big = bigStore(root)
})
afterAll(() => {
  big.db.close()
  rmSync(root, { recursive: true, force: true })
})

const DAY_MS = 24 * 60 * 60_000
const machineAt = (wall: () => number) => ({ monotonic: () => wall(), wall })

/** A copy of the big store of its own, open, with its daily upkeep. */
function looked(wall: () => number = () => Date.now()) {
  const folder = mkdtempSync(join(root, 'copy-'))
  const path = join(folder, 'store.db')
  copyFileSync(big.path, path)
  const opened = openStoreFile(path, big.key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const storage = sqliteStorage(opened.db, model)
  const found: string[] = []
  const backups = join(folder, 'backups')
  const places = { path, key: big.key, backups, damaged: (reason: string) => void found.push(reason) }
  const upkeep = () => dailyUpkeep(opened.db, storage, storeClock(storage, machineAt(wall)), places)
  return { path, backups, db: opened.db, storage, found, upkeep }
}

/** Breaks a page in the middle of the file, as a worn disk does. */
function breakPage(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(64, 7), 0, 64, Math.floor(statSync(path).size / 8_192) * 4_096 + 100)
}

test('saves are acknowledged while the backup of a big store is being made', async () => {
  const { path, backups, db } = looked()
  expect(isSmall(db)).toBe(false)
  const host = offlineHost(db, () => () => {})
  const running = runUpkeep({ kind: 'backup', path, key: big.key, folder: backups, day: '2026-11-01' })
  let made: BackupOutcome | null = null
  const done = running.done.then((answer) => {
    made = answer
  })
  let during = 0
  const unfinished = join(backups, 'store-2026-11-01.db.unfinished')
  while (made === null) {
    const customer = { customerId: newId(), type: 'company', name: 'Ana', identifiers: [], phones: [], emails: [] }
    const saved = await host.dispatch(newId(), 'customer.create', { ...customer, city: 'Cali', notes: '' })
    if (!saved.ok) throw new Error(saved.error.code)
    if (existsSync(unfinished)) during++
    await new Promise(setImmediate)
  }
  await done
  expect(made).toEqual({ kind: 'made' })
  expect(during).toBeGreaterThan(0)
  expect(backupsIn(backups)).toEqual(['2026-11-01'])
  await host.stop()
  db.close()
})

test('a big store is backed up and checked once a day, and not twice', async () => {
  let now = Date.UTC(2026, 10, 2, 15)
  const { backups, db, storage, found, upkeep } = looked(() => now)
  const daily = upkeep()
  await daily.round()
  expect(backupsIn(backups)).toEqual(['2026-11-02'])
  expect(storage.meta('checkedOn')).toBe('2026-11-02')
  now += DAY_MS
  await daily.round()
  expect(backupsIn(backups)).toEqual(['2026-11-03', '2026-11-02'])
  expect(storage.meta('checkedOn')).toBe('2026-11-03')
  expect(found).toEqual([])
  daily.stop()
  db.close()
})

test('the check waits while the advisor is in a call, and gives up when it is told to stop', async () => {
  const now = Date.UTC(2026, 10, 2, 15)
  const { db, storage, upkeep } = looked(() => now)
  const inCall = `insert into interaction (id, version, schema, doc, state, opened_at) values ('a', 1, 1, '{"channel":"voice"}', 'open', ?)`
  db.prepare(inCall).run(new Date(now - 60_000).toISOString())
  const daily = upkeep()
  await daily.round()
  expect(storage.meta('checkedOn')).toBeNull()
  db.prepare('delete from interaction').run()
  await daily.round()
  expect(storage.meta('checkedOn')).toBe('2026-11-02')

  const running = runUpkeep({ kind: 'check', path: join(root, 'store.db'), key: big.key })
  running.stop()
  expect(await running.done).toEqual({ kind: 'stopped' })
  daily.stop()
  db.close()
})

test('a backup is stopped while it is made: nothing of it is left, and the next round makes it', async () => {
  const { path, backups, db, upkeep } = looked(() => Date.UTC(2026, 10, 2, 15))
  const running = runUpkeep({ kind: 'backup', path, key: big.key, folder: backups, day: '2026-11-01' })
  const shares = new Set<number>()
  while (running.share() < 0.1) {
    shares.add(running.share())
    await new Promise(setImmediate)
  }
  running.stop()
  expect(await running.done).toEqual({ kind: 'stopped' })
  expect(readdirSync(backups)).toEqual([])

  const daily = upkeep()
  const round = daily.round()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(daily.status()).toMatchObject({ kind: 'backup' })
  daily.interrupt()
  await round
  expect(daily.status()).toBeNull()
  expect(readdirSync(backups)).toEqual([])
  await daily.round()
  expect(backupsIn(backups)).toEqual(['2026-11-02'])
  daily.stop()
  db.close()
})

test('a backup holds what was committed when it began, whatever is saved and checkpointed meanwhile', async () => {
  const { path, backups, db } = looked()
  const host = offlineHost(db, () => () => {})
  const save = async () => {
    const customer = { customerId: newId(), type: 'company', name: 'Ana', identifiers: [], phones: [], emails: [] }
    const saved = await host.dispatch(newId(), 'customer.create', { ...customer, city: 'Cali', notes: '' })
    if (!saved.ok) throw new Error(saved.error.code)
    return saved.value.commandId
  }
  const before = [await save(), await save()]
  for (let round = 1; round <= 5; round++) {
    const day = `2026-11-0${round}`
    const running = runUpkeep({ kind: 'backup', path, key: big.key, folder: backups, day })
    let made = false
    void running.done.then(() => {
      made = true
    })
    const meanwhile: string[] = []
    while (!made) {
      meanwhile.push(await save())
      // In every other round what was saved stands in the WAL alone.
      if (round % 2 === 0) db.pragma('wal_checkpoint(PASSIVE)')
      await new Promise(setImmediate)
    }
    expect(await running.done).toEqual({ kind: 'made' })
    const opened = openStoreFile(join(backups, `store-${day}.db`), big.key)
    if (opened.kind !== 'open') throw new Error(opened.kind)
    const held = new Set(opened.db.prepare<[], string>(`select id from command where state = 'queued'`).pluck().all())
    expect(before.filter((id) => !held.has(id))).toEqual([])
    // Of what came meanwhile an unbroken beginning.
    const first = meanwhile.findIndex((id) => !held.has(id))
    if (first !== -1) expect(meanwhile.slice(first).filter((id) => held.has(id))).toEqual([])
    expect(opened.db.pragma('integrity_check', { simple: true })).toBe('ok')
    opened.db.close()
    before.push(...meanwhile)
  }
  await host.stop()
  db.close()
})

test.each([
  ['check', '2026-11-02'],
  ['backup', null],
])('damage in a page that nobody reads is found by the %s, and the store is mended', async (_, backedUp) => {
  const { path, backups, db, found, upkeep } = looked(() => Date.UTC(2026, 10, 2, 15))
  if (backedUp !== null) await runUpkeep({ kind: 'backup', path, key: big.key, folder: backups, day: backedUp }).done
  const host = offlineHost(db, () => () => {})
  const customer = { customerId: newId(), type: 'company', name: 'Rescatada', identifiers: [], phones: [], emails: [] }
  const saved = await host.dispatch(newId(), 'customer.create', { ...customer, city: 'Cali', notes: '' })
  if (!saved.ok) throw new Error(saved.error.code)
  await host.stop()
  db.pragma('wal_checkpoint(TRUNCATE)')
  breakPage(path)
  const daily = upkeep()
  await daily.round()
  expect(found).toHaveLength(1)
  daily.stop()
  db.close()

  // Without what was found the same store opens as if it were whole: it is too large to be checked there.
  const blind = await openAndMend({ path, key: big.key }, () => {})
  if (blind.kind !== 'open') throw new Error(blind.kind)
  expect(blind.notices).toEqual([])
  blind.close()

  markDamaged(path, found[0] ?? '')
  const mended = await openAndMend({ path, key: big.key }, () => {})
  if (mended.kind !== 'open') throw new Error(mended.kind)
  expect(mended.notices).toMatchObject([{ kind: 'setAside', rescued: 1 }])
  expect(mended.db.prepare('select id from command').pluck().all()).toEqual([saved.value.commandId])
  expect(foundDamage(path)).toBeNull()
  expect(readdirSync(join(path, '..')).some((name) => /^store\.db\.danada-\w+$/.test(name))).toBe(true)
  mended.close()
})
