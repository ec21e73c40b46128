import { randomUUID } from 'node:crypto'
import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { Tokens } from '#shared/sync/api.ts'
import type { SqlClient, SqlConnection } from '../store/sql/client.ts'
import { newToken, tokenHash } from './tokens.ts'

const ACCESS_MS = 15 * 60_000
/** A refresh token that was rotated in an answer that never arrived is good once more for so long (reliability, trap 21). */
const GRACE_MS = 60_000
/** A spent token is known as such for a month. */
const SPENT_MS = 30 * 24 * 60 * 60_000

/** Under which somebody is signed in at one store. */
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

interface Refreshable {
  readonly id: string
  readonly user_id: string
  readonly access_hash: string
  readonly refresh_hash: string
  readonly previous_hash: string | null
  readonly previous_until: string | null
}

/**
 * New tokens for a refresh token. The one before it is taken once more within a minute; after that somebody has copied
 * it, and the session ends for both. A disabled person gets none. `replaced`: the hash of the access token until now.
 */
export async function refreshSession(
  client: SqlClient,
  refresh: string,
  now: Instant,
): Promise<{ readonly userId: string; readonly tokens: Tokens; readonly replaced: string } | null> {
  const given = tokenHash(refresh)
  return client.transaction('read committed', async (connection) => {
    const [row] = await connection.query<Refreshable>(
      `select s.id, s.user_id, s.access_hash, s.refresh_hash, s.previous_hash, s.previous_until from session s join doc_user u on u.id = s.user_id
       where s.revoked_at is null and u.doc ->> 'enabled' = 'true' and (s.refresh_hash = $1 or s.previous_hash = $1
         or s.id = (select session_id from spent_refresh where hash = $1)) for update of s`,
      [given],
    )
    if (row === undefined) return null
    const current = row.refresh_hash === given
    const grace = row.previous_hash === given && row.previous_until !== null && row.previous_until >= now
    if (!current && !grace) {
      await endSession(connection, row.id, now)
      return null
    }
    return { userId: row.user_id, tokens: await rotate(connection, row, current, now), replaced: row.access_hash }
  })
}

/** The grace is used up by its use: the next rotation stands on the new token alone, and all before it are spent. */
async function rotate(connection: SqlConnection, row: Refreshable, current: boolean, now: Instant): Promise<Tokens> {
  const tokens = { access: newToken(), accessUntil: later(now, ACCESS_MS), refresh: newToken() }
  const spent = [...(current ? [] : [row.refresh_hash]), ...(row.previous_hash === null ? [] : [row.previous_hash])]
  await connection.query(
    `insert into spent_refresh (hash, session_id, at) select hash, $2, $3 from unnest($1::text[]) as r (hash) on conflict do nothing`,
    [spent, row.id, now],
  )
  await connection.query('delete from spent_refresh where session_id = $1 and at < $2', [row.id, later(now, -SPENT_MS)])
  await connection.query(
    `update session set access_hash = $2, access_until = $3, refresh_hash = $4, previous_hash = $5, previous_until = $6 where id = $1`,
    [
      row.id,
      tokenHash(tokens.access),
      tokens.accessUntil,
      tokenHash(tokens.refresh),
      current ? row.refresh_hash : null,
      current ? later(now, GRACE_MS) : null,
    ],
  )
  return tokens
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
