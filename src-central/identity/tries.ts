import { createHash } from 'node:crypto'
import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import { type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** After so many wrong passwords in a row the login rests, longer each time, from 30 s to an hour. */
const FREE_TRIES = 5
const RESTS_MS = [30, 60, 120, 240, 480, 960, 1_920, 3_600].map((seconds) => seconds * 1_000)
const DAY_MS = 24 * 60 * 60_000

const hashOf = (login: string) => createHash('sha256').update(login).digest('hex')

/** Each node's tries that are under way, by login. */
const underWay = new WeakMap<SqlConnection, Map<string, Promise<unknown>>>()

/** Waits for those who try the same login at this node: the right password from several places at once is no guessing. */
async function inTurn<T>(connection: SqlConnection, login: string, work: () => Promise<T>): Promise<T> {
  const tries = underWay.get(connection) ?? new Map<string, Promise<unknown>>()
  underWay.set(connection, tries)
  const mine = (tries.get(login) ?? Promise.resolve()).then(work)
  const done = mine.catch(() => {})
  tries.set(login, done)
  try {
    return await mine
  } finally {
    if (tries.get(login) === done) tries.delete(login)
  }
}

/**
 * Lets a password be tried for a login, known or not, and counts it. It is counted as wrong before it is looked at, in one
 * statement: of many at once, at whatever node, no more than the free ones are looked at.
 * @returns `session.resting`, or what the try said
 */
export const trying = <T>(
  connection: SqlConnection,
  login: string,
  now: () => Instant,
  fits: () => Promise<Result<T, Rejection>>,
): Promise<Result<T, Rejection>> =>
  inTurn(connection, login, async () => {
    const rests = await countTry(connection, login, now())
    if (rests !== null) return reject('session.resting', { until: rests })
    const tried = await fits()
    if (tried.ok) await forgiveTries(connection, login)
    return tried
  })

/** @returns until when the login rests; null: it may be tried, and that is counted */
async function countTry(connection: SqlConnection, login: string, now: Instant): Promise<Instant | null> {
  const counted = await connection.query(
    `insert into sign_in_try as t (login_hash, failures, rests_until, tried_at) values ($1, 1, null, $2)
     on conflict (login_hash) do update set failures = t.failures + 1, tried_at = excluded.tried_at,
       rests_until = ($3::text[])[least(t.failures + 2 - $4::int, cardinality($3::text[]))]
     where t.rests_until is null or t.rests_until <= excluded.tried_at
     returning 1`,
    [hashOf(login), now, RESTS_MS.map((ms) => instantOf(unixMsOf(now) + ms)), FREE_TRIES],
  )
  if (counted.length > 0) return null
  const [resting] = await connection.query<{ rests_until: Instant | null }>(
    'select rests_until from sign_in_try where login_hash = $1',
    [hashOf(login)],
  )
  return resting?.rests_until ?? now
}

export const forgiveTries = async (connection: SqlConnection, login: string): Promise<void> =>
  void (await connection.query('delete from sign_in_try where login_hash = $1', [hashOf(login)]))

/** What was tried for the last time a day ago begins anew: whoever makes up logins fills no table. */
export const forgetOldTries = async (connection: SqlConnection, now: Instant): Promise<void> =>
  void (await connection.query('delete from sign_in_try where tried_at < $1', [instantOf(unixMsOf(now) - DAY_MS)]))

/** So often a day a person has a store's key opened, whichever node they ask and whatever has been restarted. */
const OPENINGS_A_DAY = 5

/** Counts an opening. @returns whether it is one of those that a day has */
export async function countOpening(connection: SqlConnection, userId: string, now: Instant): Promise<boolean> {
  const counted = await connection.query(
    `insert into key_opening as k (user_id, opened_at) values ($1, array[$2::text])
     on conflict (user_id) do update set opened_at = array(select at from unnest(k.opened_at) at where at > $3::text) || $2::text
     where cardinality(array(select at from unnest(k.opened_at) at where at > $3::text)) < $4::int
     returning 1`,
    [userId, now, instantOf(unixMsOf(now) - DAY_MS), OPENINGS_A_DAY],
  )
  return counted.length > 0
}
