import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { OutboxRow, Page, RefusedGroup } from '#shared/console/queries.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import { type CommandRecord, rowOf } from '../sqlite/commands.ts'
import type { Paging } from './paged.ts'

// Each as its index says it, so that the index serves: a hundred thousand are not read for fifty.
const WAITING = `command indexed by command_waiting where state in ('queued','accepted','held','deposited')`
const REFUSED = `command indexed by command_refused where state = 'refused'`

/** Refused ones are filed under the id of the first of their group; ids begin with their time. */
const GROUP = 'coalesce(refused_group, id)'

/** In the order in which they are sent. */
const SENT = 'recovered is null, recovered, seq'

const counted = (db: Database, sql: string): number => z.number().parse(db.prepare(sql).pluck().get())

/** Commands on their way, oldest first; those deposited or held stay to be seen until they are forgotten. */
export function waitingCommands(db: Database, { limit = 50, offset = 0 }: Paging): Page<OutboxRow> {
  const rows = db
    .prepare<[number, number], CommandRecord>(
      `select * from command where seq in
         (select seq from ${WAITING} order by ${SENT} ${BOUND_LIMIT} offset ?) order by ${SENT}`,
    )
    .all(limit, offset)
    .map(shownRow)
  return { rows, total: counted(db, `select count(*) from ${WAITING}`) }
}

/** *Por corregir*: each refusal with what depended on it, the oldest first. A command without a group is its own. */
export function refusedGroups(db: Database, { limit = 50, offset = 0 }: Paging): Page<RefusedGroup> {
  const groups = db
    .prepare<[number, number], string>(
      `select distinct ${GROUP} from ${REFUSED} order by ${GROUP} ${BOUND_LIMIT} offset ?`,
    )
    .pluck()
    .all(limit, offset)
  const commands = new Map<string, OutboxRow[]>(groups.map((group) => [group, []]))
  const refused = db
    .prepare<[string], CommandRecord>(
      `select * from ${REFUSED} and ${GROUP} in (select value from json_each(?)) order by ${SENT}`,
    )
    .all(JSON.stringify(groups))
  for (const row of refused) commands.get(row.refused_group ?? row.id)?.push(shownRow(row))
  return {
    rows: [...commands].map(([group, of]) => ({ group, commands: of })),
    total: counted(db, `select count(distinct ${GROUP}) from ${REFUSED}`),
  }
}

function shownRow(record: CommandRecord): OutboxRow {
  const { id, body, state, rejection, group } = rowOf(record)
  return {
    id,
    name: body.name,
    at: body.at,
    state: state as OutboxRow['state'], // only waiting and refused ones are asked for
    rejection,
    payload: body.payload,
    group,
  }
}
