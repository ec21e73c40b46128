import { createHash } from 'node:crypto'
import { DatabaseFailure } from '#central/store/memory/locks.ts'
import { type MemoryCentre, memoryCentre } from '#central/store/memory/memory-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from './cast.ts'
import type { Chance } from './random.ts'
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

/** Two nodes on one store; every step of a transaction is a moment at which others may come between. */
export function simulatedCentre(
  model: Model,
  schedule: Schedule,
  chance: Chance,
  published: (scopes: ReadonlySet<string>) => void,
): SimulatedCentre {
  const memory = memoryCentre('00000000-0000-7000-8000-000000000000')
  const downUntil = [0, 0]
  const now = () => instantOf(BEGINNING + schedule.now())
  const key = createHash('sha256').update('simulation').digest()
  const engines = [0, 1].map((node) => {
    const pause = async () => {
      if (schedule.now() < (downUntil[node] ?? 0)) throw new DatabaseFailure('57P01')
      if (chance.happens(0.2)) await schedule.wait(chance.below(3))
      if (schedule.now() < (downUntil[node] ?? 0)) throw new DatabaseFailure('57P01')
    }
    return createEngine({
      store: memory.node(pause),
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
          store: memory.node(() => Promise.resolve()),
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
