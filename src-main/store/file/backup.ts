import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { checkStore } from '../upkeep/check.ts'
import type { BackupContents, BackupOutcome, CheckFinding } from '../upkeep/jobs.ts'
import { part, UNWATCHED, type WatchedWork } from '../upkeep/watched-work.ts'
import { copyWhileOpen } from './copy-while-open.ts'
import { isDamage, openReadOnly, openStoreFile } from './open-file.ts'

const KEPT = 7
const NAME = /^store-(\d{4}-\d{2}-\d{2})\.db$/

/** The days of which there is a backup, newest first. */
export const backupsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => NAME.exec(name)?.[1] ?? [])
        .sort()
        .reverse()
    : []

/** A daily backup as its file is seen from outside, without its key. */
export interface BackupDay {
  readonly day: string
  /** When it was made, milliseconds since the epoch. */
  readonly madeAt: number
  readonly bytes: number
}

export const backupDays = (folder: string): readonly BackupDay[] =>
  backupsIn(folder).map((day) => {
    const { mtimeMs, size } = statSync(backupPath(folder, day))
    return { day, madeAt: Math.round(mtimeMs), bytes: size }
  })

export const backupPath = (folder: string, day: string): string => join(folder, `store-${day}.db`)

/** A store, and where its backup of a day goes. */
export interface BackupWanted {
  readonly path: string
  readonly key: Uint8Array
  readonly folder: string
  /** Civil date, 2026-11-24. */
  readonly day: string
}

/**
 * One backup a day, read whole before it counts as one; seven are kept, first those of this day and before: a later day is of
 * a clock that was ahead. It may be stopped at any moment, and then there is
 * none of the day.
 * @throws what a full disk or a folder that cannot be written throws; what was unfinished is not taken for a backup
 */
export function makeBackup({ path, key, folder, day }: BackupWanted, watched: WatchedWork = UNWATCHED): BackupOutcome {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const made = backupPath(folder, day)
  if (existsSync(made)) return { kind: 'there' }
  const unfinished = `${made}.unfinished`
  forgetUnfinished(unfinished)
  try {
    const copied = copyAndRead(path, key, unfinished, watched)
    if (copied.kind !== 'sound') return copied
    renameSync(unfinished, made)
  } finally {
    forgetUnfinished(unfinished)
  }
  const days = backupsIn(folder)
  const ranked = [...days.filter((one) => one <= day), ...days.filter((one) => one > day)]
  for (const old of ranked.slice(KEPT)) rmSync(backupPath(folder, old))
  return { kind: 'made' }
}

function copyAndRead(path: string, key: Uint8Array, to: string, watched: WatchedWork): CheckFinding {
  const opened = openReadOnly(path, key)
  if (opened.kind === 'damaged') return opened
  try {
    if (!copyWhileOpen(opened.db, path, to, part(watched, 0, 0.5))) return { kind: 'stopped' }
  } finally {
    opened.db.close()
  }
  const copy = openStoreFile(to, key)
  if (copy.kind === 'diskFull') throw Object.assign(new Error('the disk is full'), { code: 'SQLITE_FULL' })
  if (copy.kind === 'damaged') return copy
  try {
    const found = checkStore(copy.db, part(watched, 0.5, 1))
    // One file, that needs no other beside it.
    if (found.kind === 'sound') copy.db.pragma('journal_mode = DELETE')
    return found
  } catch (failure) {
    if (isDamage(failure)) return { kind: 'damaged', reason: String(failure) }
    throw failure
  } finally {
    copy.db.close()
  }
}

function forgetUnfinished(unfinished: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true })
}

/** What each backup holds, newest first. */
export const backupContents = (folder: string, key: Uint8Array): readonly BackupContents[] =>
  backupDays(folder).map((one) => ({ ...one, holds: holdsOf(backupPath(folder, one.day), key) }))

function holdsOf(path: string, key: Uint8Array): BackupContents['holds'] {
  const opened = openReadOnly(path, key)
  if (opened.kind !== 'open') return null
  try {
    const count = (from: string) => countOf(opened.db, from)
    return {
      customers: count('customer'),
      contacts: count('interaction'),
      cases: count('"case"'),
      undelivered: count(`command where state = 'queued'`),
    }
  } catch (failure) {
    if (isDamage(failure)) return null
    throw failure
  } finally {
    opened.db.close()
  }
}

const countOf = (db: Database, from: string): number => Number(db.prepare(`select count(*) from ${from}`).pluck().get())
