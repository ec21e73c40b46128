import { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { SqlConnection } from '../store/sql/client.ts'

export interface KeptEvents {
  readonly events: readonly PbxEvent[]
  /** The newest writing among them, or what was asked from when there is none. */
  readonly seq: number
}

/** An event's name across types: two types may share the PBX's own. */
const keyOf = (event: PbxEvent): string => `${event.type}/${event.id}`

/** A renewed lease, a newer measure and an earlier end of a wrap-up replace what is known; everything else happened once. */
const KEEP = `insert into pbx_event (id, at, body)
  select r.id, r.at, r.body::jsonb from unnest($1::text[], $2::bigint[], $3::text[]) as r (id, at, body)
  on conflict (id) do update set body = excluded.body, at = excluded.at, seq = default
  where (pbx_event.body ->> 'type' = 'presence' and (excluded.body ->> 'leaseUntil')::bigint > (pbx_event.body ->> 'leaseUntil')::bigint)
     or (pbx_event.body ->> 'type' = 'lineQuality' and excluded.at > pbx_event.at)
     or (pbx_event.body ->> 'type' = 'wrapUpEnded' and excluded.at < pbx_event.at)`

/** Keeps events, each once; of two with one name in a batch the last is kept. */
export async function keepEvents(connection: SqlConnection, events: readonly PbxEvent[]): Promise<void> {
  const last = [...new Map(events.map((event) => [keyOf(event), event])).entries()]
  if (last.length === 0) return
  await connection.query(KEEP, [
    last.map(([key]) => key),
    last.map(([, { at }]) => at),
    last.map(([, event]) => JSON.stringify(event)),
  ])
}

/** Which of these names, `type/id`, are kept. */
export async function keptAmong(connection: SqlConnection, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set()
  const rows = await connection.query<{ id: string }>('select id from pbx_event where id = any($1::text[])', [names])
  return new Set(rows.map(({ id }) => id))
}

interface Row {
  readonly seq: string | number
  readonly body: unknown
}
function read(rows: readonly Row[], from: number): KeptEvents {
  const seq = rows.reduce((newest, row) => Math.max(newest, Number(row.seq)), from)
  // What a newer node wrote and this one does not know is left out here, and is in the table for it.
  const events = rows.flatMap(({ body }): PbxEvent[] => {
    const parsed = PbxEvent.safeParse(body)
    return parsed.success ? [parsed.data] : []
  })
  return { events, seq }
}

/** Everything that happened in a period, and where to read on from. */
export async function eventsBetween(connection: SqlConnection, from: number, to: number): Promise<KeptEvents> {
  const rows = await connection.query<Row>('select seq, body from pbx_event where at >= $1 and at < $2 order by at', [
    from,
    to,
  ])
  return read(rows, 0)
}

/** What each bridge said last before a moment, however long ago: one that connected on Monday hears the PBX on Tuesday too. */
export async function bridgesBefore(connection: SqlConnection, at: number): Promise<readonly PbxEvent[]> {
  const rows = await connection.query<Row>(
    `select distinct on (body ->> 'pbx') seq, body from pbx_event
     where at < $1 and body ->> 'type' in ('bridgeConnected', 'bridgeDisconnected')
     order by body ->> 'pbx', at desc, seq desc`,
    [at],
  )
  // What was waiting and talking then is over, or is among what is read of later.
  return read(rows, 0).events.map((event) =>
    event.type === 'bridgeConnected' ? { ...event, waiting: [], talking: [] } : event,
  )
}

/** Writings that are committed may still have an older one under way beside them: so many are read again each time. */
const OVERLAP = 500

export const eventsSince = async (connection: SqlConnection, seq: number): Promise<KeptEvents> =>
  read(
    await connection.query<Row>('select seq, body from pbx_event where seq > $1 order by seq', [
      Math.max(0, seq - OVERLAP),
    ]),
    seq,
  )
