import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Instant, unixMsOf } from '#shared/kernel/instants.ts'
import { isDamage, openStoreFile } from '../file/open-file.ts'
import { foundDamage, isWalLost } from '../file/open-marker.ts'
import { rescueStore } from '../file/rescue.ts'
import { partsOf } from '../file/set-aside.ts'
import type { ReplicaStorage } from '../port.ts'
import { noticesIn } from '../store-notices.ts'

/** † Ours: so long a store that was set aside is still there after nobody misses what it held. */
export const ASIDE_DAYS = 30
const DAY_MS = 24 * 60 * 60_000

/** Since when nobody misses what a store that was set aside held; null: it stays, for not all that it held could be read. */
const SINCE = 'asideSince'
const Since = z.record(z.string(), Instant.nullable())

interface Asides {
  readonly db: Database
  readonly storage: Pick<ReplicaStorage, 'meta' | 'setMeta' | 'transaction'>
  /** Of the store itself. */
  readonly path: string
  readonly key: Uint8Array
  /** The centre's time: a wall clock that is ahead would delete too early. */
  readonly now: Instant
  /** What would be lost with today's store, which holds what was rescued. */
  readonly atStake: number
}

/**
 * Deletes the stores that were set aside beside this one, damaged or replaced by a backup, after {@link ASIDE_DAYS} from the
 * day on which what they held was at the centre or their person had put the notice away: under the same key they hold what has
 * left this person's scopes since. Never one whose commands could not all be read: that may still be all there is of them.
 */
export async function forgetOldAsides({ db, storage, path, key, now, atStake }: Asides): Promise<void> {
  const kept = storage.meta(SINCE)
  const before = kept === null ? {} : Since.parse(JSON.parse(kept))
  const told = new Set((await noticesIn(db)).map((notice) => ('name' in notice ? notice.name : '')))
  const since: z.infer<typeof Since> = {}
  for (const name of asidesOf(path)) {
    const at = before[name]
    if (at === undefined) {
      if (atStake === 0 || !told.has(name)) since[name] = now
    } else if (at === null || unixMsOf(now) < unixMsOf(at) + ASIDE_DAYS * DAY_MS) since[name] = at
    else if (isRescued(join(dirname(path), name), key))
      for (const part of partsOf(join(dirname(path), name))) rmSync(part, { force: true })
    else since[name] = null
  }
  const text = JSON.stringify(since)
  if (text !== (kept ?? '{}')) storage.transaction(() => storage.setMeta(SINCE, text))
}

function asidesOf(path: string): readonly string[] {
  const store = basename(path)
  return readdirSync(dirname(path)).filter(
    (name) => name.startsWith(`${store}.`) && /^\.(?:danada|reemplazada)-\w+$/.test(name.slice(store.length)),
  )
}

/** Everything that its person had written could be read, and was brought over before it was set aside. */
function isRescued(aside: string, key: Uint8Array): boolean {
  const damage = foundDamage(aside)
  if (damage !== null && isWalLost(damage)) return false
  try {
    return rescueStore(aside, key).lost === 0 && readsWhole(aside, key)
  } catch (failure) {
    if (isDamage(failure)) return false
    throw failure
  }
}

/** Drafts and own files, which {@link rescueStore} leaves out where they cannot be read. @throws what reading them does */
function readsWhole(aside: string, key: Uint8Array): boolean {
  const opened = openStoreFile(aside, key)
  if (opened.kind !== 'open') return false
  const { db } = opened
  try {
    db.prepare('select contact, field, text from draft').all()
    const own = 'select rowid from attachment_piece where attachment in (select id from attachment where own = 1)'
    const piece = db.prepare('select bytes from attachment_piece where rowid = ?')
    for (const row of db.prepare(own).pluck().all()) piece.get(row)
    return true
  } finally {
    db.close()
  }
}
