import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolders } from '#shared/kernel/make-folders.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'

/** Free space below which a start is refused: a new PGlite folder alone takes about 60 MB. */
export const neededMegabytes = 100

/** A data folder that is this process's alone until it is released. */
export interface DataFolder {
  readonly path: string
  /** Notes what runs, for tests and for people: `running.json`. */
  note(running: Readonly<Record<string, unknown>>): void
  release(): void
}

/**
 * Takes a data folder: creates it, proves that it can be written and has space, and claims it, because PGlite's files
 * bear one process only.
 * Refusals: `data.notAFolder`, `data.unreadable`, `data.diskFull`, `data.inUse`.
 */
export function takeDataFolder(path: string): Result<DataFolder, Rejection> {
  const usable = prepare(path)
  if (!usable.ok) return usable
  const holder = livingHolder(path)
  if (holder !== undefined) return reject('data.inUse', { folder: path, pid: holder })
  const file = runningFile(path)
  const note = (running: Readonly<Record<string, unknown>>): void =>
    writeFileSync(file, `${JSON.stringify({ pid: process.pid, ...running }, null, 2)}\n`)
  note({})
  return ok({ path, note, release: () => rmSync(file, { force: true }) })
}

const runningFile = (path: string): string => join(path, 'running.json')

function prepare(path: string): Result<null, Rejection> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found !== undefined && !found.isDirectory()) return reject('data.notAFolder', { folder: path })
  try {
    makeFolders({ existsSync, mkdirSync, statSync, dirname }, path)
    const { bavail, bsize } = statfsSync(path)
    const free = Math.floor((bavail * bsize) / 1_000_000)
    if (free < neededMegabytes) return reject('data.diskFull', { folder: path, free, needed: neededMegabytes })
    writeProbe(join(path, `.probe-${process.pid}`))
    return ok(null)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      return reject('data.diskFull', { folder: path, free: 0, needed: neededMegabytes })
    }
    if (code === 'ENOTDIR' || code === 'EEXIST') return reject('data.notAFolder', { folder: path })
    return reject('data.unreadable', { folder: path, detail: code })
  }
}

/** A quota or a broken disk shows itself only at a write that is forced out. */
function writeProbe(file: string): void {
  const descriptor = openSync(file, 'w')
  try {
    writeFileSync(descriptor, Buffer.alloc(64 * 1024))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
    rmSync(file, { force: true })
  }
}

/** The process that holds the folder, if it still runs and is a start (a number may have been given to another). */
function livingHolder(path: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(runningFile(path), 'utf8'))
    if (!Number.isInteger(pid) || pid === process.pid) return undefined
    process.kill(pid, 0)
    return isStart(pid) ? pid : undefined
  } catch {
    // No note, an unreadable one, or a process that is gone: nobody holds the folder.
    return undefined
  }
}

function isStart(pid: number): boolean {
  if (process.platform !== 'linux') return true
  return /\b(?:start\/run|tools\/dev)\.ts\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
}

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
