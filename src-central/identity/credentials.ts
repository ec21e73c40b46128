import type { Instant } from '#shared/kernel/instants.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { forgiveTries } from './tries.ts'

export interface Credential {
  readonly user_id: string
  readonly login: string
  readonly hash: string
  readonly must_change: boolean
}

export async function credentialOf(
  connection: SqlConnection,
  by: { login: string } | { userId: string },
): Promise<Credential | null> {
  const [column, value] = 'login' in by ? ['login', by.login] : ['user_id', by.userId]
  const [row] = await connection.query<Credential>(
    `select user_id, login, hash, must_change from credential where ${column} = $1`,
    [value],
  )
  return row ?? null
}

/**
 * Whether the password that was looked at is still theirs; from here to the transaction's end nobody changes it. To look at one
 * takes long enough for it to be reset meanwhile, and what was ended by the reset must not begin after it.
 */
export async function isStill(connection: SqlConnection, looked: Credential): Promise<boolean> {
  const rows = await connection.query('select 1 from credential where user_id = $1 and hash = $2 for update', [
    looked.user_id,
    looked.hash,
  ])
  return rows.length > 0
}

/** Sets a password; one that an administrator chose must be changed at the first sign-in. */
export async function putCredential(
  connection: SqlConnection,
  given: { userId: string; login: string; hash: string; mustChange: boolean; now: Instant },
): Promise<void> {
  await connection.query(
    `insert into credential (user_id, login, hash, must_change, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (user_id) do update set login = excluded.login, hash = excluded.hash, must_change = excluded.must_change,
       changed_at = excluded.changed_at`,
    [given.userId, given.login.toLowerCase(), given.hash, given.mustChange, given.now],
  )
  await forgiveTries(connection, given.login.toLowerCase())
}
