import { z } from 'zod'
import type { CoordinatorRow } from '#shared/console/contract.ts'
import { LISTED_AT_ONCE, type ListPage, type ListPlace, type Uncoordinated } from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { rejectionOf } from '../store/sql/rows.ts'
import { type Coordinator, isFor, uncoordinated } from './answerable.ts'

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
  { after, limit }: ListPage = {},
): Promise<{ readonly rows: CoordinatorRow[]; readonly total: number; readonly next?: ListPlace }> {
  const asked = [why, id, coordinates]
  const atOnce = limit ?? LISTED_AT_ONCE
  const rows = await connection.query<Row>(
    `select k.command_id, k.body, k.actor, k.at, k.rejection, ${uncoordinated('k')} as uncoordinated ${KEPT}
     and ($4::text is null or (k.at, k.command_id) > ($4::text, $5::uuid)) order by k.at, k.command_id limit $6`,
    [...asked, after?.at ?? null, after?.id ?? null, atOnce],
  )
  const [all] = await connection.query<{ n: number }>(`select count(*)::int as n ${KEPT}`, asked)
  const last = rows.length < atOnce ? undefined : rows.at(-1)
  return {
    rows: rows.map(listed),
    total: all?.n ?? rows.length,
    ...(last !== undefined && { next: { at: last.at, id: last.command_id } }),
  }
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
