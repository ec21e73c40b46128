import type { Scope } from '#shared/kernel/documents.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import { NOTICE_DAYS } from '#shared/notices/schema.ts'
import { nextChain } from '../log/chain.ts'
import { emptyBatch } from '../store/empty-batch.ts'
import type { FeedChange } from '../store/port.ts'
import type { SqlClient } from '../store/sql/client.ts'
import type { EngineParts } from '../sync/engine-parts.ts'

const AT_ONCE = 500
const DAY_MS = 24 * 60 * 60_000

export interface OldNoticesParts {
  readonly client: SqlClient
  readonly engine: Pick<EngineParts, 'store' | 'now' | 'published'>
}

/**
 * News of an earlier month is no news: notices leave every feed 30 days after they were written, and then the centre.
 * In a recovery nothing: what the lost history told is not known yet. Done twice, or by two nodes, it ends the same.
 * @returns how many left
 */
export async function endOldNotices({ client, engine }: OldNoticesParts): Promise<number> {
  const before = instantOf(unixMsOf(engine.now()) - NOTICE_DAYS * DAY_MS)
  for (let ended = 0; ; ) {
    const recovery = await engine.store.glance((read) => read.recovery())
    if (recovery !== null && !recovery.ended) return ended
    const old = await client.query<{ id: string }>(
      `select id from doc_other where kind = 'notice' and doc ->> 'at' < $1 order by doc ->> 'at' limit $2`,
      [before, AT_ONCE],
    )
    if (old.length === 0) return ended
    const ids = old.map(({ id }) => id)
    await leaveFeeds(client, engine, ids)
    await client.query(`delete from doc_other where kind = 'notice' and id = any($1::uuid[])`, [ids])
    ended += ids.length
  }
}

/** One row of the log in the centre's own name, at whose position they are gone from everybody's scopes. */
async function leaveFeeds(client: SqlClient, engine: OldNoticesParts['engine'], ids: readonly string[]): Promise<void> {
  const present = await client.query<{ scope: Scope; id: string }>(
    `select scope, id from feed where kind = 'notice' and state = 'present' and id = any($1::text[])`,
    [ids],
  )
  if (present.length === 0) return
  await engine.store.write(async (transaction) => {
    const head = await transaction.lockHead()
    const position = head.position + 1
    const row = {
      position,
      commandId: null,
      sha256: null,
      actor: head.centre,
      outcome: 'accepted' as const,
      versions: [],
      receivedAt: engine.now(),
    }
    const chain = nextChain(head.chain, row)
    const feed = present.map(({ scope, id }): FeedChange => ({ scope, kind: 'notice', id, position, state: 'left' }))
    await transaction.append({ ...emptyBatch, feed, log: [{ ...row, chain }] }, { ...head, position, chain })
  })
  engine.published?.(new Set(present.map(({ scope }) => scope)))
}
