import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import type { CommandRecord } from '../sqlite/commands.ts'
import { diskFull, isDamage, openStoreFile } from './open-file.ts'

/** What could be read of a damaged store. `lost` null: nothing says how many there were. */
export interface Rescued {
  readonly commands: readonly RescuedCommand[]
  readonly drafts: readonly {
    readonly contact: string
    readonly field: string
    readonly text: string
    readonly updatedAt: string
  }[]
  readonly lost: number | null
}
export interface RescuedCommand {
  readonly body: string
  readonly state: string
  readonly rejection: string | null
  readonly refusedGroup: string | null
}

/**
 * Reads what is readable of a damaged store's undelivered work, row by row: a page that cannot be read costs its rows
 * and no others. The sequence of commands tells how many there were.
 * @param path opened with its WAL beside it
 * @throws what a full disk throws: what cannot be looked at now is not lost
 */
export function rescueStore(path: string, key: Uint8Array): Rescued {
  const opened = openStoreFile(path, key)
  if (opened.kind === 'diskFull') throw diskFull()
  if (opened.kind !== 'open') return { commands: [], drafts: [], lost: null }
  try {
    return readAll(opened.db)
  } finally {
    opened.db.close()
  }
}

function readAll(db: Database): Rescued {
  const { rows, last, unreadable } = readRows<RescuedCommand>(
    db,
    `select body, state, rejection, refused_group as refusedGroup from command where seq = ? and state in ('queued','held','refused','accepted')`,
  )
  return { commands: rows, drafts: draftsOf(db), lost: last === null ? null : unreadable }
}

/** What a store that makes room for its backup knows and the backup may not. */
export interface Kept {
  readonly commands: readonly CommandRecord[]
  readonly drafts: Rescued['drafts']
  /** The highest time that it has written. */
  readonly highestAt: string | null
}

/** Reads every command of a store, settled ones too, with what became of it. A store that is not there knows nothing. */
export function readKept(path: string, key: Uint8Array): Kept {
  const opened = existsSync(path) ? openStoreFile(path, key) : null
  if (opened?.kind === 'diskFull') throw diskFull()
  if (opened?.kind !== 'open') return { commands: [], drafts: [], highestAt: null }
  const { db } = opened
  try {
    const { rows } = readRows<CommandRecord>(db, 'select * from command where seq = ?')
    const highest = attempt(() => db.prepare(`select value from meta where name = 'highestAt'`).pluck().get())
    return { commands: rows, drafts: draftsOf(db), highestAt: typeof highest === 'string' ? highest : null }
  } finally {
    db.close()
  }
}

function readRows<Row>(db: Database, sql: string): { rows: Row[]; last: number | null; unreadable: number } {
  const rows: Row[] = []
  const highest = attempt(() => db.prepare(`select seq from sqlite_sequence where name = 'command'`).pluck().get())
  const last = typeof highest === 'number' ? highest : null
  const one = db.prepare<[number], Row>(sql)
  let unreadable = 0
  for (let seq = 1; seq <= (last ?? 0); seq++) {
    const row = attempt(() => one.get(seq) ?? null)
    if (row === undefined) unreadable++
    else if (row !== null) rows.push(row)
  }
  return { rows, last, unreadable }
}

const draftsOf = (db: Database): Rescued['drafts'] =>
  attempt(() =>
    db.prepare<[], Rescued['drafts'][number]>('select contact, field, text, updated_at as updatedAt from draft').all(),
  ) ?? []

/** Undefined when the page cannot be read; any other failure is a bug. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (failure) {
    if (isDamage(failure)) return undefined
    throw failure
  }
}
