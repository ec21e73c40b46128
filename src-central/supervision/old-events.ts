import type { SqlConnection } from '../store/sql/client.ts'

const DAY_MS = 24 * 60 * 60_000
const AT_ONCE = 10_000
/** Whether a bridge hears its PBX is known by what it said last, however old that is. */
const LAST_OF_BRIDGE = `(body ->> 'type' in ('bridgeConnected', 'bridgeDisconnected') and not exists (
  select 1 from pbx_event later where later.at > p.at and later.body ->> 'pbx' = p.body ->> 'pbx'
    and later.body ->> 'type' in ('bridgeConnected', 'bridgeDisconnected')))`

/**
 * What happened at the PBX is kept so many days, and then deleted, a part at a time so that no node waits for it.
 * @param now unix ms
 * @returns how many
 */
export async function forgetOldEvents(connection: SqlConnection, days: number, now: number): Promise<number> {
  for (let forgotten = 0; ; ) {
    const rows = await connection.query(
      `delete from pbx_event where id in (select id from pbx_event p where at < $1 and not ${LAST_OF_BRIDGE}
         order by at limit $2) returning id`,
      [now - days * DAY_MS, AT_ONCE],
    )
    forgotten += rows.length
    if (rows.length < AT_ONCE) return forgotten
  }
}
