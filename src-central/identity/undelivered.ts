import type { UserId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Undelivered } from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import type { Session } from './sessions.ts'

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

const SELECT = `select u.id as "userId", u.doc ->> 'name' as name, d.name as device, d.undelivered as count, d.seen_at as "seenAt"
  from device d join doc_user u on u.id = d.user_id where d.undelivered > 0 and`

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

/** What people of these teams have left. */
export const undeliveredIn = (connection: SqlConnection, teams: readonly string[]): Promise<readonly Undelivered[]> =>
  connection.query<Undelivered>(`${SELECT} u.doc ->> 'teamId' = any($1::text[]) order by d.seen_at limit 500`, [teams])
