import { type CommonHeadRequest, type CommonHeadResponse, HEAD_CURSOR, PROTOCOL } from '#shared/sync/protocol.ts'
import type { ReplicaStorage } from '../store/port.ts'
import { rebase } from './rebase.ts'
import type { Replica } from './replica.ts'

/** The last recovery that this store has gone through. */
export const heardRecovery = (storage: ReplicaStorage): string | null => storage.meta('recovered')

/** So many heads are sent, or given to whoever audits: the newest. */
export const HEADS = 5_000

function sealedHead({ storage }: Replica): Pick<CommonHeadRequest, 'sealed'> {
  const sealed = storage.meta(HEAD_CURSOR)
  return sealed === null ? {} : { sealed }
}

/** The heads that this store remembers, for a centre that went back in time to find the last one both know. */
export const headsFor = (
  replica: Replica,
  store: CommonHeadRequest['store'],
  recovery: CommonHeadRequest['recovery'],
): CommonHeadRequest => ({
  protocol: PROTOCOL,
  store,
  recovery,
  heads: replica.storage.heads(HEADS).map(({ position, chain }) => ({ position, chain })),
  ...sealedHead(replica),
})

/**
 * Puts what the lost history had taken, after the last common position, back at the front of the outbox with its old
 * positions. What it had refused stays refused. Done once a recovery: the second time finds nothing above the position.
 */
export function putBack(replica: Replica, common: CommonHeadResponse): void {
  const { storage } = replica
  storage.transaction(() => {
    if (heardRecovery(storage) === common.recovery) return
    for (const row of storage.settledAbove(common.position)) {
      if (!['accepted', 'settled', 'held', 'deposited'].includes(row.state)) continue
      storage.patchCommand(row.id, {
        state: 'queued',
        recovered: row.position,
        position: null,
        collected: false,
        settledAt: null,
      })
    }
    storage.setMeta('recovered', common.recovery)
    rebase(replica)
  })
  replica.changed(new Set(['outbox', 'sync']))
}

/** The recovery has ended: what was collected is asked for again, and answered by what was decided at the end. */
export function askCollectedAgain(replica: Replica): void {
  replica.storage.transaction(() => {
    for (const row of replica.storage.commandsIn(['queued'])) {
      if (row.collected) replica.storage.patchCommand(row.id, { collected: false })
    }
  })
}
