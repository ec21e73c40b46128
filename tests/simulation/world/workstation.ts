import { memoryStorage } from '#main/store/memory/memory-storage.ts'
import type { ReplicaStorage } from '#main/store/port.ts'
import { rememberedActor } from '#main/sync/actor.ts'
import { CentreProblem } from '#main/sync/centre-errors.ts'
import { dispatchClaim } from '#main/sync/claim.ts'
import { storeClock } from '#main/sync/clock.ts'
import { dispatch } from '#main/sync/dispatch.ts'
import { lastDelivering, type SyncDoors } from '#main/sync/last-delivery.ts'
import { type SyncLoop, startSyncLoop } from '#main/sync/loop.ts'
import { takeNumber } from '#main/sync/numbers.ts'
import { readAfterUpdate } from '#main/sync/rebase.ts'
import { heardRecovery } from '#main/sync/recovery.ts'
import type { Replica } from '#main/sync/replica.ts'
import type { Person } from '#shared/console/session.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type CommandId, type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { unixMsOf } from '#shared/kernel/instants.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { decidedTwice } from './decided-twice.ts'
import { deliveryKey } from './door.ts'
import { type Program, today } from './programs.ts'
import type { Chance } from './random.ts'
import type { Schedule } from './schedule.ts'

/** The power went in the middle of a write: nothing after it ran. */
export class PowerCut extends Error {}

/** Where a run begins: real enough for business days and leases. */
export const BEGINNING = Date.UTC(2026, 10, 24, 13, 0, 0)

export interface WorkstationParts {
  readonly person: Person
  /** The centre for the store of this id. */
  readonly centre: (store: StoreId) => SyncDoors
  readonly schedule: Schedule
  readonly chance: Chance
  /** A store of its own kind, kept over restarts; absent: memory. `beforeWrite` may throw {@link PowerCut}. */
  readonly storage?: (model: Model, beforeWrite: () => void) => ReplicaStorage
  readonly failed: (failure: unknown) => void
}

/** One console with its store. Everything that is not the store is lost with the power. */
export interface Workstation {
  readonly person: Person
  readonly storage: ReplicaStorage
  readonly store: StoreId
  running: boolean
  /** Which version of the product is installed: another one runs from the next start on. */
  program: Program
  /** The console has closed by itself, because the centre says that its person is disabled. */
  out: boolean
  /** Makes a command as the console does; the answer is what the person was told. Null when the power went meanwhile. */
  act(name: string, payload: unknown): Promise<{ body: CommandEnvelope; told: Result<unknown, Rejection> } | null>
  takeNumber(): string | null
  newId(): string
  nudge(): void
  /** The power goes after so many more writes; 0: now. */
  cutPowerAfter(writes: number): void
  start(): void
  /** The machine's own clock is set, forwards or back; what it shows is its owner's business. */
  setClock(offsetMs: number): void
}

export function workstation(parts: WorkstationParts): Workstation {
  const { schedule, chance } = parts
  let runs: Program = today
  let runsTwice = decidedTwice(runs.model, parts.failed)
  // The program that runs, also for a store that is kept over its updates.
  const model: Model = {
    get documents() {
      return runs.model.documents
    },
    get commands() {
      return runsTwice.commands
    },
    policies: today.model.policies,
    relations: today.model.relations,
  }
  let writesLeft = Number.POSITIVE_INFINITY
  let offset = 0
  let booted = 0
  let loop: SyncLoop | null = null
  let replica: Replica | null = null
  let port: CentrePort | null = null
  const beforeWrite = () => {
    if (writesLeft-- > 0) return
    writesLeft = Number.POSITIVE_INFINITY
    stop()
    throw new PowerCut()
  }
  const keepUntil = (stored: Parameters<typeof readStored>[2]) => {
    const read = readStored(model, stored.kind, stored)
    return read.ok ? (model.documents.get(stored.kind)?.keepUntil?.(read.value) ?? null) : null
  }
  const storage = parts.storage?.(model, beforeWrite) ?? memoryStorage(keepUntil, beforeWrite)
  const wall = () => BEGINNING + schedule.now() + offset
  const id = () => uuidv7(BEGINNING + schedule.now(), chance.bytes(10))
  const store = id() as StoreId // a UUIDv7 by construction
  const centre = parts.centre(store)

  function stop(): void {
    self.running = false
    void loop?.stop()
    loop = null
    replica = null
  }
  function start(): void {
    const program = self.program
    if (runs !== program) runsTwice = decidedTwice(program.model, parts.failed)
    runs = program
    self.out = false
    booted = schedule.now()
    const remembered = rememberedActor(storage, model, parts.person)
    const clock = storeClock(storage, { monotonic: () => schedule.now() - booted, wall })
    const now: Replica = {
      storage: remembered.storage,
      model,
      actor: remembered.actor,
      now: clock.now,
      changed: () => {},
    }
    replica = now
    self.running = true
    // What a dead process started goes nowhere: its loop hears no answer any more.
    const alive = <T>(answer: Promise<T>): Promise<T> =>
      answer.then((value) => (replica === now ? value : new Promise<T>(() => {})))
    const spoken: SyncDoors = {
      push: (request) => alive(centre.push({ ...request, protocol: program.protocol })),
      pull: (request) => alive(centre.pull({ ...request, protocol: program.protocol })),
      commonHead: (request) => alive(centre.commonHead({ ...request, protocol: program.protocol })),
      last: (signed, shape) => alive(centre.last(signed, shape)),
    }
    port = lastDelivering(spoken, deliveryKey)
    readAfterUpdate(now, program.app)
    loop = startSyncLoop(
      now,
      port,
      { store, app: program.app },
      clock,
      { monotonic: schedule.now, random: chance.next, after: schedule.after },
      (failure) => {
        if (failure instanceof CentreProblem && failure.code === 'actor.disabled') leave()
        else if (failure instanceof CentreProblem && [401, 426].includes(failure.status)) return
        else if (!(failure instanceof PowerCut)) parts.failed(failure)
      },
    )
    loop.begin()
  }
  /** As the console's session does: the store closes, and stays for the day on which its person is enabled again. */
  function leave(): void {
    stop()
    self.out = true
  }
  const self: Workstation = {
    person: parts.person,
    storage,
    store,
    running: false,
    program: today,
    out: false,
    async act(name, payload) {
      if (replica === null || port === null) return null
      const at = replica.now()
      const body = {
        id: uuidv7(unixMsOf(at), chance.bytes(10)) as CommandId,
        name,
        actor: parts.person.id,
        at,
        payload,
        madeWith: { app: runs.app, catalogue: 1 },
      } // as above
      try {
        const claim = model.commands.get(name)?.kind === 'claim'
        const told = claim
          ? await dispatchClaim(port, { store, app: runs.app }, heardRecovery(storage), body)
          : dispatch(replica, body)
        if (claim) loop?.nudge()
        else loop?.saved()
        return { body, told }
      } catch (thrown) {
        if (thrown instanceof PowerCut) return null
        throw thrown
      }
    },
    takeNumber() {
      try {
        return replica === null ? null : takeNumber(storage)
      } catch (thrown) {
        if (thrown instanceof PowerCut) return null
        throw thrown
      }
    },
    newId: id,
    nudge: () => loop?.nudge(),
    cutPowerAfter(writes) {
      if (writes === 0) stop()
      else writesLeft = writes
    },
    start() {
      writesLeft = Number.POSITIVE_INFINITY
      if (!self.running) start()
    },
    setClock(offsetMs) {
      offset = offsetMs
    },
  }
  return self
}
