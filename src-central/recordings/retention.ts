import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import { logRecordingDeleted } from '../log/events.ts'
import type { SqlClient } from '../store/sql/client.ts'
import type { EngineParts } from '../sync/engine-parts.ts'

const DAY_MS = 24 * 60 * 60_000
const AT_ONCE = 100

export interface RetentionParts {
  readonly client: SqlClient
  readonly engine: Pick<EngineParts, 'store' | 'now'>
  /** How long a recording is kept from its beginning. */
  readonly days: number
}

/**
 * Deletes the sound of recordings whose time is over. The log has each before it is done; one whose deletion was broken off
 * between the two is there a second time. The recording's row stays, and says when. In a recovery nothing: what the lost
 * history says of them is not known yet.
 * @returns how many
 */
export async function endOldRecordings({ client, engine, days }: RetentionParts): Promise<number> {
  const before = instantOf(unixMsOf(engine.now()) - days * DAY_MS)
  for (let ended = 0; ; ) {
    const recovery = await engine.store.glance((read) => read.recovery())
    if (recovery !== null && !recovery.ended) return ended
    const old = await client.query<{ id: string; call_id: string }>(
      'select id, call_id from recording where deleted_at is null and begun_at < $1 order by begun_at limit $2',
      [before, AT_ONCE],
    )
    if (old.length === 0) return ended
    for (const { id, call_id: call } of old) {
      await logRecordingDeleted(engine, call, id)
      await client.transaction('read committed', async (connection) => {
        await connection.query('update recording set deleted_at = $2 where id = $1 and deleted_at is null', [
          id,
          engine.now(),
        ])
        await connection.query('delete from recording_piece where recording = $1', [id])
      })
    }
    ended += old.length
  }
}
