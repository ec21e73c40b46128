import type { EffectQueue } from '#central/effects/queue.ts'
import { DatabaseFailure } from '#central/store/memory/locks.ts'
import type { CentralStore } from '#central/store/port.ts'

/** Work in the real world that virtual time waits for. */
export interface RealTime {
  busy: number
}

/** Work one after the other that takes no virtual time, whatever it takes of the real one. */
export const inTurn =
  (real: RealTime, queue: Promise<unknown>[], down: () => boolean) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    real.busy++
    const before = queue.at(-1) ?? Promise.resolve()
    const turn = before.then(() => {
      if (down()) throw new DatabaseFailure('57P01')
      return work()
    })
    queue.splice(
      0,
      queue.length,
      turn.catch(() => {}),
    )
    try {
      return await turn
    } finally {
      real.busy--
    }
  }

/**
 * A store whose transactions come one after the other: over memory and over a database the same schedule then has the
 * same order.
 * @param down whether its node is; a transaction then fails as on a lost connection
 */
export function oneAtATime(
  store: CentralStore,
  real: RealTime,
  queue: Promise<unknown>[],
  down: () => boolean,
): CentralStore {
  const turn = inTurn(real, queue, down)
  return {
    write: (work) => turn(() => store.write(work)),
    snapshot: (work) => turn(() => store.snapshot(work)),
    glance: (work) => turn(() => store.glance(work)),
  }
}

/** As {@link oneAtATime}, for the queue of effects. */
export function effectsInTurn(
  effects: EffectQueue,
  real: RealTime,
  queue: Promise<unknown>[],
  down: () => boolean,
): EffectQueue {
  const turn = inTurn(real, queue, down)
  return {
    lease: (now, count) => turn(() => effects.lease(now, count)),
    done: (id, now) => turn(() => effects.done(id, now)),
    later: (one, now) => turn(() => effects.later(one, now)),
  }
}
