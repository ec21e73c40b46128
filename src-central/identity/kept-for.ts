import { z } from 'zod'
import type { CoordinatorRow } from '#shared/console/contract.ts'
import type { ListPage, Uncoordinated } from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { rejectionOf } from '../store/sql/rows.ts'
import { type Coordinator, isFor, uncoordinated } from './answerable.ts'
import { type Listed, type PageOf, pageOf } from './page-of.ts'

type Why = 'deposited' | 'recovery'

const KEPT = `from kept_command k where k.why = $1 and ${isFor('k', '$2', '$3')}`

interface Row {
  readonly command_id: string
  readonly body: string
  readonly actor: string
  readonly at: string
  readonly rejection: string | null
  readonly uncoordinated: Uncoordinated | null
}

/** What was left for a coordinator, the oldest first, a page at a time; and how much there is in all. */
export async function keptFor(
  connection: SqlConnection,
  { id, coordinates }: Coordinator,
  why: Why,
  page: ListPage = {},
): Promise<PageOf<CoordinatorRow>> {
  const list: Listed<Row> = {
    columns: `k.command_id, k.body, k.actor, k.at, k.rejection, ${uncoordinated('k')} as uncoordinated`,
    from: KEPT,
    asked: [why, id, coordinates],
    ...{ at: 'k.at', id: 'k.command_id' },
    placeOf: (row) => ({ at: row.at, id: row.command_id }),
  }
  const { rows, ...rest } = await pageOf(connection, list, page)
  return { rows: rows.map(listed), ...rest }
}

/** Whether a command is on a coordinator's list: what is on another's is as unknown as what was never there. */
export async function isKeptFor(
  connection: SqlConnection,
  { id, coordinates }: Coordinator,
  why: Why,
  commandId: string,
): Promise<boolean> {
  const found = await connection.query(`select 1 ${KEPT} and k.command_id = $4`, [why, id, coordinates, commandId])
  return found.length > 0
}

const Body = z.looseObject({ name: z.string(), payload: z.unknown() })
function listed(row: Row): CoordinatorRow {
  const { name, payload } = Body.parse(JSON.parse(row.body))
  return {
    commandId: row.command_id,
    name,
    actor: row.actor,
    at: row.at,
    payload,
    reason: rejectionOf(row.rejection) ?? { code: 'command.deposited' },
    ...(row.uncoordinated !== null && { uncoordinated: row.uncoordinated }),
  }
}
