import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeFolders } from '#shared/kernel/make-folders.ts'
import { type Holder, holderIn, isRunning, thisProcess } from './lock-holder.ts'

/** Another process has the folder open: PGlite would write into what it writes. */
export class FolderInUse extends Error {
  readonly code = 'FOLDER_IN_USE'
  readonly lock: string
  constructor(lock: string) {
    super(`the folder is in use by the process named in ${lock}`)
    this.lock = lock
  }
}

/** † Ours: a holder that cannot be seen from here says so often that it lives, and is given up after so long without a word. */
const BEATS = { everyMs: 5_000, deadMs: 30_000 }
const LOOK_MS = 100

export interface LockOptions {
  readonly beats?: typeof BEATS
  readonly self?: Holder
}

/**
 * Takes a folder for this process, by a file beside it that names the process; one that a dead process left is taken over.
 * Where it cannot be seen whether the holder lives (another container or machine on the same volume), its word is awaited.
 * @returns gives it back
 * @throws FolderInUse
 */
export async function lockFolder(
  folder: string,
  { beats = BEATS, self = thisProcess() }: LockOptions = {},
): Promise<() => void> {
  const lock = `${folder}.lock`
  makeFolders({ existsSync, mkdirSync, statSync, dirname }, dirname(lock), 0o777)
  // Never that of another lock: what is in the file is its holder's alone.
  const mine = JSON.stringify({ ...self, id: randomUUID() })
  while (!isWritten(lock, mine)) {
    const there = textOf(lock)
    if (there === null) continue
    if (await isHeld(lock, there, self, beats.deadMs)) throw new FolderInUse(lock)
    takeAway(lock, there)
  }
  const beating = setInterval(() => beat(lock, mine), beats.everyMs)
  beating.unref()
  return () => {
    clearInterval(beating)
    if (textOf(lock) === mine) rmSync(lock, { force: true })
  }
}

function beat(lock: string, mine: string): void {
  try {
    // The same bytes: their time is the file system's, whatever this machine's clock says.
    if (textOf(lock) === mine) writeFileSync(lock, mine, { flag: 'r+' })
  } catch {
    // A disk that fails for a moment does not end the centre: the next word is awaited as long as six of them.
  }
}

/** @returns false where there is one already */
function isWritten(lock: string, mine: string): boolean {
  try {
    writeFileSync(lock, '', { flag: 'wx', mode: 0o600 })
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'EEXIST') return false
    throw failure
  }
  try {
    writeFileSync(lock, mine)
    return true
  } catch (failure) {
    // A full disk: an empty one would keep everybody out.
    rmSync(lock, { force: true })
    throw failure
  }
}

async function isHeld(lock: string, there: string, self: Holder, deadMs: number): Promise<boolean> {
  const seen = isRunning(holderIn(there), self)
  if (seen !== null) return seen
  const first = timeOf(lock)
  if (first === null) return false
  for (let passed = timeNow(lock) - first; passed < deadMs; passed = timeNow(lock) - first) {
    await sleep(LOOK_MS)
    const last = timeOf(lock)
    if (last === null) return false
    if (last !== first) return true
  }
  return false
}

/** Out of the way, and only if it is still the dead one's: another may have taken it over meanwhile. */
function takeAway(lock: string, dead: string): void {
  const aside = `${lock}.${randomUUID()}`
  try {
    renameSync(lock, aside)
  } catch (failure) {
    if (isMissing(failure)) return
    throw failure
  }
  if (textOf(aside) === dead) {
    rmSync(aside)
    return
  }
  renameSync(aside, lock)
  throw new FolderInUse(lock)
}

const isMissing = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === 'ENOENT'

function textOf(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8')
  } catch (failure) {
    if (isMissing(failure)) return null
    throw failure
  }
}

const timeOf = (lock: string): number | null => statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? null

/** What time it is where the lock is kept. */
function timeNow(lock: string): number {
  const probe = `${lock}.${randomUUID()}`
  writeFileSync(probe, '', { flag: 'wx', mode: 0o600 })
  try {
    return statSync(probe).mtimeMs
  } finally {
    rmSync(probe)
  }
}
