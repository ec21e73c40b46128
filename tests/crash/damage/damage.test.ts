import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupPath, backupsIn, makeBackup } from '#main/store/file/backup.ts'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { openAndMend } from '#main/store/open-and-mend.ts'
import { type Chance, chance } from '../../simulation/world/random.ts'
import { newFolder } from '../acknowledged.ts'
import { type CutStore, copyOf, cutStore } from './store.ts'

const FILES = 200
let cut: CutStore
beforeAll(async () => {
  cut = await cutStore()
})
afterAll(() => rmSync(cut.folder, { recursive: true, force: true }))

type Damage = (path: string, luck: Chance) => void
const change = (file: string, by: (bytes: Buffer) => void) => {
  const bytes = readFileSync(file)
  by(bytes)
  writeFileSync(file, bytes)
}
const PAGE = 4096
const damages: Readonly<Record<string, Damage>> = {
  'a bit flipped in the store': (path, luck) =>
    change(path, (bytes) => {
      const at = luck.below(bytes.length)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << luck.below(8)), at)
    }),
  'the store cut short': (path, luck) => truncateSync(path, luck.below(readFileSync(path).length)),
  'a page of zeros': (path, luck) =>
    change(path, (bytes) => bytes.fill(0, ...pageAt(luck.below(Math.floor(bytes.length / PAGE))))),
  'the WAL gone': (path) => rmSync(`${path}-wal`),
  'the WAL broken in its middle': (path, luck) =>
    change(`${path}-wal`, (bytes) => {
      const at = luck.below(Math.floor(bytes.length * 0.9))
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
    }),
  'the first page of zeros': (path) => change(path, (bytes) => bytes.fill(0, ...pageAt(0))),
}
const pageAt = (page: number): [number, number] => [page * PAGE, (page + 1) * PAGE]

async function opened(folder: string) {
  const outcome = await openAndMend({ path: join(folder, 'store.db'), key: cut.key }, () => {})
  if (outcome.kind !== 'open') throw new Error(outcome.kind)
  const commands = new Set(outcome.db.prepare('select id from command').pluck().all() as string[]) // a column of text
  const state = { commands, notices: outcome.notices }
  outcome.close()
  return state
}

test('a store that was cut off and is whole opens with everything, and says nothing', async () => {
  const folder = copyOf(cut.folder)
  const { commands, notices } = await opened(folder)
  expect(notices).toEqual([])
  expect([...commands].sort()).toEqual([...cut.acknowledged].sort())
  // Closed cleanly: without WAL and marker it is whole as well.
  expect(existsSync(join(folder, 'store.db-open'))).toBe(false)
  expect((await opened(folder)).notices).toEqual([])
  rmSync(folder, { recursive: true })
})

test(`of ${FILES} damaged files none is taken for a whole one, and what can be read of the outbox is rescued`, async () => {
  const kinds = Object.keys(damages)
  const counts: Record<string, number> = {}
  for (let seed = 1; seed <= FILES; seed++) {
    const luck = chance(seed)
    const kind = kinds[seed % kinds.length] ?? ''
    const folder = copyOf(cut.folder)
    const path = join(folder, 'store.db')
    damages[kind]?.(path, luck)
    const { commands, notices } = await opened(folder)
    const said = `seed ${seed}, ${kind}`
    const missing = cut.acknowledged.filter((id) => !commands.has(id)).length
    const [notice] = notices
    if (notice === undefined) expect(missing, `${said}: opened as whole`).toBe(0)
    else {
      if (notice.kind !== 'setAside') throw new Error(`${said}: ${notice.kind}`)
      expect(existsSync(join(folder, notice.name)), `${said}: not set aside`).toBe(true)
      expect(notice.rescued, said).toBe(commands.size)
      if (notice.lost !== null) expect(notice.lost, `${said}: miscounted`).toBe(missing)
    }
    const how = notice === undefined ? 'whole' : commands.size === 0 ? 'nothing readable' : 'rescued'
    const key = `${kind}: ${how}`
    counts[key] = (counts[key] ?? 0) + 1
    rmSync(folder, { recursive: true })
  }
  console.info(counts)
  // The harness bites: each kind of damage was noticed at least once.
  for (const kind of kinds)
    expect((counts[`${kind}: rescued`] ?? 0) + (counts[`${kind}: nothing readable`] ?? 0)).toBeGreaterThan(0)
})

test('a backup is made once a day, encrypted with the same key, and seven are kept', async () => {
  const folder = copyOf(cut.folder)
  const backups = newFolder('backups')
  const outcome = await openAndMend({ path: join(folder, 'store.db'), key: cut.key }, () => {})
  if (outcome.kind !== 'open') throw new Error(outcome.kind)
  const backUp = (day: string) => makeBackup({ path: join(folder, 'store.db'), key: cut.key, folder: backups, day })
  expect(backUp('2026-11-01')).toEqual({ kind: 'made' })
  expect(backUp('2026-11-01')).toEqual({ kind: 'there' })
  for (let day = 2; day <= 9; day++) backUp(`2026-11-0${day}`)
  expect(backupsIn(backups)).toEqual([9, 8, 7, 6, 5, 4, 3].map((day) => `2026-11-0${day}`))
  // A clock that was a year ahead made one that is newer than all others by its name: it takes nobody's place.
  backUp('2027-11-09')
  for (let day = 10; day <= 16; day++) backUp(`2026-11-${day}`)
  outcome.close()
  expect(backupsIn(backups)).toEqual([16, 15, 14, 13, 12, 11, 10].map((day) => `2026-11-${day}`))
  const newest = backupPath(backups, '2026-11-16')
  expect(readFileSync(newest).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  expect(openStoreFile(newest, Buffer.alloc(32)).kind).toBe('damaged')
  const read = openStoreFile(newest, cut.key)
  if (read.kind !== 'open') throw new Error(read.kind)
  expect(read.db.prepare('select count(*) from command').pluck().get()).toBe(cut.acknowledged.length)
  read.db.close()
  for (const each of [folder, backups]) rmSync(each, { recursive: true })
})
