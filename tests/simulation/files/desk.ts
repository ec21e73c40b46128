import Database from 'better-sqlite3'
import type { KeptFiles } from '#main/attachments/kept.ts'
import { type StoreFiles, storeFiles } from '#main/attachments/store-files.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { rememberedActor } from '#main/sync/actor.ts'
import { storeClock } from '#main/sync/clock.ts'
import { dispatch } from '#main/sync/dispatch.ts'
import { type SyncLoop, startSyncLoop } from '#main/sync/loop.ts'
import type { Replica } from '#main/sync/replica.ts'
import type { AttachmentCentre } from '#shared/attachments/protocol.ts'
import type { Person } from '#shared/console/session.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type CommandId, type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { unixMsOf } from '#shared/kernel/instants.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { model } from '#shared/model/model.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import type { Line } from '../world/network.ts'
import { today } from '../world/programs.ts'
import type { Chance } from '../world/random.ts'
import type { Schedule } from '../world/schedule.ts'
import { BEGINNING } from '../world/workstation.ts'
import type { FileDoor } from './centre.ts'

export interface DeskParts {
  readonly person: Person
  readonly line: (store: StoreId) => Line<FileDoor>
  readonly schedule: Schedule
  readonly chance: Chance
  readonly failed: (failure: unknown) => void
}

/** One console with its store on SQLite: commands, files and the courier of the product, on a line that breaks. */
export interface Desk {
  readonly person: Person
  readonly line: Line<FileDoor>
  readonly storage: Replica['storage']
  /** Null while it is off. */
  files(): StoreFiles | null
  readonly kept: () => KeptFiles
  act(name: string, payload: unknown): { body: CommandEnvelope; answer: Result<unknown, Rejection> } | null
  newId(): string
  start(): void
  /** The power goes: what was under way goes nowhere. */
  cut(): void
  nudge(): void
}

export function desk(parts: DeskParts): Desk {
  const { person, schedule, chance, failed } = parts
  const db = new Database(':memory:')
  migrate(db)
  const newId = () => uuidv7(BEGINNING + schedule.now(), chance.bytes(10))
  const store = newId() as StoreId // a UUIDv7 by construction
  const line = parts.line(store)
  const plain = sqliteStorage(db, model)
  let running: { replica: Replica; files: StoreFiles; loop: SyncLoop } | null = null

  function start(): void {
    if (running !== null) return
    const { storage, actor } = rememberedActor(plain, model, person)
    const clock = storeClock(storage, { monotonic: schedule.now, wall: () => BEGINNING + schedule.now() })
    let on = true
    const alive = <T>(answer: Promise<T>): Promise<T> =>
      answer.then((value) => (on && running?.replica === replica ? value : new Promise<T>(() => {})))
    const centre: AttachmentCentre = {
      standing: (asked) => alive(line.carry((node) => node.standing(asked))),
      put: (place, bytes) => alive(line.carry((node) => node.put(place, bytes))),
      read: (request) => alive(line.carry((node) => node.read(request))),
    }
    const port: CentrePort = {
      push: (request) => alive(line.port.push(request)),
      pull: (request) => alive(line.port.pull(request)),
      commonHead: (request) => alive(line.port.commonHead(request)),
    }
    const files = storeFiles({ db, storage, model, centre, changed: () => {}, failed, after: schedule.after })
    const replica: Replica = {
      storage,
      model,
      actor,
      now: clock.now,
      changed(kinds) {
        if (kinds.has('sync') && on) files.courier.look()
      },
    }
    const machine = { monotonic: schedule.now, random: chance.next, after: schedule.after }
    const loop = startSyncLoop(replica, port, { store, app: today.app }, clock, machine, failed)
    running = { replica, files, loop }
    ending = () => {
      on = false
      void loop.stop()
      void files.courier.stop()
    }
    loop.begin()
  }
  let ending = () => {}
  return {
    person,
    line,
    storage: plain,
    files: () => running?.files ?? null,
    kept() {
      if (running === null) throw new Error('the console is off')
      return running.files.kept
    },
    act(name, payload) {
      if (running === null) return null
      const { replica, files, loop } = running
      const at = replica.now()
      const made = { app: today.app, catalogue: 1 }
      const id = uuidv7(unixMsOf(at), chance.bytes(10)) as CommandId // a UUIDv7 by construction
      const body: CommandEnvelope = { id, name, actor: person.id, at, payload, madeWith: made }
      const lacking = files.lacking(payload)
      const answer: Result<unknown, Rejection> =
        lacking === null ? dispatch(replica, body) : { ok: false, error: lacking }
      loop.saved()
      return { body, answer }
    },
    newId,
    start,
    cut() {
      ending()
      running = null
    },
    nudge: () => running?.loop.nudge(),
  }
}
