import type { UserId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Undelivered } from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import type { Session } from './sessions.ts'

const AT_ONCE = 500

/** A workstation says at its sign-out what it could not deliver; none takes back what it said before. */
export const rememberUndelivered = async (
  connection: SqlConnection,
  { store, userId }: Session,
  count: number,
  now: Instant,
): Promise<void> =>
  void (await connection.query('update device set undelivered = $2, seen_at = $3 where store = $1 and user_id = $4', [
    store,
    count,
    now,
    userId,
  ]))

const LEFT = 'from device d join doc_user u on u.id = d.user_id where d.undelivered > 0 and'
const SELECT = `select u.id as "userId", u.doc ->> 'name' as name, d.name as device, d.undelivered as count, d.seen_at as "seenAt" ${LEFT}`

/** What a person has left at other stores than this one. */
export const undeliveredBy = async (
  connection: SqlConnection,
  userId: UserId,
  exceptStore: string,
): Promise<Undelivered[]> => [
  ...(await connection.query<Undelivered>(`${SELECT} d.user_id = $1 and d.store <> $2 order by d.seen_at`, [
    userId,
    exceptStore,
  ])),
]

/** What people of these teams have left, the oldest first, as many as are sent at once; and at how many workstations. */
export async function undeliveredIn(
  connection: SqlConnection,
  teams: readonly string[],
): Promise<{ readonly rows: Undelivered[]; readonly total: number }> {
  const theirs = `u.doc ->> 'teamId' = any($1::text[])`
  const rows = await connection.query<Undelivered>(`${SELECT} ${theirs} order by d.seen_at, d.store limit ${AT_ONCE}`, [
    teams,
  ])
  const [all] = await connection.query<{ n: number }>(`select count(*)::int as n ${LEFT} ${theirs}`, [teams])
  return { rows: [...rows], total: all?.n ?? rows.length }
}
