import { createHash } from 'node:crypto'
import { type CloseUnopposedParts, closeUnopposed } from '#central/cases/close-unopposed.ts'
import type { EffectQueue } from '#central/effects/queue.ts'
import { performDue } from '#central/effects/worker.ts'
import { DatabaseFailure } from '#central/store/memory/locks.ts'
import { type MemoryCentre, memoryCentre } from '#central/store/memory/memory-store.ts'
import type { CentralStore } from '#central/store/port.ts'
import { type BornHere, bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { type StoreId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { cast, firstDocuments } from './cast.ts'
import { decidedTwice } from './decided-twice.ts'
import { type Door, door } from './door.ts'
import type { Outside } from './outside.ts'
import { type Program, today } from './programs.ts'
import type { Chance } from './random.ts'
import { effectsInTurn, inTurn, oneAtATime, type RealTime } from './real-time.ts'
import type { Schedule } from './schedule.ts'
import { BEGINNING } from './workstation.ts'

export interface SimulatedCentre {
  readonly memory: MemoryCentre
  readonly engines: readonly Engine[]
  /** The nodes, as whoever signed in at a store reaches them. */
  doorsFor(owner: { userId: UserId; store: StoreId }): readonly Door[]
  /** A node dies in the middle of what it does, and comes back after so many milliseconds. */
  killNode(node: number, ms: number): void
  /** A node comes back with another program, and decides again what the one before could not. */
  update(node: number, program: Program): void
  readonly programs: readonly Program[]
  /** A node's worker does what is due outside; `laterMs`: as if so much time had gone by. */
  performDue(node: number, laterMs?: number): Promise<unknown>
  /** A node looks for cases that nobody objected to, as if so much time had gone by. */
  closeUnopposed(node: number, laterMs: number): Promise<unknown>
  /** While true, notes that say VENENO break the centre's decide. */
  poisonous: boolean
  /** @param more documents that are there beside the directory */
  begin(more?: readonly BornHere[]): Promise<void>
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

export const CENTRE = '00000000-0000-7000-8000-000000000000'

type Informed = CloseUnopposedParts['informed']
/** So few that a look takes several pages. */
const CASES_AT_ONCE = 2

/** Informed cases as the database lists them. */
const informedIn =
  (memory: MemoryCentre): Informed =>
  async (after, count) =>
    [...memory.state().documents.values()]
      .filter(({ kind, id, doc }) => kind === 'case' && id > after && (doc as { state: string }).state === 'informed') // a case
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .slice(0, count)

/** A centre whose transactions come one at a time and whose history never goes back, so that a database can stand for memory. */
export interface Forward {
  readonly real: RealTime
  /** Absent: memory. */
  readonly store?: CentralStore
  readonly effects?: EffectQueue
  readonly informed?: Informed
}

export interface CentreParts {
  readonly schedule: Schedule
  readonly chance: Chance
  readonly outside: Outside
  readonly published: (scopes: ReadonlySet<string>) => void
  readonly failed: (failure: unknown) => void
  readonly forward?: Forward
}

/** Two nodes on one store; every step of a transaction is a moment at which others may come between. */
export function simulatedCentre({
  schedule,
  chance,
  outside,
  published,
  failed,
  forward,
}: CentreParts): SimulatedCentre {
  const memory = memoryCentre(CENTRE)
  const downUntil = [0, 0]
  const now = () => instantOf(BEGINNING + schedule.now())
  const key = createHash('sha256').update('simulation').digest()
  const queue: Promise<unknown>[] = []
  const isDown = (node: number) => schedule.now() < (downUntil[node] ?? 0)
  const models = new Map<Program, Model>()
  const modelOf = (program: Program): Model => {
    const known = models.get(program) ?? withBug(decidedTwice(program.model, failed), () => self.poisonous)
    models.set(program, known)
    return known
  }
  /** A node as it was started: what is under way in it goes nowhere when it is started anew with another program. */
  function started(node: number, program: Program) {
    const run = { over: false }
    const isGone = () => run.over || isDown(node)
    const pause = async () => {
      if (isGone()) throw new DatabaseFailure('57P01')
      if (chance.happens(0.2)) await schedule.wait(chance.below(3))
      if (isGone()) throw new DatabaseFailure('57P01')
    }
    const plain = () => Promise.resolve()
    const store =
      forward === undefined
        ? memory.node(pause)
        : oneAtATime(forward.store ?? memory.node(plain), forward.real, queue, isGone)
    const effects =
      forward === undefined
        ? memory.effects(pause)
        : effectsInTurn(forward.effects ?? memory.effects(plain), forward.real, queue, isGone)
    const turn = forward === undefined ? null : inTurn(forward.real, queue, isGone)
    const listed = forward?.informed ?? informedIn(memory)
    const page: Informed = (after) => listed(after, CASES_AT_ONCE)
    const informed: Informed = turn === null ? page : (after, count) => turn(() => page(after, count))
    const parts: EngineParts = {
      store,
      model: modelOf(program),
      cursorKey: key,
      now,
      newId: () => uuidv7(BEGINNING + schedule.now(), chance.bytes(10)),
      published,
      wait: schedule.wait,
      recoveryMs: 600_000,
    }
    return { run, program, store, effects, informed, parts, engine: createEngine(parts) }
  }
  const nodes: ReturnType<typeof started>[] = []
  const self: SimulatedCentre = {
    memory,
    get engines() {
      return nodes.map((node) => node.engine)
    },
    get programs() {
      return nodes.map((node) => node.program)
    },
    poisonous: true,
    doorsFor: (owner) => nodes.map((node) => door(node, owner)),
    killNode(node, ms) {
      downUntil[node] = schedule.now() + ms
    },
    update(index, program) {
      const before = nodes[index]
      if (before === undefined) throw new Error('no such node')
      before.run.over = true
      const node = started(index, program)
      nodes[index] = node
      schedule.after(Math.max(0, (downUntil[index] ?? 0) - schedule.now()), () => {
        // A node that dies again at its start does it at the next.
        void node.engine.redecideHeld().catch(() => {})
      })
    },
    performDue: (index, laterMs = 0) => {
      const node = nodes[index]
      if (node === undefined) throw new Error('no such node')
      const at = () => instantOf(BEGINNING + schedule.now() + laterMs)
      const { effects: work, store } = node
      // What fails is tried again, and a node that dies leaves it to the other.
      const effect = { queue: work, store, performers: { notice: outside.performer }, now: at, failed: () => {} }
      return performDue(effect).catch(() => 0)
    },
    closeUnopposed: (index, laterMs) => {
      const node = nodes[index]
      if (node === undefined) throw new Error('no such node')
      const engine = { ...node.parts, now: () => instantOf(BEGINNING + schedule.now() + laterMs) }
      // A node that dies leaves it to the other, and to its next look.
      const broken = (failure: unknown) => {
        if (!(failure instanceof Error && 'code' in failure)) failed(failure)
      }
      // No edition of a run has other days.
      const catalogue = async () => defaultCatalogue()
      return closeUnopposed({ engine, informed: node.informed, catalogue, failed: broken }).catch(broken)
    },
    begin: (more = []) =>
      bearDocuments(
        {
          store: forward?.store ?? memory.node(() => Promise.resolve()),
          model: today.model,
          cursorKey: key,
          now,
          newId: () => uuidv7(BEGINNING, chance.bytes(10)),
        },
        cast.raul.id,
        [...firstDocuments(), ...more],
      ),
  }
  nodes.push(started(0, today), started(1, today))
  return self
}
