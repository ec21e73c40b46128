import { createHash } from 'node:crypto'
import { type AttachmentParts, openPiece, putPiece, standingOf } from '#central/attachments/exchange.ts'
import { personOf } from '#central/identity/known-person.ts'
import { DatabaseFailure } from '#central/store/memory/locks.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { beginRecovery } from '#central/sync/recovery.ts'
import type { AttachmentRef, PiecePlace, ReadPieceRequest } from '#shared/attachments/protocol.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { type StoreId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { putDatabaseBack, saveDatabase } from '../../support/saved-database.ts'
import { cast, firstDocuments } from '../world/cast.ts'
import { type Door, door } from '../world/door.ts'
import { today } from '../world/programs.ts'
import type { Chance } from '../world/random.ts'
import { inTurn, oneAtATime, type RealTime } from '../world/real-time.ts'
import type { Schedule } from '../world/schedule.ts'
import { BEGINNING } from '../world/workstation.ts'

/** A node of the centre as a workstation reaches it, files included. */
export interface FileDoor extends Door {
  standing(asked: readonly AttachmentRef[]): ReturnType<typeof standingOf>
  put(place: PiecePlace, bytes: Uint8Array): ReturnType<typeof putPiece>
  read(request: ReadPieceRequest): ReturnType<typeof openPiece>
}

export interface FileCentre {
  doorsFor(owner: { userId: UserId; store: StoreId }): readonly FileDoor[]
  killNode(node: number, ms: number): void
  /** Keeps everything as it is now, for a later way back. */
  backUp(): Promise<void>
  /** Stops both nodes, puts back what was kept and begins the recovery, as the command of the restore does. */
  goBack(): Promise<void>
  endRecovery(): Promise<void>
}

/** How long a restore keeps both nodes down. */
const RESTORE_MS = 200

/** The directory, once a database. */
export const bearCast = (client: SqlClient, parts: EngineParts): Promise<void> =>
  bearDocuments({ ...parts, store: sqlStore(client) }, cast.raul.id, firstDocuments())

export const engineParts = (client: SqlClient, schedule: Pick<Schedule, 'now'>, chance: Chance): EngineParts => ({
  store: sqlStore(client),
  model,
  cursorKey: createHash('sha256').update('files').digest(),
  now: () => instantOf(BEGINNING + schedule.now()),
  newId: () => uuidv7(BEGINNING + schedule.now(), chance.bytes(10)),
  recoveryMs: 600_000,
})

/**
 * Two nodes of the real centre on one database; what a node does is done whole, or it was down.
 * @param client of the nodes, which may refuse
 * @param plain the same database's, for who keeps it and puts it back
 */
export function fileCentre(
  client: SqlClient,
  plain: SqlClient,
  { schedule, chance, real }: { schedule: Schedule; chance: Chance; real: RealTime },
): FileCentre {
  const queue: Promise<unknown>[] = []
  const downUntil = [0, 0]
  const parts = engineParts(client, schedule, chance)
  const nodes = downUntil.map((_, index) => {
    const isDown = () => schedule.now() < (downUntil[index] ?? 0)
    const store = oneAtATime(sqlStore(client), real, queue, isDown)
    const engine = createEngine({ ...parts, store, wait: schedule.wait })
    const attachments: AttachmentParts = { client, store: parts.store, model, now: parts.now, published: () => {} }
    return { engine, store, program: today, attachments, turn: inTurn(real, queue, isDown) }
  })
  const keeper = engineParts(plain, schedule, chance)
  const atRest = inTurn(real, queue, () => false)
  const killNode = (node: number, ms: number) => {
    downUntil[node] = schedule.now() + ms
  }
  const actorOf = async (userId: UserId): Promise<Actor> => {
    const known = await personOf({ client, model }, userId)
    if (known === null) throw new Error(`nobody is ${userId}`)
    return known.actor
  }
  return {
    doorsFor: (owner) =>
      nodes.map((node) => ({
        ...door(node, owner),
        standing: (asked) => node.turn(async () => standingOf(node.attachments, await actorOf(owner.userId), asked)),
        put: (place, bytes) => node.turn(() => putPiece(node.attachments, owner.userId, place, bytes)),
        read: (request) => node.turn(async () => openPiece(node.attachments, await actorOf(owner.userId), request)),
      })),
    killNode,
    backUp: () => atRest(() => saveDatabase(plain, 'backup')),
    goBack() {
      // What was under way is broken off.
      for (const node of nodes.keys()) killNode(node, RESTORE_MS)
      return atRest(async () => {
        await putDatabaseBack(plain, 'backup')
        await beginRecovery(keeper, 'anew')
      })
    },
    endRecovery: () => atRest(() => createEngine(keeper).endRecovery()),
  }
}

/** A database under load says no now and then; nothing of that transaction is there then. */
export const refusing = (client: SqlClient, chance: Chance, share: () => number): SqlClient => ({
  ...client,
  transaction: (isolation, work) =>
    client.transaction(isolation, async (connection) => {
      const done = await work(connection)
      if (chance.happens(share())) throw new DatabaseFailure('40001')
      return done
    }),
})
