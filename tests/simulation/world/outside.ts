import type { EffectPerformer } from '#central/effects/performer.ts'
import type { Weather } from './network.ts'
import type { Chance } from './random.ts'
import type { Schedule } from './schedule.ts'

/** What the centre's effects reach: it remembers by their ids what it was asked to do, and how often. */
export interface Outside {
  readonly done: ReadonlyMap<string, number>
  readonly performer: EffectPerformer
}

/** Stands outside of every backup: a centre that went back has still told people what it told them. */
export function outside(weather: () => Weather, schedule: Schedule, chance: Chance): Outside {
  const done = new Map<string, number>()
  const travel = async (lost: number) => {
    await schedule.wait(chance.below(weather().slowestMs + 1))
    if (chance.happens(lost)) throw new Error('the outside does not answer')
  }
  return {
    done,
    performer: {
      async isDone(id) {
        await travel(weather().lostRequest)
        return done.has(id)
      },
      async perform({ id }) {
        await travel(weather().lostRequest)
        done.set(id, (done.get(id) ?? 0) + 1)
        await travel(weather().lostAnswer)
        return 'done'
      },
    },
  }
}
