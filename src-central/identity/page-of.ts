import { LISTED_AT_ONCE, type ListPage, type ListPlace } from '#shared/sync/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** A list of the database, in the order of its rows' moments. */
export interface Listed<Row> {
  readonly columns: string
  /** What stands between the columns and the order, `where` included. */
  readonly from: string
  /** The values of its placeholders. */
  readonly asked: readonly unknown[]
  /** The columns of a row's moment and of its id (a UUID), by which a page begins where the one before ended. */
  readonly at: string
  readonly id: string
  readonly placeOf: (row: Row) => ListPlace
}

export interface PageOf<Row> {
  readonly rows: Row[]
  /** How many there are in all. */
  readonly total: number
  /** Where the next page begins when there may be one. */
  readonly next?: ListPlace
}

/** Reads a list a page at a time, the oldest first. */
export async function pageOf<Row>(
  connection: SqlConnection,
  { columns, from, asked, at, id, placeOf }: Listed<Row>,
  { after, limit = LISTED_AT_ONCE }: ListPage,
): Promise<PageOf<Row>> {
  const [afterAt, afterId, most] = [1, 2, 3].map((more) => `$${asked.length + more}`)
  const rows = await connection.query<Row>(
    `select ${columns} ${from} and (${afterAt}::text is null or (${at}, ${id}) > (${afterAt}::text, ${afterId}::uuid))
     order by ${at}, ${id} limit ${most}`,
    [...asked, after?.at ?? null, after?.id ?? null, limit],
  )
  const [all] = await connection.query<{ n: number }>(`select count(*)::int as n ${from}`, asked)
  const last = rows.length < limit ? undefined : rows.at(-1)
  return { rows: [...rows], total: all?.n ?? rows.length, ...(last !== undefined && { next: placeOf(last) }) }
}
