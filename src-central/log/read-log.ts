import type { SeenHead } from '#shared/sync/heads-file.ts'
import type { LogRow } from '../store/port.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { logRow, type SqlLogRow } from '../store/sql/rows.ts'
import { knownHeads } from './known-heads.ts'
import { isSealedRestore } from './restore-seal.ts'
import { type LogVerdict, verifyLog } from './verify.ts'

const PAGE = 2_000

/** The log from its beginning, in pages: a reading of an hour must not hold a snapshot for an hour. */
async function* pagesOf(connection: SqlConnection, last: number): AsyncGenerator<LogRow> {
  for (let after: string | number = 0; ; ) {
    const rows: readonly SqlLogRow[] = await connection.query<SqlLogRow>(
      'select * from log where position > $1 and position <= $2 order by position limit $3',
      [after, last, PAGE],
    )
    for (const row of rows) yield logRow(row)
    const end = rows.at(-1)
    if (end === undefined) return
    after = end.position
  }
}

/** Which rows `restored` an audit believes. */
export interface Believed {
  /** The centre's key, by which it sealed them; null: it is not at hand. */
  readonly key: Uint8Array | null
  /** Positions that somebody answers for: of a version that sealed none. */
  readonly accepted: readonly number[]
}

/**
 * Verifies a database's log while the centre works on: up to the head of now, against the heads that its workstations
 * have acknowledged and those that are given.
 */
export async function verifyDatabase(
  connection: SqlConnection,
  given: readonly SeenHead[],
  { key, accepted }: Believed = { key: null, accepted: [] },
): Promise<LogVerdict> {
  const known = await knownHeads(connection)
  // One statement, one snapshot: a row beyond the head was not written by the centre.
  const [now] = await connection.query<{ position: string | number; chain: string; last: string | number | null }>(
    'select position, chain, (select max(position) from log) as last from head',
  )
  if (now === undefined) throw new Error('the database was not migrated')
  const head = { position: Number(now.position), chain: now.chain }
  const rows = pagesOf(connection, Math.max(head.position, Number(now.last ?? 0)))
  return verifyLog(
    rows,
    head,
    [...known, ...given],
    (before, row) => accepted.includes(row.position) || (key !== null && isSealedRestore(key, before, row)),
  )
}
