import { randomUUID } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { instantOf } from '#shared/kernel/instants.ts'
import { logRestore } from '../log/events.ts'
import { openDatabase } from '../store/sql/open.ts'
import { sqlStore } from '../store/sql/sql-store.ts'
import { beginRecovery } from '../sync/recovery.ts'
import { dumpPglite, restorePglite } from './pglite.ts'
import { dumpPostgres, restorePostgres } from './postgres.ts'
import { partial, settleWhole } from './whole-file.ts'

/** Which database: a PostgreSQL URL, or null for PGlite in `folder`. */
export interface Place {
  readonly database: string | null
  readonly folder: string
}

/**
 * Writes the whole database to one file, readable by its owner alone. PostgreSQL goes on working; PGlite must be stopped.
 * The keys are not in it: they are kept outside the database, and apart from its backups.
 */
export async function backUp({ database, folder }: Place, to: string): Promise<void> {
  if (database === null) return dumpPglite(folder, to)
  await dumpPostgres(database, partial(to))
  chmodSync(partial(to), 0o600)
  settleWhole(to)
}

/**
 * Puts a backup in the place of the database, sets what was there aside, writes so in the log, and begins the recovery in
 * which workstations bring back what the backup does not have. The centre must be stopped.
 * @param now milliseconds since 1970
 * @param key of the centre, which seals what the log says of it
 * @returns the name under which the old database stays
 */
export async function restore(
  { database, folder }: Place,
  from: string,
  now: number,
  key: Uint8Array,
): Promise<string> {
  const stamp = instantOf(now).replace(/\D/g, '')
  const aside = database === null ? `${folder}.antes-${stamp}` : `antes_${stamp}`
  if (database === null) await restorePglite(folder, from, aside)
  else await restorePostgres(database, from, aside)
  await wasRestored({ database, folder }, now, key)
  return aside
}

/** The database is of an earlier moment, whoever put it back: says so in the log and begins the recovery. */
export async function wasRestored({ database, folder }: Place, now: number, key: Uint8Array): Promise<void> {
  const client = await openDatabase(database, folder, () => {})
  try {
    const parts = { store: sqlStore(client), now: () => instantOf(now), newId: randomUUID }
    // Before the row, which takes the position of the first that was lost: what was accepted there is above the fork too.
    await beginRecovery(parts, 'anew')
    await logRestore(parts, key)
  } finally {
    await client.close()
  }
}
