import type { Database } from 'better-sqlite3'
import type { StoreNotice } from '#shared/console/session.ts'
import { CommandEnvelope } from '#shared/kernel/commands.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { RejectionShape } from '#shared/sync/protocol.ts'
import { rescueFiles } from '../attachments/rescue.ts'
import { isWalBroken } from './file/broken-wal.ts'
import { isDamage, isSmall, openStoreFile } from './file/open-file.ts'
import { foundDamage, isWalMissing, markClosed, markOpen } from './file/open-marker.ts'
import { attempt, type Rescued, rescueStore } from './file/rescue.ts'
import { asidePath, setAsideFile } from './file/set-aside.ts'
import type { OpenOutcome } from './process-protocol.ts'
import { drafts } from './sqlite/drafts.ts'
import { migrate, NewerDatabase } from './sqlite/migrate.ts'
import { sqliteStorage } from './sqlite/sqlite-storage.ts'

type Opened = { readonly kind: 'open'; readonly db: Database; readonly notices: readonly StoreNotice[]; close(): void }

/**
 * Opens the store, or sets a damaged one aside, brings its readable outbox into a new one, and says how much that was:
 * the rest is pulled again.
 */
export async function openAndMend(
  wanted: { readonly path: string; readonly key: Uint8Array },
  model: Model,
  damaged: (reason: string) => void,
): Promise<Opened | Exclude<OpenOutcome, { kind: 'open' }>> {
  const { path } = wanted
  const walMissing = isWalMissing(path)
  const opened = openStoreFile(path, wanted.key)
  if (opened.kind === 'diskFull') return { kind: 'diskFull' }
  let reason: string
  // What a lost WAL held cannot be counted: nothing says how many saves there were.
  let countable = true
  if (opened.kind === 'open') {
    const walLost = walMissing ? 'wal missing' : isWalBroken(path, opened.db) ? 'wal broken' : null
    try {
      const fault = walLost ?? foundDamage(path) ?? faultIn(opened.db)
      if (fault === null) return ready(path, opened.db, [])
      countable = walLost === null
      reason = fault
      opened.db.close()
    } catch (failure) {
      opened.db.close()
      if (failure instanceof NewerDatabase) return { kind: 'tooNew', found: failure.found, known: failure.known }
      if (!isDamage(failure)) throw failure
      reason = String(failure)
    }
  } else reason = opened.reason
  damaged(reason)
  const stamp = instantOf(Date.now()).replace(/[-:]|\.\d+/g, '')
  const name = setAsideFile(path, 'danada', stamp)
  const aside = asidePath(path, 'danada', stamp)
  const rescued = rescueStore(aside, wanted.key)
  const fresh = openStoreFile(path, wanted.key)
  if (fresh.kind !== 'open') return fresh.kind === 'diskFull' ? fresh : { kind: 'unreadable', reason: fresh.reason }
  const lost = countable ? rescued.lost : null
  const mended = ready(path, fresh.db, [{ kind: 'setAside', name, rescued: rescued.commands.length, lost }])
  bringOver(fresh.db, model, rescued)
  bringFiles(fresh.db, aside, wanted.key)
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

function faultIn(db: Database): string | null {
  if (!isSmall(db)) return null
  const found = db.pragma('quick_check(1)', { simple: true })
  return found === 'ok' ? null : String(found)
}

function ready(path: string, db: Database, notices: readonly StoreNotice[]): Opened {
  migrate(db)
  markOpen(path)
  return {
    kind: 'open',
    db,
    notices,
    close() {
      // A thread of upkeep may still be reading: then the WAL stays, and the marker with it.
      db.pragma('busy_timeout = 0')
      const [emptied] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[] // one row: busy, log, checkpointed
      // The marker goes while the WAL is still there: a death between the two is no missing WAL.
      if (emptied?.busy === 0) markClosed(path)
      db.close()
    },
  }
}

/** Undelivered commands keep their ids: what the centre has already, it answers again. */
function bringOver(db: Database, model: Model, rescued: Rescued): void {
  const storage = sqliteStorage(db, model)
  const texts = drafts(db)
  storage.transaction(() => {
    for (const row of rescued.commands) {
      const body = CommandEnvelope.safeParse(JSON.parse(row.body))
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
