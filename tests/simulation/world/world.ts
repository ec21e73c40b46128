import type { CloseUnopposedParts } from '#central/cases/close-unopposed.ts'
import type { EffectQueue } from '#central/effects/queue.ts'
import type { CentralState } from '#central/store/memory/state.ts'
import type { CentralStore } from '#central/store/port.ts'
import type { ReplicaStorage } from '#main/store/port.ts'
import type { Person } from '#shared/console/session.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { cast } from './cast.ts'
import { type SimulatedCentre, simulatedCentre } from './centre.ts'
import { counted } from './counted.ts'
import { CALM, type Line, line, type Weather } from './network.ts'
import { type Outside, outside } from './outside.ts'
import { type Program, tomorrow } from './programs.ts'
import { type Chance, chance } from './random.ts'
import { type Schedule, schedule } from './schedule.ts'
import { type Workstation, workstation } from './workstation.ts'

/** What a person was told of a command, and at which console. */
export interface Told {
  readonly body: CommandEnvelope
  readonly at: Workstation
  readonly answer: Result<unknown, Rejection>
}

/** What a run is played over; absent: memory, with the power going between any two writes, and two nodes at once. */
export interface Over {
  /** Makes the store of a workstation, for the program that runs there. */
  readonly newStorage?: (model: Model) => ReplicaStorage
  /** The centre's history only goes forward, in this database or in memory. */
  readonly forward?: {
    readonly store?: CentralStore
    readonly effects?: EffectQueue
    readonly informed?: CloseUnopposedParts['informed']
    readonly state?: () => Promise<CentralState>
  }
}

/** Everything that plays in a run, and what is written down of it. */
export interface World {
  readonly dice: Chance
  /** Of silence.ts alone: where it has nothing to do a schedule is the one that it was without, as is the seed of a rare bug. */
  readonly luck: Chance
  readonly time: Schedule
  readonly stations: readonly Workstation[]
  readonly lines: ReadonlyMap<Workstation, Line>
  /** Whose live stream has lost what was said last: it is dead, and nobody has noticed. */
  readonly deaf: Set<Workstation>
  readonly centre: SimulatedCentre
  readonly outside: Outside
  readonly told: Told[]
  readonly bugs: string[]
  /** The program that people update to in this run, or null: nobody does. */
  readonly next: Program | null
  weather: Weather
  wentBack: boolean
}

/** @param seed everything that happens follows from it */
export function worldOf(seed: number, { newStorage, forward }: Over): World {
  const dice = chance(seed)
  const luck = chance(~seed)
  const real = { busy: 0 }
  const time = schedule(dice.fork(), real)
  const bugs: string[] = []
  const lines = new Map<Workstation, Line>()
  const stations: Workstation[] = []
  const deaf = new Set<Workstation>()
  const weather = () => world.weather
  const failed = (failure: unknown) =>
    void bugs.push(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))
  const beyond = outside(weather, time, dice.fork())
  const centre = simulatedCentre({
    schedule: time,
    chance: dice.fork(),
    outside: beyond,
    failed,
    // The live stream: says only that there is something, and may be late or lost like everything else.
    published() {
      for (const at of stations)
        if (lines.get(at)?.up === true && !dice.happens(weather().lostAnswer)) {
          deaf.delete(at)
          time.after(dice.below(20), at.nudge)
        } else deaf.add(at)
    },
    ...(forward === undefined ? {} : { forward: { ...forward, real } }),
  })
  const others: readonly Person[] = [cast.sofia, cast.carmen].filter(() => dice.happens(0.5))
  // Somebody sits at two consoles: now an advisor, now the coordinator.
  const twice = others.includes(cast.carmen) && seed % 2 === 1 ? cast.carmen : cast.ana
  const seats = [cast.ana, cast.luis, cast.pedro, cast.raul, ...others, ...(dice.happens(0.3) ? [twice] : [])]
  for (const person of seats) {
    let wire: Line | null = null
    const at = workstation({
      person,
      centre(store) {
        const doors = () => centre.doorsFor({ userId: person.id, store })
        wire = line(doors, weather, time, dice.fork(), failed)
        return wire.port
      },
      schedule: time,
      chance: dice.fork(),
      failed,
      ...(newStorage === undefined ? {} : { storage: (model, beforeWrite) => counted(newStorage(model), beforeWrite) }),
    })
    if (wire !== null) lines.set(at, wire)
    stations.push(at)
  }
  const next = dice.happens(0.4) ? tomorrow(dice.happens(0.5) ? 'raised' : 'same') : null
  const world: World = {
    dice,
    luck,
    time,
    stations,
    lines,
    deaf,
    centre,
    outside: beyond,
    told: [],
    bugs,
    next,
    weather: CALM,
    wentBack: false,
  }
  return world
}
