import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { KeptEnvelope } from '#shared/kernel/commands.ts'
import { model } from '#shared/model/model.ts'
import { RejectionShape } from '#shared/sync/protocol.ts'
import { rescueFiles } from '../attachments/rescue.ts'
import { diskFull, type OpenedFile, openStoreFile } from './file/open-file.ts'
import { attempt, type Rescued, rescueStore } from './file/rescue.ts'
import { asidePath, replaceStore } from './file/set-aside.ts'
import type { OpenOutcome } from './process-protocol.ts'
import { type ReadyStore, readyStore } from './ready-store.ts'
import { drafts } from './sqlite/drafts.ts'
import { migrate } from './sqlite/migrate.ts'
import { sqliteStorage } from './sqlite/sqlite-storage.ts'
import { keepNotices } from './store-notices.ts'

/**
 * Brings the readable outbox of a damaged store into a new one, made beside it with what its person is told, and sets the
 * damaged one aside for it: until the new one is whole, the damaged one stands in its place and is mended anew. Loaded
 * when there is one (open-and-mend.ts).
 * @param countable whether what is lost can be counted
 * @throws what a full disk throws: then nothing has changed, or all of it
 */
export async function mendStore(
  { path, key }: { readonly path: string; readonly key: Uint8Array },
  countable: boolean,
): Promise<ReadyStore | Exclude<OpenOutcome, { kind: 'open' }>> {
  const successor = `${path}.mended`
  const aside = asidePath(path, 'danada')
  forget(successor)
  try {
    const made = makeSuccessor({ path, key }, successor, basename(aside), countable)
    if (made !== null) return made
    replaceStore(path, successor, aside)
  } finally {
    forget(successor)
  }
  const fresh = openStoreFile(path, key)
  return fresh.kind === 'open' ? readyStore(path, fresh.db) : cannotOpen(fresh)
}

/** @returns null when it is there, whole and closed */
function makeSuccessor(
  { path, key }: { readonly path: string; readonly key: Uint8Array },
  successor: string,
  name: string,
  countable: boolean,
): Exclude<OpenOutcome, { kind: 'open' }> | null {
  const rescued = rescueStore(path, key)
  const made = openStoreFile(successor, key)
  if (made.kind !== 'open') return cannotOpen(made)
  try {
    migrate(made.db)
    const lost = countable ? rescued.lost : null
    keepNotices(made.db, [{ kind: 'setAside', name, rescued: rescued.commands.length, lost }])
    bringOver(made.db, rescued)
    bringFiles(made.db, path, key)
    made.db.pragma('wal_checkpoint(TRUNCATE)')
    return null
  } finally {
    made.db.close()
  }
}

const cannotOpen = (file: Exclude<OpenedFile, { kind: 'open' }>): Exclude<OpenOutcome, { kind: 'open' }> =>
  file.kind === 'diskFull' ? file : { kind: 'unreadable', reason: file.reason }

function forget(successor: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(successor + part, { force: true })
}

/** After the commands, which take over the files that they name by being written. */
function bringFiles(db: Database, path: string, key: Uint8Array): void {
  const damaged = openStoreFile(path, key)
  if (damaged.kind === 'diskFull') throw diskFull()
  if (damaged.kind !== 'open') return
  try {
    db.transaction(() => rescueFiles(damaged.db, db, attempt))()
  } finally {
    damaged.db.close()
  }
}

/** Undelivered commands keep their ids: what the centre has already, it answers again. */
function bringOver(db: Database, rescued: Rescued): void {
  const storage = sqliteStorage(db, model)
  const texts = drafts(db)
  storage.transaction(() => {
    for (const row of rescued.commands) {
      const body = KeptEnvelope.safeParse(JSON.parse(row.body))
      if (!body.success) continue
      const refused = row.state === 'refused'
      const rejection = row.rejection === null ? null : RejectionShape.parse(JSON.parse(row.rejection))
      storage.appendCommand({
        id: body.data.id,
        body: body.data,
        state: refused ? 'refused' : 'queued',
        position: null,
        recovered: null,
        collected: false,
        rejection:
          rejection === null
            ? null
            : { code: rejection.code, ...(rejection.facts === undefined ? {} : { facts: rejection.facts }) },
        group: refused ? row.refusedGroup : null,
        settledAt: null,
      })
    }
    for (const draft of rescued.drafts) texts.put(draft.contact, draft.field, draft.text, draft.updatedAt)
  })
}
