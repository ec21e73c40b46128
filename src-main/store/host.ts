import type { Database } from 'better-sqlite3'
import type { AttachmentLimits } from '#shared/attachments/limits.ts'
import type { AttachmentCentre } from '#shared/attachments/protocol.ts'
import type { AttachmentVerb } from '#shared/attachments/services.ts'
import type { Dispatched } from '#shared/console/contract.ts'
import type { DraftWritten, PutDraft } from '#shared/console/drafts.ts'
import { isQueryName, queryParameters } from '#shared/console/queries.ts'
import type { Person } from '#shared/console/session.ts'
import type { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type CommandId, uuidv7 } from '#shared/kernel/ids.ts'
import { unixMsOf } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { SeenHead } from '#shared/sync/heads-file.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { storeFiles } from '../attachments/store-files.ts'
import { rememberedActor } from '../sync/actor.ts'
import { CentreProblem, CentreUnreachable } from '../sync/centre-errors.ts'
import { dispatchClaim } from '../sync/claim.ts'
import { type MachineClock, storeClock } from '../sync/clock.ts'
import { dispatch } from '../sync/dispatch.ts'
import { type LoopMachine, startSyncLoop } from '../sync/loop.ts'
import { takeNumber } from '../sync/numbers.ts'
import { discard, resend } from '../sync/outbox.ts'
import { readAfterUpdate } from '../sync/rebase.ts'
import { HEADS, heardRecovery } from '../sync/recovery.ts'
import type { Replica } from '../sync/replica.ts'
import type { SyncIdentity } from '../sync/round.ts'
import { guardedDrafts } from './guarded-drafts.ts'
import { maintainStore } from './maintenance.ts'
import { keepReturns } from './queries/first-contact.ts'
import { answerQuery } from './queries/queries.ts'
import { drafts as draftsOf } from './sqlite/drafts.ts'
import { sqliteStorage } from './sqlite/sqlite-storage.ts'
import { dailyUpkeep, type UpkeepPlaces } from './upkeep/daily-upkeep.ts'

/** Everything a store needs from outside; the process gives the real ones, tests theirs. */
export interface StoreParts {
  /** The only writing connection, opened with its key and migrated. */
  readonly db: Database
  readonly model: Model
  readonly identity: SyncIdentity
  /** Who signed in; used until the person's own document has arrived. */
  readonly person: Person
  readonly centre: CentrePort
  readonly machine: MachineClock & LoopMachine & { randomBytes(count: number): Uint8Array }
  /** Kinds of documents (and `outbox`, `sync`, `drafts`) that have just changed, after the commit. */
  readonly changed: (kinds: ReadonlySet<string>) => void
  readonly failed: (failure: unknown) => void
  /** Where the store is kept, for its daily backup and check; absent: none are made. */
  readonly places?: UpkeepPlaces
  /** The centre's part for files; absent: none is sent or fetched. */
  readonly attachmentCentre?: AttachmentCentre
  readonly attachmentLimits?: AttachmentLimits
}

/** Name of the phone's account among what the store keeps of itself. */
const PHONE_ACCOUNT = 'phone.account'

/** An open store: the one door to the database. */
export interface StoreHost {
  dispatch(id: string, name: string, payload: unknown): Promise<Result<Dispatched, Rejection>>
  /**
   * An answer, or the promise of one that reads much.
   * @throws on an unknown name or parameters that do not fit: the renderer's types do not allow them
   */
  query(name: string, parameters: unknown): unknown
  takeNumber(): string | null
  /** The heads of the centre's log that this store remembers, the newest first. */
  heads(): readonly SeenHead[]
  putDraft(draft: PutDraft): DraftWritten
  dropDraft(contact: string, to?: string): void
  /** The phone's account as it was last kept. */
  keptAccount(): string | null
  keepAccount(account: string): void
  resend(group: string, payloads: Readonly<Record<string, unknown>>): Result<null, Rejection>
  discard(group: string): Result<null, Rejection>
  /** Commands and files that the centre does not have. */
  undelivered(): number
  /** What is in this store alone, or waits for its person here: what a new beginning would cost them. */
  atStake(): number
  /** Ends the backup or check that is under way; it is begun again within the hour. */
  interruptUpkeep(): void
  keepReturns(told: FirstContactReturns): void
  attachment(verb: AttachmentVerb, parameters: unknown): Promise<Result<unknown, Rejection>>
  /** Begins to exchange with the centre; until then everything is only saved. */
  exchange(): void
  /** A round at once: the person asked, the network is back, the machine woke, the live stream said something. */
  nudge(): void
  stop(): Promise<void>
}

