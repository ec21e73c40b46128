import { openStoreFile } from '#main/store/file/open-file.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { rememberedActor } from '#main/sync/actor.ts'
import { storeClock } from '#main/sync/clock.ts'
import { syncRound } from '#main/sync/round.ts'
import type { CommandId, StoreId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { replicas } from '../../simulation/world/oracle.ts'
import { author } from '../offline-host.ts'
import type { LivingCentre } from './living-centre.ts'

/**
 * What is wrong with a store whose console died, in sentences: everything acknowledged is at the centre or waits to be sent;
 * and one round from where its cursors stand makes it equal to the centre.
 */
export async function faultsAfter(
  path: string,
  key: Uint8Array,
  acknowledged: readonly string[],
  { centre, store }: { readonly centre: LivingCentre; readonly store: StoreId },
): Promise<string[]> {
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') return acknowledged.length === 0 ? [] : [`the store is ${opened.kind}`]
  try {
    const whole = opened.db.pragma('integrity_check(1)', { simple: true })
    if (whole !== 'ok') return [`the store is not whole: ${String(whole)}`]
    migrate(opened.db)
    if (author === undefined) throw new Error('there is no author')
    const { storage, actor } = rememberedActor(sqliteStorage(opened.db, model), model, author)
    const received = new Set<string | null>(centre.state().log.map(({ commandId }) => commandId))
    const lost = acknowledged.filter(
      (id) => !received.has(id) && storage.command(id as CommandId)?.state !== 'queued', // as its writer said it
    )
    const clock = storeClock(storage, { monotonic: () => performance.now(), wall: () => Date.now() })
    const replica = { storage, model, actor, now: clock.now, changed: () => {} }
    const outcome = await syncRound(replica, centre.port, { store, app: '0.1.0' })
    return [
      ...lost.map((id) => `${id} was acknowledged and is neither here nor at the centre`),
      ...(outcome === 'synced' ? [] : [`the next round ends ${outcome}`]),
      ...storage.commandsIn(['queued', 'accepted', 'held', 'refused']).map(({ id, state }) => `${id} is left ${state}`),
      ...replicas({ workstations: [{ person: author, storage, out: false }], state: centre.state() }),
    ]
  } finally {
    opened.db.close()
  }
}
