import type { CommandId, UserId } from '#shared/kernel/ids.ts'
import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { Ahead, ListPage, Uncoordinated } from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { type Coordinator, isFor, uncoordinated } from './answerable.ts'
import { type Listed, type PageOf, pageOf } from './page-of.ts'

/** A clock that was wrong longer ago has been seen to, or nobody will. */
const KEPT_MS = 30 * 24 * 60 * 60_000

interface Row {
  readonly command_id: CommandId
  readonly actor: UserId
  readonly name: string
  readonly at: Instant
  readonly received_at: Instant
  readonly uncoordinated: Uncoordinated | null
}

/** What people of a coordinator's teams did at a time that had not come yet, the oldest first, a page at a time. */
export async function aheadFor(
  connection: SqlConnection,
  { id, coordinates }: Coordinator,
  page: ListPage = {},
): Promise<PageOf<Ahead>> {
  const list: Listed<Row> = {
    columns: `a.command_id, a.actor, a.name, a.at, a.received_at, ${uncoordinated('a')} as uncoordinated`,
    from: `from command_ahead a where ${isFor('a', '$1', '$2')}`,
    asked: [id, coordinates],
    ...{ at: 'a.received_at', id: 'a.command_id' },
    placeOf: (row) => ({ at: row.received_at, id: row.command_id }),
  }
  const { rows, ...rest } = await pageOf(connection, list, page)
  return {
    rows: rows.map(
      ({ command_id: commandId, actor, name, at, received_at: receivedAt, uncoordinated: nobodys }): Ahead => ({
        ...{ commandId, actor, name, at, receivedAt },
        ...(nobodys !== null && { uncoordinated: nobodys }),
      }),
    ),
    ...rest,
  }
}

export const forgetOldAhead = async (connection: SqlConnection, now: Instant): Promise<void> =>
  void (await connection.query('delete from command_ahead where received_at < $1', [
    instantOf(unixMsOf(now) - KEPT_MS),
  ]))
