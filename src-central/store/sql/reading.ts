import type { DocumentKind } from '#shared/kernel/documents.ts'
import type { FeedCursor, FeedLimit, FeedPart, FeedRow, KnownAnswer, ReadTransaction } from '../port.ts'
import type { SqlConnection } from './client.ts'
import {
  headRow,
  keptRow,
  logRow,
  recoveryRow,
  rejectionOf,
  type SqlHead,
  type SqlKept,
  type SqlLogRow,
  type SqlRecovery,
} from './rows.ts'
import { documentOf, readDocuments, readTeams } from './tables.ts'

const HEAD = 'select position, chain, centre, epoch from head'
export const lockedHead = async (connection: SqlConnection) =>
  headRow(only(await connection.query<SqlHead>(`${HEAD} for update`)))

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (row === undefined) throw new Error('the database was not migrated')
  return row
}

/** The reads of the port, each one statement. */
export function reading(connection: SqlConnection): ReadTransaction {
  return {
    async excluded(numbers) {
      if (numbers.length === 0) return []
      const rows = await connection.query<{ number: string }>(
        `select n.number from excluded_number n join excluded_list l on l.id = n.list
         where l.in_force and n.number = any($1::text[])`,
        [numbers],
      )
      return rows.map(({ number }) => number)
    },
    documents: (refs) => readDocuments(connection, refs),
    teams: () => readTeams(connection),
    async answers(ids) {
      if (ids.length === 0) return new Map()
      // One look into the index an id, whatever the planner thinks of a log that has just grown (offset 0 keeps it so).
      const rows = await connection.query<SqlLogRow & { rejection: string | null; set_aside: string | null }>(
        `select l.*, coalesce(
           (select r.rejection from refusal r where r.command_id = l.command_id),
           (select k.rejection from kept_command k where k.command_id = l.command_id and k.why = 'deposited')) as rejection,
           (select s.reason from settled_command s
             where s.command_id = l.command_id and s.why = 'deposited' and s.how = 'setAside') as set_aside
         from unnest($1::uuid[]) as asked (id)
         cross join lateral (select * from log where command_id = asked.id and outcome <> 'reused' offset 0) l
         order by l.position`,
        [ids],
      )
      // The later row wins: what was held or deposited may have been settled since.
      return new Map(
        rows.map((row): [string, KnownAnswer] => [
          row.command_id ?? '',
          {
            row: logRow(row),
            rejection:
              row.set_aside === null
                ? rejectionOf(row.rejection)
                : { code: 'command.setAside', facts: { reason: row.set_aside } },
          },
        ]),
      )
    },
    async anyAnswered(ids) {
      const rows = await connection.query(
        `select 1 from unnest($1::uuid[]) as asked (id)
         cross join lateral (select from log where command_id = asked.id and outcome <> 'reused' offset 0) l limit 1`,
        [ids],
      )
      return rows.length > 0
    },
    head: async () => headRow(only(await connection.query<SqlHead>(HEAD))),
    async chainAt(positions) {
      if (positions.length === 0) return new Map()
      const rows = await connection.query<{ position: string | number; chain: string }>(
        'select position, chain from log where position = any($1::bigint[])',
        [positions],
      )
      return new Map(rows.map((row) => [Number(row.position), row.chain]))
    },
    feed: (cursors, limit) => feedPart(connection, cursors, limit),
    async recovery() {
      const [row] = await connection.query<SqlRecovery>(
        'select epoch, id, min(fork) over () as fork, until, ended from recovery order by epoch desc limit 1',
      )
      return row === undefined ? null : recoveryRow(row)
    },
    kept: async (why) =>
      (await connection.query<SqlKept>(`select * from kept_command where why = $1 order by seq`, [why])).map(keptRow),
    heldOf: async (actor) =>
      (
        await connection.query<SqlKept>(`select * from kept_command where why = 'held' and actor = $1 order by seq`, [
          actor,
        ])
      ).map(keptRow),
  }
}

interface SqlFeed {
  readonly scope: string
  readonly kind: DocumentKind
  readonly id: string
  readonly position: string | number
  readonly state: 'present' | 'left'
  readonly version: number | null
  readonly schema: number
  readonly doc: unknown
  /** It and all before it are within the limit of bytes, or it is the first. */
  readonly within: boolean
}

/**
 * Rows and their documents by one statement: a pull of what has just changed is all of its way to the database. The bytes
 * are those on the disk, which are known without reading a long document; those beyond are not read.
 */
async function feedPart(
  connection: SqlConnection,
  cursors: readonly FeedCursor[],
  limit: FeedLimit,
): Promise<FeedPart> {
  const found = await connection.query<SqlFeed>(
    `select scope, kind, id, position, state, version, schema, within, case when within then doc end as doc
     from (
       select f.*, d.*, row_number() over w as n,
         row_number() over w = 1 or sum(coalesce(pg_column_size(d.doc), 0)) over w <= $6 as within
       from (
         select f.scope, f.kind, f.id, f.position, f.state
         from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) as c (scope, position, kind, id)
         cross join lateral (
           select * from feed f where f.scope = c.scope and (f.position, f.kind, f.id) > (c.position, c.kind collate "C", c.id collate "C")
           order by f.position, f.kind, f.id limit $5) f
         order by f.position, f.kind, f.id limit $5) f
       left join lateral (${documentOf('f')}) d on f.state = 'present'
       window w as (order by f.position, f.kind, f.id, f.scope rows unbounded preceding)) part
     order by n`,
    [
      cursors.map((one) => one.scope),
      cursors.map((one) => one.position),
      cursors.map((one) => one.kind),
      cursors.map((one) => one.id),
      limit.rows + 1,
      limit.bytes,
    ],
  )
  const rows = found.map(
    ({ scope, kind, id, position, state, version, schema, doc }): FeedRow => ({
      scope,
      kind,
      id,
      position: Number(position),
      state,
      document: version === null ? null : { kind, id, version, schema, doc },
    }),
  )
  const beyond = found.findIndex(({ within }) => !within)
  const cut = Math.min(beyond < 0 ? rows.length : beyond, limit.rows)
  return { rows: rows.slice(0, cut), next: rows[cut] ?? null }
}
