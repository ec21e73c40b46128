import { createHash } from 'node:crypto'
import { DatabaseFailure } from '#central/store/memory/locks.ts'
import { type MemoryCentre, memoryCentre } from '#central/store/memory/memory-store.ts'
import type { CentralStore } from '#central/store/port.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from './cast.ts'
import type { Chance } from './random.ts'
import { oneAtATime, type RealTime } from './real-time.ts'
import type { Schedule } from './schedule.ts'
import { BEGINNING } from './workstation.ts'

export interface SimulatedCentre {
  readonly memory: MemoryCentre
  readonly engines: readonly Engine[]
  /** The nodes that answer now, as this person reaches them. */
  nodesFor(userId: string): readonly CentrePort[]
  /** A node dies in the middle of what it does, and comes back after so many milliseconds. */
  killNode(node: number, ms: number): void
  /** While true, notes that say VENENO break the centre's decide. */
  poisonous: boolean
  begin(): Promise<void>
}

const POISON = 'VENENO'

/** The product's model with a bug that only some notes reach. */
function withBug(model: Model, active: () => boolean): Model {
  const commands = new Map(model.commands)
  const note = commands.get('interaction.addNote')
  if (note === undefined) throw new Error('interaction.addNote is gone')
  commands.set('interaction.addNote', {
    ...note,
    decide(documents, command, context) {
      if (active() && command.payload.text.includes(POISON)) throw new Error('a bug of this program')
      return note.decide(documents, command, context)
    },
  })
  return { ...model, commands }
}

const CENTRE = '00000000-0000-7000-8000-000000000000'

/** A centre whose transactions come one at a time and whose history never goes back, so that a database can stand for memory. */
export interface Forward {
  readonly real: RealTime
  /** Absent: memory. */
  readonly store?: CentralStore
}

/** Two nodes on one store; every step of a transaction is a moment at which others may come between. */
export function simulatedCentre(
  model: Model,
  schedule: Schedule,
  chance: Chance,
  published: (scopes: ReadonlySet<string>) => void,
  forward?: Forward,
): SimulatedCentre {
  const memory = memoryCentre(CENTRE)
  const downUntil = [0, 0]
  const now = () => instantOf(BEGINNING + schedule.now())
  const key = createHash('sha256').update('simulation').digest()
  const queue: Promise<unknown>[] = []
  const storeOf = (node: number, pause: () => Promise<void>): CentralStore => {
    if (forward === undefined) return memory.node(pause)
    const down = () => schedule.now() < (downUntil[node] ?? 0)
    return oneAtATime(forward.store ?? memory.node(() => Promise.resolve()), forward.real, queue, down)
  }
  const engines = [0, 1].map((node) => {
    const pause = async () => {
      if (schedule.now() < (downUntil[node] ?? 0)) throw new DatabaseFailure('57P01')
      if (chance.happens(0.2)) await schedule.wait(chance.below(3))
      if (schedule.now() < (downUntil[node] ?? 0)) throw new DatabaseFailure('57P01')
    }
    return createEngine({
      store: storeOf(node, pause),
      model: withBug(model, () => self.poisonous),
      cursorKey: key,
      now,
      newId: () => uuidv7(BEGINNING + schedule.now(), chance.bytes(10)),
      published,
      wait: schedule.wait,
      recoveryMs: 600_000,
    })
  })
  const self: SimulatedCentre = {
    memory,
    engines,
    poisonous: true,
    nodesFor: (userId) =>
      engines.map((engine) => ({
        push: (request) => engine.push(userId, request),
        pull: (request) => engine.pull(userId, request),
        commonHead: (request) => engine.commonHead(userId, request),
      })),
    killNode(node, ms) {
      downUntil[node] = schedule.now() + ms
    },
    begin: () =>
      bearDocuments(
        {
          store: forward?.store ?? memory.node(() => Promise.resolve()),
          model,
          cursorKey: key,
          now,
          newId: () => uuidv7(BEGINNING, chance.bytes(10)),
        },
        cast.raul.id,
        firstDocuments(),
      ),
  }
  return self
}
