import type { Instant } from '#shared/kernel/instants.ts'
import { dueAgain, type EffectQueue, type LeasedEffect, leasedUntil } from '../../effects/queue.ts'
import type { CentralState, EffectWork } from './state.ts'

/** The queue of effects in memory, for the simulation: a step of it happens whole or, when `pause` throws, not at all. */
export function memoryEffects(
  seen: () => CentralState,
  add: (step: (state: CentralState) => CentralState) => void,
  pause: () => Promise<void>,
): EffectQueue {
  const work = (id: string, next: EffectWork) =>
    add((state) => ({ ...state, effectWork: new Map([...state.effectWork, [id, next]]) }))
  const isDue = (known: EffectWork | undefined, now: Instant) =>
    known === undefined || (!known.done && known.leasedUntil <= now)
  return {
    async lease(now, count) {
      await pause()
      const due = [...seen().effects.values()]
        .filter(({ id }) => isDue(seen().effectWork.get(id), now))
        .sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1))
        .slice(0, count)
      return due.map((one): LeasedEffect => {
        const attempts = (seen().effectWork.get(one.id)?.attempts ?? 0) + 1
        work(one.id, { attempts, leasedUntil: leasedUntil(now), done: false })
        return { ...one, attempts }
      })
    },
    async done(id, now) {
      await pause()
      work(id, { attempts: seen().effectWork.get(id)?.attempts ?? 1, leasedUntil: now, done: true })
    },
    async later({ id, attempts }, now) {
      await pause()
      if (seen().effectWork.get(id)?.done !== true)
        work(id, { attempts, leasedUntil: dueAgain(now, attempts), done: false })
    },
  }
}
