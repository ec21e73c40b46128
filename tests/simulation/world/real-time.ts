import { DatabaseFailure } from '#central/store/memory/locks.ts'
import type { CentralStore } from '#central/store/port.ts'

/** Work in the real world that virtual time waits for. */
export interface RealTime {
  busy: number
}

/**
 * A store whose transactions come one after the other and take no virtual time, whatever they take of the real one: over
 * memory and over a database the same schedule then has the same order.
 * @param down whether its node is; a transaction then fails as on a lost connection
 */
export function oneAtATime(
  store: CentralStore,
  real: RealTime,
  queue: Promise<unknown>[],
  down: () => boolean,
): CentralStore {
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
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
  return {
    write: (work) => inTurn(() => store.write(work)),
    snapshot: (work) => inTurn(() => store.snapshot(work)),
    glance: (work) => inTurn(() => store.glance(work)),
  }
}
