import type { Database } from 'better-sqlite3'
import { KeptEnvelope } from '#shared/kernel/commands.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { RejectionShape } from '#shared/sync/protocol.ts'
import { rescueFiles } from '../attachments/rescue.ts'
import { openStoreFile } from './file/open-file.ts'
import { attempt, type Rescued, rescueStore } from './file/rescue.ts'
import { asidePath, setAsideFile } from './file/set-aside.ts'
import type { OpenOutcome } from './process-protocol.ts'
import { type ReadyStore, readyStore } from './ready-store.ts'
import { drafts } from './sqlite/drafts.ts'
import { sqliteStorage } from './sqlite/sqlite-storage.ts'

/**
 * Sets a damaged store aside and brings its readable outbox into a new one. Loaded when there is one (open-and-mend.ts).
 * @param countable whether what is lost can be counted
 */
export function mendStore(
  { path, key }: { readonly path: string; readonly key: Uint8Array },
  countable: boolean,
): ReadyStore | Exclude<OpenOutcome, { kind: 'open' }> {
  const stamp = instantOf(Date.now()).replace(/[-:]|\.\d+/g, '')
  const name = setAsideFile(path, 'danada', stamp)
  const aside = asidePath(path, 'danada', stamp)
  const rescued = rescueStore(aside, key)
  const fresh = openStoreFile(path, key)
  if (fresh.kind !== 'open') return fresh.kind === 'diskFull' ? fresh : { kind: 'unreadable', reason: fresh.reason }
  const lost = countable ? rescued.lost : null
  const mended = readyStore(path, fresh.db, [{ kind: 'setAside', name, rescued: rescued.commands.length, lost }])
  bringOver(fresh.db, rescued)
  bringFiles(fresh.db, aside, key)
  return mended
}

/** After the commands, which take over the files that they name by being written. */
function bringFiles(db: Database, aside: string, key: Uint8Array): void {
  const damaged = openStoreFile(aside, key)
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
