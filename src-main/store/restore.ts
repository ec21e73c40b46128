import { existsSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Person } from '#shared/console/session.ts'
import { KeptEnvelope } from '#shared/kernel/commands.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { rememberedActor } from '../sync/actor.ts'
import { keepHighest } from '../sync/clock.ts'
import { dropLeases } from '../sync/numbers.ts'
import { rebase } from '../sync/rebase.ts'
import { copyFile } from './file/copy-while-open.ts'
import { isDamage, isDiskFull, openStoreFile } from './file/open-file.ts'
import { type Kept, readKept } from './file/rescue.ts'
import { asidePath, finishReplacing, replaceStore } from './file/set-aside.ts'
import type { ReplicaStorage } from './port.ts'
import { rowOf } from './sqlite/commands.ts'
import { drafts } from './sqlite/drafts.ts'
import { migrate, NewerDatabase } from './sqlite/migrate.ts'
import { sqliteStorage } from './sqlite/sqlite-storage.ts'
import { keepNotices } from './store-notices.ts'
import { checkStore } from './upkeep/check.ts'
import { part, UNWATCHED, type WatchedWork } from './upkeep/watched-work.ts'

/** The store that goes back, closed, and the backup that it goes back to. */
export interface RestoreWanted {
  readonly path: string
  readonly key: Uint8Array
  readonly backup: string
  readonly person: Person
}

/** `ready`: a copy waits beside the store and nothing else has changed; the store will be set aside as `name`. */
export type RestoreOutcome =
  | { readonly kind: 'ready'; readonly name: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'tooNew'; readonly found: number; readonly known: number }
  | { readonly kind: 'diskFull' }

const readyPath = (store: string): string => `${store}.restored`

/**
 * Makes of a backup a store that may take the place of today's: it gives none of the numbers that it may have given
 * since, it knows of every command what today's store knows of it, and it asks the centre for everything again.
 */
export function prepareRestore(
  { path, key, backup, person }: RestoreWanted,
  model: Model,
  watched: WatchedWork = UNWATCHED,
): RestoreOutcome {
  const copy = readyPath(path)
  finishReplacing(path)
  forgetPrepared(path)
  try {
    copyFile(backup, copy, part(watched, 0, 0.4))
    const opened = openStoreFile(copy, key)
    if (opened.kind !== 'open') return opened.kind === 'diskFull' ? opened : { kind: 'unreadable' }
    try {
      if (checkStore(opened.db, part(watched, 0.4, 0.9)).kind !== 'sound') return { kind: 'unreadable' }
      watched.progress(0.9)
      migrate(opened.db)
      const kept = bringForward(opened.db, model, person, readKept(path, key))
      const name = basename(asidePath(path, 'reemplazada'))
      const from = instantOf(Math.round(statSync(backup).mtimeMs))
      keepNotices(opened.db, [{ kind: 'restored', from, name, kept }])
      opened.db.pragma('wal_checkpoint(TRUNCATE)')
      return { kind: 'ready', name }
    } finally {
      opened.db.close()
    }
  } catch (failure) {
    if (failure instanceof NewerDatabase) return { kind: 'tooNew', found: failure.found, known: failure.known }
    if (isDamage(failure)) return { kind: 'unreadable' }
    if (isDiskFull(failure)) return { kind: 'diskFull' }
    throw failure
  }
}

/** A copy that was prepared at another time or only in part, and never took its place. */
export function forgetPrepared(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(readyPath(path) + part, { force: true })
}

/** Puts the prepared copy, which says so itself, in the place of the store, which is set aside as `name` and stays. */
export function takePlace(path: string, name: string): void {
  if (existsSync(readyPath(path))) replaceStore(path, readyPath(path), join(dirname(path), name))
}

/** @returns how many commands only the newer store had, delivered or not */
function bringForward(db: Database, model: Model, person: Person, newer: Kept): number {
  const { storage, actor } = rememberedActor(sqliteStorage(db, model), model, person)
  return storage.transaction(() => {
    dropLeases(storage)
    for (const scope of storage.scopes())
      storage.putScope({ ...scope, cursor: '', generation: scope.generation + 1, sweeping: true })
    keepHighest(storage, newer.highestAt ?? instantOf(0))
    const kept = takeCommands(storage, newer)
    takeDrafts(db, newer)
    rebase({ storage, model, actor, now: () => instantOf(Date.now()), changed: () => {} })
    return kept
  })
}

/** What became of a command since the backup holds: what was discarded stays discarded, what was answered answered. */
function takeCommands(storage: ReplicaStorage, newer: Kept): number {
  let kept = 0
  for (const raw of newer.commands) {
    if (!KeptEnvelope.safeParse(JSON.parse(raw.body)).success) continue
    const { seq: _, id, body, ...state } = rowOf(raw)
    if (storage.command(id) === null) {
      storage.appendCommand({ id, body, ...state })
      kept++
    } else storage.patchCommand(id, state)
  }
  return kept
}

/** A draft of the backup is kept unless what it was for has been done since: it would be done again. */
function takeDrafts(db: Database, newer: Kept): void {
  const texts = drafts(db)
  const done = newer.commands.map(({ body }) => body)
  for (const { contact } of texts.all()) if (done.some((body) => body.includes(contact))) texts.drop(contact)
  for (const draft of newer.drafts) texts.put(draft.contact, draft.field, draft.text, draft.updatedAt)
}
