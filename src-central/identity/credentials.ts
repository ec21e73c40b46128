import type { Instant } from '#shared/kernel/instants.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { SqlConnection } from '../store/sql/client.ts'

export interface Credential {
  readonly user_id: string
  readonly login: string
  readonly hash: string
  readonly must_change: boolean
  readonly failures: number
  readonly locked_until: string | null
}

/** After so many wrong passwords in a row the login rests, longer each time, from 30 s to an hour. */
const FREE_TRIES = 5
const FIRST_REST_MS = 30_000
const LONGEST_REST_MS = 60 * 60_000

export async function credentialOf(
  connection: SqlConnection,
  by: { login: string } | { userId: string },
): Promise<Credential | null> {
  const [column, value] = 'login' in by ? ['login', by.login] : ['user_id', by.userId]
  const [row] = await connection.query<Credential>(
    `select user_id, login, hash, must_change, failures, locked_until from credential where ${column} = $1`,
    [value],
  )
  return row ?? null
}

export async function countFailure(
  connection: SqlConnection,
  userId: string,
  failures: number,
  now: Instant,
): Promise<void> {
  const over = failures + 1 - FREE_TRIES
  const until = over < 0 ? null : instantOf(unixMsOf(now) + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** over))
  await connection.query('update credential set failures = failures + 1, locked_until = $2 where user_id = $1', [
    userId,
    until,
  ])
}

export const forgiveFailures = async (connection: SqlConnection, userId: string): Promise<void> =>
  void (await connection.query(
    'update credential set failures = 0, locked_until = null where user_id = $1 and failures > 0',
    [userId],
  ))

/** Sets a password; one that an administrator chose must be changed at the first sign-in. */
export async function putCredential(
  connection: SqlConnection,
  given: { userId: string; login: string; hash: string; mustChange: boolean; now: Instant },
): Promise<void> {
  await connection.query(
    `insert into credential (user_id, login, hash, must_change, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (user_id) do update set login = excluded.login, hash = excluded.hash, must_change = excluded.must_change,
       changed_at = excluded.changed_at, failures = 0, locked_until = null`,
    [given.userId, given.login.toLowerCase(), given.hash, given.mustChange, given.now],
  )
}
