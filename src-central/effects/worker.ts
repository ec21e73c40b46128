import type { Instant } from '#shared/kernel/instants.ts'
import type { CentralStore } from '../store/port.ts'
import type { EffectPerformers } from './performer.ts'
import type { EffectQueue, LeasedEffect } from './queue.ts'

const AT_ONCE = 20
/** Without news a look all the same: a lease has run out, or a back-off has ended. */
const LOOK_MS = 5_000
/** News within so many milliseconds are one look: every push is news. */
const GATHER_MS = 200

export interface EffectsParts {
  readonly queue: EffectQueue
  readonly store: Pick<CentralStore, 'glance'>
  readonly performers: EffectPerformers
  readonly now: () => Instant
  /** Told of every effect that failed, by its id. */
  readonly failed: (effectId: string, failure: unknown) => void
}

/**
 * Does what is due, each at least once. In a recovery nothing: what the lost history did is not known yet.
 * @returns how many were done
 */
export async function performDue(parts: EffectsParts): Promise<number> {
  let done = 0
  for (;;) {
    const recovery = await parts.store.glance((read) => read.recovery())
    if (recovery !== null && !recovery.ended) return done
    const leased = await parts.queue.lease(parts.now(), AT_ONCE)
    for (const one of leased) if (await performOne(parts, one)) done++
    if (leased.length < AT_ONCE) return done
  }
}

async function performOne(parts: EffectsParts, due: LeasedEffect): Promise<boolean> {
  try {
    const performer = parts.performers[due.effect.kind]
    if (performer === undefined) throw new Error(`nobody performs ${due.effect.kind}`)
    const performed = (await performer.isDone(due.id)) ? 'done' : await performer.perform(due)
    if (performed === 'done') {
      await parts.queue.done(due.id, parts.now())
      return true
    }
  } catch (failure) {
    parts.failed(due.id, failure)
  }
  await parts.queue.later(due, parts.now())
  return false
}

export interface EffectsWorker {
  /** There may be something. */
  nudge(): void
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

/** Does effects as they come, one round at a time; any number of nodes may run one. */
export function startEffectsWorker(parts: EffectsParts): EffectsWorker {
  let again = false
  let running: Promise<void> | null = null
  async function rounds(): Promise<void> {
    do {
      again = false
      // The database is away, most likely: the next look tries again.
      await performDue(parts).catch((failure) => parts.failed('none', failure))
    } while (again)
    running = null
  }
  const look = () => {
    again = true
    running ??= rounds()
  }
  let gathering: NodeJS.Timeout | null = null
  const looks = setInterval(look, LOOK_MS)
  look()
  return {
    nudge() {
      gathering ??= setTimeout(() => {
        gathering = null
        look()
      }, GATHER_MS)
    },
    async stop() {
      clearInterval(looks)
      if (gathering !== null) clearTimeout(gathering)
      again = false
      await running
    },
  }
}
