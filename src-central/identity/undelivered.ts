import type { StoreId, UserId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { ListPage, Uncoordinated, Undelivered } from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { type Coordinator, isFor, isNobodys, type Left, uncoordinated } from './answerable.ts'
import { type Listed, type PageOf, pageOf } from './page-of.ts'
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
  page: ListPage = {},
): Promise<PageOf<Undelivered>> {
  const list: Listed<Row> = {
    columns: `${COLUMNS}, d.store, ${uncoordinated('d')} as uncoordinated`,
    from: `${LEFT} ${isFor('d', '$1', '$2')}`,
    asked: [id, coordinates],
    ...{ at: 'd.seen_at', id: 'd.store' },
    placeOf: (row) => ({ at: row.seenAt, id: row.store }),
  }
  const { rows, ...rest } = await pageOf(connection, list, page)
  return {
    rows: rows.map(({ uncoordinated: nobodys, ...row }) =>
      nobodys === null ? row : { ...row, uncoordinated: nobodys },
    ),
    ...rest,
  }
}

/** How many commands people have left at their workstations, as far as those said at their sign-out; by who answers for them. */
export const undeliveredByAnswerable = (connection: SqlConnection): Promise<readonly Left[]> =>
  connection.query<Left>(
    `select d.team_id as team, d.coordinator_id as coordinator, ${isNobodys('d')} as "isNobodys", sum(d.undelivered)::int as count
     from device d join doc_user u on u.id = d.user_id where d.undelivered > 0 group by 1, 2, 3`,
  )
