import type { Head } from '#shared/sync/protocol.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import type { Cursor } from '../sync/cursors.ts'
import type { RememberedHead } from './verify.ts'

const PUT = `on conflict (store, epoch) do update set position = excluded.position, chain = excluded.chain
   where known_head.position < excluded.position`

/** A head that a store has kept, of one history of this centre. */
export interface StoreHead {
  readonly store: string
  readonly epoch: number
  readonly head: Head
}

/**
 * Stores have come with the cursors of heads that they have kept: the newest of each store is remembered here, so that a
 * tail that is cut off later is found. Writes nothing of what is already known.
 * @param heads one a store and history
 */
export async function acknowledgeHeads(connection: SqlConnection, heads: readonly StoreHead[]): Promise<void> {
  // In one order at every node, so that none waits for another that waits for it.
  const sorted = [...heads].sort((a, b) => (a.store < b.store ? -1 : a.store > b.store ? 1 : a.epoch - b.epoch))
  await connection.query(
    // Lost with the power it comes again with the next pull: it waits for no disk.
    `with quick as (select set_config('synchronous_commit', 'off', true))
     insert into known_head (store, epoch, position, chain)
     select seen.* from quick, unnest($1::uuid[], $2::int[], $3::bigint[], $4::text[]) as seen ${PUT}`,
    [
      sorted.map(({ store }) => store),
      sorted.map(({ epoch }) => epoch),
      sorted.map(({ head }) => head.position),
      sorted.map(({ head }) => head.chain),
    ],
  )
}

/**
 * The head that a store brings to a recovery, by the cursor that this centre sealed: it is of the history before it.
 * Nothing of a recovery that is not this history's, nor of another centre.
 */
export async function rememberLostHead(
  connection: SqlConnection,
  store: string,
  recovery: string,
  { centre, head }: Cursor,
): Promise<void> {
  await connection.query(
    `insert into known_head (store, epoch, position, chain)
     select $1, h.epoch - 1, $2, $3 from head h join recovery r on r.epoch = h.epoch where r.id = $4 and h.centre = $5 ${PUT}`,
    [store, head.position, head.chain, recovery, centre],
  )
}

/** Those of every history; which are of the one that goes on now. */
export async function knownHeads(connection: SqlConnection): Promise<RememberedHead[]> {
  const rows = await connection.query<{ position: string | number; chain: string; now: boolean }>(
    'select k.position, k.chain, k.epoch = h.epoch as now from known_head k cross join head h',
  )
  return rows.map(({ position, chain, now }) => ({ position: Number(position), chain, isOfNow: now }))
}
