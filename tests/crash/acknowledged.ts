import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStoreFile } from '#main/store/file/open-file.ts'

/** Which of these commands a store file holds; a store that cannot be opened holds none of them. */
export function heldIn(path: string, key: Uint8Array): ReadonlySet<string> {
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') return new Set()
  try {
    const tables = opened.db.prepare(`select 1 from sqlite_schema where name = 'command'`).all()
    if (tables.length === 0) return new Set()
    const ok = opened.db.pragma('integrity_check(1)', { simple: true })
    if (ok !== 'ok') throw new Error(`${path}: ${String(ok)}`)
    return new Set(opened.db.prepare('select id from command').pluck().all() as string[]) // a column of text
  } finally {
    opened.db.close()
  }
}

export const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `${name}-`))
export const idsIn = (said: string): string[] => said.match(/[0-9a-f-]{36}(?=\n)/g) ?? []
