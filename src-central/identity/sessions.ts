import { randomUUID } from 'node:crypto'
import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { Tokens } from '#shared/sync/api.ts'
import type { SqlClient, SqlConnection } from '../store/sql/client.ts'
import { newToken, tokenHash } from './tokens.ts'

const ACCESS_MS = 15 * 60_000
/** A refresh token that was rotated in an answer that never arrived is good once more for so long (reliability, trap 21). */
const GRACE_MS = 60_000

export interface Session {
  readonly id: string
  readonly userId: string
  readonly store: string
}

const later = (now: Instant, ms: number): Instant => instantOf(unixMsOf(now) + ms)

export async function openSession(
  connection: SqlConnection,
  userId: string,
  store: string,
  now: Instant,
): Promise<Tokens> {
  const tokens = { access: newToken(), accessUntil: later(now, ACCESS_MS), refresh: newToken() }
  await connection.query(
    'insert into session (id, user_id, store, access_hash, access_until, refresh_hash, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [randomUUID(), userId, store, tokenHash(tokens.access), tokens.accessUntil, tokenHash(tokens.refresh), now],
  )
  return tokens
}

/** Who comes with this access token; null when it is unknown, too old, or its session was ended. */
export async function sessionOf(connection: SqlConnection, access: string, now: Instant): Promise<Session | null> {
  const [row] = await connection.query<{ id: string; user_id: string; store: string }>(
    'select id, user_id, store from session where access_hash = $1 and access_until > $2 and revoked_at is null',
    [tokenHash(access), now],
  )
  return row === undefined ? null : { id: row.id, userId: row.user_id, store: row.store }
}

/**
 * New tokens for a refresh token. The one before it is taken once more within a minute; after that somebody has copied
 * it, and the session ends for both.
 */
export async function refreshSession(client: SqlClient, refresh: string, now: Instant): Promise<Tokens | null> {
  const given = tokenHash(refresh)
  return client.transaction('read committed', async (connection) => {
    const [row] = await connection.query<{ id: string; refresh_hash: string; previous_until: string | null }>(
      'select id, refresh_hash, previous_until from session where (refresh_hash = $1 or previous_hash = $1) and revoked_at is null for update',
      [given],
    )
    if (row === undefined) return null
    const current = row.refresh_hash === given
    if (!current && (row.previous_until === null || row.previous_until < now)) {
      await connection.query('update session set revoked_at = $2 where id = $1', [row.id, now])
      return null
    }
    const tokens = { access: newToken(), accessUntil: later(now, ACCESS_MS), refresh: newToken() }
    // The grace is used up by its use: the next rotation stands on the new token alone.
    await connection.query(
      `update session set access_hash = $2, access_until = $3, refresh_hash = $4, previous_hash = $5, previous_until = $6 where id = $1`,
      [
        row.id,
        tokenHash(tokens.access),
        tokens.accessUntil,
        tokenHash(tokens.refresh),
        current ? given : null,
        current ? later(now, GRACE_MS) : null,
      ],
    )
    return tokens
  })
}

export const endSession = async (connection: SqlConnection, id: string, now: Instant): Promise<void> =>
  void (await connection.query('update session set revoked_at = $2 where id = $1', [id, now]))

/** Every session of a person but, where given, the one they are in. */
export const endSessionsOf = async (
  connection: SqlConnection,
  userId: string,
  now: Instant,
  except: string | null = null,
): Promise<void> =>
  void (await connection.query(
    'update session set revoked_at = $2 where user_id = $1 and revoked_at is null and ($3::uuid is null or id <> $3::uuid)',
    [userId, now, except],
  ))
