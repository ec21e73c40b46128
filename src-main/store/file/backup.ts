import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { BackupContents, BackupOutcome } from '../upkeep/jobs.ts'
import { isDamage, openReadOnly } from './open-file.ts'

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
 * One backup a day by SQLite's VACUUM INTO over a connection of its own, which keeps cipher and key; seven are kept.
 * A copy of the file alone would miss what is still in its WAL (reliability, trap 10).
 * @throws what a full disk or a folder that cannot be written throws; what was unfinished is not taken for a backup
 */
export function makeBackup({ path, key, folder, day }: BackupWanted): BackupOutcome {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const made = backupPath(folder, day)
  if (existsSync(made)) return { kind: 'there' }
  const opened = openReadOnly(path, key)
  if (opened.kind === 'damaged') return opened
  const unfinished = `${made}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    opened.db.prepare('vacuum into ?').run(unfinished)
  } catch (failure) {
    if (isDamage(failure)) return { kind: 'damaged', reason: String(failure) }
    throw failure
  } finally {
    opened.db.close()
  }
  renameSync(unfinished, made)
  for (const old of backupsIn(folder).slice(KEPT)) rmSync(backupPath(folder, old))
  return { kind: 'made' }
}

/** What each backup holds, newest first. */
export const backupContents = (folder: string, key: Uint8Array): readonly BackupContents[] =>
  backupsIn(folder).map((day) => {
    const path = backupPath(folder, day)
    const { mtimeMs, size } = statSync(path)
    return { day, madeAt: Math.round(mtimeMs), bytes: size, holds: holdsOf(path, key) }
  })

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