export function openStoreHost(parts: StoreParts): StoreHost {
  const { db, model, machine } = parts
  const { storage, actor } = rememberedActor(sqliteStorage(db, model), model, parts.person)
  const clock = storeClock(storage, machine)
  const files = storeFiles({
    db,
    storage,
    model,
    changed: () => replica.changed(new Set(['attachment'])),
    failed: parts.failed,
    after: machine.after,
    ...(parts.attachmentCentre === undefined ? {} : { centre: parts.attachmentCentre }),
    ...(parts.attachmentLimits === undefined ? {} : { limits: parts.attachmentLimits }),
  })
  const undelivered = () => storage.countIn(['queued']) + files.kept.undelivered()
  /** Commands that were told of: each is decided again with every page. */
  const told = new Set<string>()
  const replica: Replica = {
    storage,
    model,
    actor,
    now: clock.now,
    changed(kinds) {
      if (kinds.has('sync')) files.courier.look()
      parts.changed(kinds)
    },
    unjudged(commandId, failure) {
      if (told.has(commandId)) return
      told.add(commandId)
      // What a failure says may be of a customer: its name and the command's id are enough to find it.
      const name = failure instanceof Error ? failure.name : 'not an error'
      parts.failed(new Error(`the command ${commandId} cannot be judged here: ${name}`))
    },
  }
  readAfterUpdate(replica, parts.identity.app)
  const drafts = draftsOf(db)
  const guarded = guardedDrafts(drafts)
  const atStake = () => undelivered() + storage.countIn(['refused', 'held']) + drafts.count()
  const newId = () => uuidv7(unixMsOf(clock.now()), machine.randomBytes(10)) as CommandId // a UUIDv7 by construction
  const failed = (failure: unknown) => {
    // Until the initial password is changed nothing is exchanged: that is no fault.
    if (failure instanceof CentreProblem && failure.code === 'session.mustChangePassword') return
    if (!(failure instanceof CentreProblem && failure.code === 'actor.disabled')) return parts.failed(failure)
    // Their commands lie with the coordinator: the files of these go before the store closes.
    void files.courier.deliver().then(
      () => parts.failed(failure),
      // Out of reach: the loop's next round comes here again.
      (again) => (again instanceof CentreUnreachable ? undefined : parts.failed(failure)),
    )
  }
  const loop = startSyncLoop(replica, parts.centre, parts.identity, clock, machine, failed)
  const upkeep =
    parts.places === undefined
      ? null
      : dailyUpkeep(db, storage, clock, {
          ...parts.places,
          atStake,
          changed: () => parts.changed(new Set(['upkeep'])),
        })
  const stopMaintenance = maintainStore(db, storage, files.kept, clock, machine, upkeep, parts.failed)

  return {
    async dispatch(id, name, payload) {
      const body = CommandEnvelope.safeParse({
        id,
        name,
        actor: parts.person.id,
        at: clock.now(),
        payload,
        madeWith: { app: parts.identity.app, catalogue: 1 },
      })
      if (!body.success) return reject('command.malformed', { field: body.error.issues[0]?.path.join('.') ?? '' })
      // Also a command that is given twice: the second finds its files with the first.
      const lacking = files.lacking(payload)
      if (lacking !== null) return { ok: false, error: lacking }
      if (model.commands.get(name)?.kind === 'claim') {
        const claimed = await dispatchClaim(parts.centre, parts.identity, heardRecovery(storage), body.data)
        if (claimed.ok) loop.nudge()
        return claimed
      }
      const saved = dispatch(replica, body.data)
      if (!saved.ok) return saved
      loop.saved()
      return ok({ commandId: body.data.id, outcome: saved.value, radicado: null })
    },
    query(name, parameters) {
      if (!isQueryName(name)) throw new Error(`there is no query ${name}`)
      return answerQuery(
        {
          db,
          model,
          storage,
          actor: replica.actor,
          now: clock.now(),
          drafts,
          files: files.kept,
          loop: loop.status(),
          upkeep: upkeep?.status() ?? null,
          breathe: () => new Promise((go) => machine.after(0, () => go(db.open))),
        },
        name,
        queryParameters[name].parse(parameters),
      )
    },
    takeNumber: () => takeNumber(storage),
    heads: () => storage.heads(HEADS),
    putDraft(draft) {
      const written = guarded.put(draft, clock.now())
      parts.changed(new Set(['drafts']))
      return written
    },
    dropDraft(contact, to) {
      guarded.drop(contact)
      if (to === undefined) files.dropPlaces(contact)
      else files.movePlaces(contact, to)
      parts.changed(new Set(['drafts']))
    },
    keptAccount: () => storage.meta(PHONE_ACCOUNT),
    keepAccount: (account) => storage.setMeta(PHONE_ACCOUNT, account),
    resend(group, payloads) {
      const sent = resend(replica, group, payloads, newId)
      if (sent.ok) loop.saved()
      return sent
    },
    discard: (group) => discard(replica, group),
    attachment: files.serve,
    undelivered,
    atStake,
    exchange: loop.begin,
    interruptUpkeep: () => upkeep?.interrupt(),
    keepReturns(told) {
      keepReturns(storage, told)
      parts.changed(new Set(['firstContact']))
    },
    nudge: loop.nudge,
    async stop() {
      stopMaintenance()
      await Promise.all([loop.stop(), files.courier.stop()])
    },
  }
}
