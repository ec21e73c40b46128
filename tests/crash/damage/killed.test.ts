import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupPath, makeBackup } from '#main/store/file/backup.ts'
import { markDamaged } from '#main/store/file/open-marker.ts'
import { openAndMend } from '#main/store/open-and-mend.ts'
import { keepNotices } from '#main/store/store-notices.ts'
import { type CutStore, copyOf, cutStore, PARTS } from './store.ts'

let cut: CutStore
beforeAll(async () => {
  cut = await cutStore()
})
afterAll(() => rmSync(cut.folder, { recursive: true, force: true }))

const dying = fileURLToPath(new URL('./dying.ts', import.meta.url))
const DAY = '2026-11-24'

/** @returns whether it died before that step; otherwise it has taken all of them */
function diedBefore(step: number, what: 'mend' | 'restore', folder: string): boolean {
  const ended = spawnSync(process.execPath, [dying, what, folder, cut.key.toString('hex'), `${step}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (ended.signal !== 'SIGKILL' && ended.status !== 0) throw new Error(`${what} ended with ${ended.status}`)
  return ended.signal === 'SIGKILL'
}

async function opened(folder: string) {
  const outcome = await openAndMend({ path: join(folder, 'store.db'), key: cut.key }, () => {})
  if (outcome.kind !== 'open') return { kind: outcome.kind }
  const commands = Number(outcome.db.prepare('select count(*) from command').pluck().get())
  outcome.close()
  return { kind: outcome.kind, commands, notices: outcome.notices }
}

/** What a mending or a restore may leave beside a store while it goes on. */
const leftOver = (folder: string) => readdirSync(folder).filter((name) => /mended|restored|\.next/.test(name))

test.each([
  { how: 'damage found while it was open', spoil: (path: string) => markDamaged(path, 'page 3'), rescued: 60, lost: 0 },
  { how: 'its WAL gone', spoil: (path: string) => rmSync(`${path}-wal`), rescued: 31, lost: null },
])(
  'a store with $how is mended whole and says so, wherever its mending is killed',
  async ({ spoil, rescued, lost }) => {
    let steps = 0
    for (let died = true; died; ) {
      const folder = copyOf(cut.folder)
      spoil(join(folder, 'store.db'))
      died = diedBefore(++steps, 'mend', folder)
      const store = await opened(folder)
      expect(store, `killed before step ${steps}`).toMatchObject({
        kind: 'open',
        commands: rescued,
        notices: [{ kind: 'setAside', rescued, lost }],
      })
      const [notice] = store.notices ?? []
      expect(notice?.kind === 'setAside' && existsSync(join(folder, notice.name))).toBe(true)
      expect(leftOver(folder)).toEqual([])
      rmSync(folder, { recursive: true })
    }
    // The renames, at least, of the store and of what belongs to it.
    expect(steps).toBeGreaterThan(5)
  },
  300_000,
)

test('a restore that is killed has happened or not, and the store of before is never silently an empty one', async () => {
  const seen = new Set<string>()
  for (let died = true, step = 1; died; step++) {
    const folder = copyOf(cut.folder)
    const path = join(folder, 'store.db')
    await opened(folder)
    makeBackup({ path, key: cut.key, folder, day: DAY })
    copyFileSync(backupPath(folder, DAY), join(folder, 'backup.db'))
    died = diedBefore(step, 'restore', folder)
    const store = await opened(folder)
    const aside = readdirSync(folder).find((name) => /reemplazada-\w+$/.test(name))
    expect(store, `killed before step ${step}`).toMatchObject({
      kind: 'open',
      commands: 60,
      notices: aside === undefined ? [] : [{ kind: 'restored', name: aside, kept: 0 }],
    })
    expect(readdirSync(folder).filter((name) => name.endsWith('.next'))).toEqual([])
    seen.add(aside === undefined ? 'not' : 'done')
    rmSync(folder, { recursive: true })
  }
  expect([...seen].sort()).toEqual(['done', 'not'])
}, 300_000)

test('what a store has to say is said at every opening until its person has put it away', async () => {
  const folder = copyOf(cut.folder)
  const path = join(folder, 'store.db')
  markDamaged(path, 'page 3')
  const told = (await opened(folder)).notices
  expect(told).toHaveLength(1)
  expect((await opened(folder)).notices).toEqual(told)
  const again = await openAndMend({ path, key: cut.key }, () => {})
  if (again.kind !== 'open') throw new Error(again.kind)
  keepNotices(again.db, [])
  again.close()
  expect((await opened(folder)).notices).toEqual([])
  rmSync(folder, { recursive: true })
})

test('a damaged store on a full disk stays as it is, and is mended when there is room', async ({ skip }) => {
  if (process.getuid?.() !== 0) skip('a small disk of its own needs root to be mounted')
  for (const left of [0, 20_000, 60_000, 120_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'mend-full-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder])
    try {
      const path = join(folder, 'store.db')
      for (const part of PARTS) copyFileSync(join(cut.folder, `store.db${part}`), path + part)
      markDamaged(path, 'page 3')
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize - left))
      expect(await opened(folder), `${left} bytes left`).toEqual({ kind: 'diskFull' })
      rmSync(join(folder, 'ballast'))
      expect(await opened(folder), `${left} bytes were left`).toMatchObject({
        commands: 60,
        notices: [{ kind: 'setAside', rescued: 60, lost: 0 }],
      })
    } finally {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    }
  }
})
