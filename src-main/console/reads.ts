import type { JsonOf } from '#shared/console/json-of.ts'
import { isQueryName, type QueryName, type QueryResults, queryParameters } from '#shared/console/queries.ts'
import { mayReadWhileLocked } from '#shared/console/while-locked.ts'
import type { Session } from './session.ts'

/** What the screens read of the store that is open, as the lock allows. */
export interface Reads {
  /** While the console is locked it waits for the unlock. @throws where its person leaves instead, or no store is open */
  query<Q extends QueryName>(name: Q, parameters: unknown): Promise<JsonOf<QueryResults[Q]>>
  /** For a watch: undefined where there is nothing to be shown now; {@link whenUnlocked} says when it is to ask again. */
  watched<Q extends QueryName>(name: Q, parameters: unknown): () => Promise<JsonOf<QueryResults[Q]> | undefined>
}

/** Calls back at each unlock. */
export function whenUnlocked(session: Pick<Session, 'watch'>, unlocked: () => void): void {
  let wasLocked = false
  session.watch(({ state }) => {
    if (wasLocked && state === 'open') unlocked()
    wasLocked = state === 'locked'
  })
}

export function reads(session: Pick<Session, 'store' | 'locked' | 'watch'>): Reads {
  const isHeld = (name: QueryName) => session.locked() && !mayReadWhileLocked(name)

  const lockIsOver = () =>
    new Promise<void>((over) => {
      const stop = session.watch(({ state }) => {
        if (state === 'locked') return
        // It is told of before there is a way to stop.
        queueMicrotask(() => stop())
        over()
      })
    })

  return {
    async query(name, parameters) {
      const asked = queryOf(name, parameters)
      const store = session.store()
      for (;;) {
        if (store === null || session.store() !== store) throw new Error('no store is open')
        if (!isHeld(name)) {
          const answer = await store.query(name, asked)
          // What was read as the lock came is read anew after it.
          if (!isHeld(name)) return answer
        }
        await lockIsOver()
      }
    },
    watched(name, parameters) {
      const asked = queryOf(name, parameters)
      return async () => {
        if (isHeld(name)) return undefined
        const answer = await session.store()?.query(name, asked)
        return isHeld(name) ? undefined : answer
      }
    },
  }
}

/** @throws where there is no such query, or it is not asked so */
function queryOf<Q extends QueryName>(name: Q, parameters: unknown) {
  if (!isQueryName(name)) throw new Error(`there is no query ${String(name)}`)
  return queryParameters[name].parse(parameters)
}
