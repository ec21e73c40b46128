import type { StoreId, UserId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import {
  LISTED_AT_ONCE,
  type ListPage,
  type ListPlace,
  type Uncoordinated,
  type Undelivered,
} from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { type Coordinator, isFor, uncoordinated } from './answerable.ts'
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

const LEFT = 'from device d join doc_user u on u.id = d.user_id where d.undelivered > 0 and'
const COLUMNS = `u.id as "userId", u.doc ->> 'name' as name, d.name as device, d.undelivered as count, d.seen_at as "seenAt"`

/** What a person has left at other stores than this one. */
export const undeliveredBy = async (
  connection: SqlConnection,
  userId: UserId,
  exceptStore: string,
): Promise<Undelivered[]> => [
  ...(await connection.query<Undelivered>(
    `select ${COLUMNS} ${LEFT} d.user_id = $1 and d.store <> $2 order by d.seen_at`,
    [userId, exceptStore],
  )),
]

type Row = Omit<Undelivered, 'uncoordinated'> & {
  readonly store: StoreId
  readonly uncoordinated: Uncoordinated | null
}

/** What people of a coordinator's teams have left, the oldest first, a page at a time; and at how many workstations. */
export async function undeliveredFor(
  connection: SqlConnection,
  { id, coordinates }: Coordinator,
  { after, limit }: ListPage = {},
): Promise<{ readonly rows: Undelivered[]; readonly total: number; readonly next?: ListPlace }> {
  const theirs = isFor('d', '$1', '$2')
  const atOnce = limit ?? LISTED_AT_ONCE
  const rows = await connection.query<Row>(
    `select ${COLUMNS}, d.store, ${uncoordinated('d')} as uncoordinated ${LEFT} ${theirs}
     and ($3::text is null or (d.seen_at, d.store) > ($3::text, $4::uuid)) order by d.seen_at, d.store limit $5`,
    [id, coordinates, after?.at ?? null, after?.id ?? null, atOnce],
  )
  const [all] = await connection.query<{ n: number }>(`select count(*)::int as n ${LEFT} ${theirs}`, [id, coordinates])
  const last = rows.length < atOnce ? undefined : rows.at(-1)
  return {
    rows: rows.map(({ uncoordinated: nobodys, ...row }) =>
      nobodys === null ? row : { ...row, uncoordinated: nobodys },
    ),
    total: all?.n ?? rows.length,
    ...(last !== undefined && { next: { at: last.seenAt, id: last.store } }),
  }
}
