import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'

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

/**
 * One backup a day by SQLite's VACUUM INTO, which keeps cipher and key; seven are kept.
 * A copy of the file alone would miss what is still in its WAL (reliability, trap 10).
 * @param day civil date, 2026-11-24
 * @returns whether one was made now
 */
export function dailyBackup(db: Database, folder: string, day: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = backupPath(folder, day)
  if (existsSync(path)) return false
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { force: true })
  db.prepare('vacuum into ?').run(unfinished)
  renameSync(unfinished, path)
  for (const old of backupsIn(folder).slice(KEPT)) rmSync(backupPath(folder, old))
  return true
}
