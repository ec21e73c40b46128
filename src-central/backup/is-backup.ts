import type { SqlClient } from '../store/sql/client.ts'
import { NewerDatabase } from '../store/sql/migrate.ts'
import { migrations } from '../store/sql/migrations/migrations.ts'

/** What was put back is whole for its database, and no centre. */
export class NoBackup extends Error {
  readonly code = 'NO_BACKUP'
}

/** Undefined table, undefined column (PostgreSQL, appendix A): whatever it is, it is not laid out as a centre. */
const NOT_THERE = ['42P01', '42703']
const orNone = (failure: unknown): never[] => {
  if (failure instanceof Error && 'code' in failure && NOT_THERE.includes(String(failure.code))) return []
  throw failure
}

/**
 * Looks at what a backup brought before anything is written in it: a migration would make a new centre of any database.
 * @throws NoBackup, or NewerDatabase when it is ahead of this program
 */
export async function assertBackup({ query }: Pick<SqlClient, 'query'>): Promise<void> {
  const applied = await query<{ name: string }>('select name from migration').catch(orNone)
  const heads = await query<{ centre: string }>('select centre from head').catch(orNone)
  const names = applied.map(({ name }) => name)
  const unknown = names.find((name) => !migrations.some((one) => one.name === name))
  if (heads.length === 1 && unknown !== undefined)
    throw new NewerDatabase(`the backup has migration ${unknown}, which this program does not know`)
  // They are applied in their order: a database that has a later one without an earlier one is none of ours.
  const first = migrations.slice(0, names.length).every(({ name }) => names.includes(name))
  if (heads.length !== 1 || names.length === 0 || !first) throw new NoBackup('what the file holds is no centre')
}
