import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUse, lockFolder } from './folder-lock.ts'
import { thisProcess } from './lock-holder.ts'

let base: string
let folder: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lock-'))
  folder = join(base, 'central')
})
afterEach(() => rmSync(base, { recursive: true }))

const lock = () => `${folder}.lock`
const self = thisProcess()
const beats = { everyMs: 40, deadMs: 400 }
const other = { ...self, place: 'the other container' }
const leave = (holder: object | number | string) =>
  writeFileSync(lock(), typeof holder === 'object' ? JSON.stringify({ ...holder, id: 'x' }) : String(holder))

test('a folder is one process’s, and the next one’s when it is given back', async () => {
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid })
  unlock()
  ;(await lockFolder(folder))()
  expect(readdirSync(base)).toEqual([])
})

test('two containers on one volume, each of whose centre is process 1: the second does not take it over', async () => {
  const unlock = await lockFolder(folder, { self: { ...other, pid: 1 }, beats })
  await expect(lockFolder(folder, { self: { ...self, pid: 1 }, beats })).rejects.toThrow(FolderInUse)
  unlock()
  ;(await lockFolder(folder, { self: { ...self, pid: 1 }, beats }))()
})

test('what a container left that was killed is taken over: at once when it is long ago, else when no word of it comes', async () => {
  leave({ ...other, pid: 1 })
  utimesSync(lock(), new Date(0), new Date(0))
  // Nobody waits here: this test would end before that.
  ;(await lockFolder(folder, { self, beats: { ...beats, deadMs: 60_000 } }))()
  const before = performance.now()
  leave({ ...other, pid: 1 })
  ;(await lockFolder(folder, { self, beats }))()
  expect(performance.now() - before).toBeGreaterThan(beats.deadMs)
  expect(readdirSync(base)).toEqual([])
})

test('a process that has the number of one that died is not taken for it', async ({ skip }) => {
  skip(process.platform !== 'linux', 'Linux says when a process began')
  leave({ ...self, began: '1' })
  ;(await lockFolder(folder, { self, beats }))()
  leave({ ...self, pid: process.ppid, began: '1' })
  ;(await lockFolder(folder, { self, beats }))()
})

test('what a version before wrote, and what a crash left half written, is understood', async () => {
  leave(process.ppid)
  await expect(lockFolder(folder, { self, beats })).rejects.toThrow(FolderInUse)
  leave(process.pid)
  ;(await lockFolder(folder, { self, beats }))()
  leave('')
  ;(await lockFolder(folder, { self, beats }))()
})

test('two that take over at once are not both given it', async () => {
  for (let turn = 0; turn < 2; turn++) {
    leave({ ...other, pid: 1 })
    const both = await Promise.allSettled([lockFolder(folder, { self, beats }), lockFolder(folder, { self, beats })])
    const given = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(given).toHaveLength(1)
    for (const unlock of given) unlock()
  }
})

const inOwnNumbers = ['--pid', '--fork', '--mount-proc']
const canUnshare = spawnSync('unshare', [...inOwnNumbers, 'true']).status === 0
test('a process 1 of other numbers than ours, as a container has, finds ours held', async ({ skip }) => {
  skip(!canUnshare, 'this machine lets nobody have process numbers of their own (unshare)')
  const unlock = await lockFolder(folder, { beats })
  const script = `import('${join(import.meta.dirname, 'folder-lock.ts')}').then(({ lockFolder }) =>
    lockFolder('${folder}', { beats: { everyMs: 40, deadMs: 4000 } })).then(() => console.log('both', process.pid), (failure) => console.log(failure.code, process.pid))`
  const child = spawn('unshare', [...inOwnNumbers, process.execPath, '--input-type=module', '--eval', script])
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  await new Promise((resolve) => child.once('close', resolve))
  unlock()
  expect(said).toBe('FOLDER_IN_USE 1\n')
})
