import type { Instant } from '#shared/kernel/instants.ts'
import type { ExcludedList, LoadExcludedRequest } from '#shared/sync/api.ts'
import type { SqlClient, SqlConnection } from '../store/sql/client.ts'

/** The list in force: when it was made and loaded, and how many numbers it has; null before the first. */
export async function excludedList(connection: SqlConnection): Promise<ExcludedList | null> {
  const [row] = await connection.query<{ as_of: string; source: string; loaded_at: string; numbers: number }>(
    'select as_of, source, loaded_at, numbers from excluded_list where in_force',
  )
  return row === undefined
    ? null
    : { asOf: row.as_of, source: row.source, loadedAt: row.loaded_at, numbers: Number(row.numbers) }
}

/**
 * Takes a piece of a list. It is in force from its last piece on, in one transaction with the end of the one before.
 * A piece that comes twice is there once; of a load that never ends nothing holds, and the next one removes it.
 */
export async function loadExcluded(
  client: SqlClient,
  piece: LoadExcludedRequest,
  by: string,
  now: Instant,
): Promise<ExcludedList | null> {
  const list = await client.transaction('read committed', async (connection) => {
    await connection.query(
      `insert into excluded_list (id, as_of, source, loaded_at, loaded_by) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing`,
      [piece.list, piece.asOf, piece.source, now, by],
    )
    await connection.query(
      'insert into excluded_number (list, number) select $1, unnest($2::text[]) on conflict do nothing',
      [piece.list, piece.numbers],
    )
    if (piece.last) {
      await connection.query('update excluded_list set in_force = false where in_force and id <> $1', [piece.list])
      await connection.query(
        `update excluded_list set in_force = true, loaded_at = $2,
           numbers = (select count(*) from excluded_number where list = $1) where id = $1`,
        [piece.list, now],
      )
    }
    return excludedList(connection)
  })
  if (piece.last) await forgetOthers(client, piece.list)
  return list
}

/** Rows a statement: none takes as long as a statement may. */
const AT_ONCE = 20_000

async function forgetOthers(client: SqlClient, list: string): Promise<void> {
  for (let gone = AT_ONCE; gone === AT_ONCE; ) {
    const rows = await client.query(
      `delete from excluded_number where (list, number) in
         (select list, number from excluded_number where list <> $1 limit ${AT_ONCE}) returning 1 as gone`,
      [list],
    )
    gone = rows.length
  }
  await client.query('delete from excluded_list where id <> $1', [list])
}
