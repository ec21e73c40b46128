import type { SqlConnection } from '../store/sql/client.ts'

const DAY_MS = 24 * 60 * 60_000
const AT_ONCE = 10_000

/**
 * What happened at the PBX is kept so many days, and then deleted, a part at a time so that no node waits for it.
 * @param now unix ms
 * @returns how many
 */
export async function forgetOldEvents(connection: SqlConnection, days: number, now: number): Promise<number> {
  for (let forgotten = 0; ; ) {
    const rows = await connection.query(
      'delete from pbx_event where id in (select id from pbx_event where at < $1 order by at limit $2) returning id',
      [now - days * DAY_MS, AT_ONCE],
    )
    forgotten += rows.length
    if (rows.length < AT_ONCE) return forgotten
  }
}
