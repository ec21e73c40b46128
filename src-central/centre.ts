import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { closeUnopposedIn } from './cases/close-unopposed.ts'
import type { Keys } from './config/keys.ts'
import { RETENTION, type Retention } from './config/retention.ts'
import { noticePerformer } from './effects/notices.ts'
import { endOldNotices } from './effects/old-notices.ts'
import { sqlEffectQueue } from './effects/queue.ts'
import { startEffectsWorker } from './effects/worker.ts'
import { startHousekeeping } from './housekeeping.ts'
import { buildApp } from './http/app.ts'
import { forgetOldAhead } from './identity/ahead.ts'
import { forgetOldTries } from './identity/tries.ts'
import { type Broker, localBroker } from './live/broker.ts'
import { BOARD_CHANNEL, postgresBroker } from './live/postgres-broker.ts'
import type { Log } from './log.ts'
import { forgetBrokenUploads } from './recordings/receive.ts'
import { endOldRecordings } from './recordings/retention.ts'
import type { SqlClient } from './store/sql/client.ts'
import { openDatabase } from './store/sql/open.ts'
import { sqlStore } from './store/sql/sql-store.ts'
import { type Board, openBoard } from './supervision/board.ts'
import { forgetOldEvents } from './supervision/old-events.ts'
import { wrapUpPerformer } from './supervision/wrap-ups.ts'
import { createEngine, type Engine } from './sync/engine.ts'
import type { EngineParts } from './sync/engine-parts.ts'
import { type Bridge, openBridge } from './telephony/bridge.ts'
import { forgetGivenContacts } from './telephony/given-contacts.ts'
import type { PhoneOptions } from './telephony/phone-options.ts'

export interface CentreOptions {
  /** A PostgreSQL URL, or null for PGlite in `folder`. */
  readonly database: string | null
  readonly folder: string
  readonly keys: Keys
  readonly log: Log
  readonly proxies?: string | null
  readonly metricsToken?: string | null
  readonly signInsPerMinute?: number
  readonly requestsPerMinute?: number
  readonly retention?: Retention
  /** The PBX; without one consoles say so. */
  readonly phone?: PhoneOptions | null
}

export interface Centre {
  readonly app: FastifyInstance
  readonly client: SqlClient
  readonly engine: Engine
  readonly engineParts: EngineParts
  /** Where a bridge to the PBX tells what happens there. */
  readonly board: Board
  /** Null where there is no PBX. */
  readonly bridge: Bridge | null
  close(): Promise<void>
}

/** What has not been answered by then hangs: a transaction ends in 2 s. */
const DRAIN_MS = 10_000

/** One node of the centre, migrated and ready to listen. */
export async function openCentre(options: CentreOptions): Promise<Centre> {
  const { log } = options
  const failed = (failure: unknown) => log.error({ err: failure }, 'work of its own failed')
  const client = await openDatabase(options.database, options.folder, failed)
  const broker: Broker = options.database === null ? localBroker() : await postgresBroker(options.database, failed)
  const boards =
    options.database === null ? localBroker() : await postgresBroker(options.database, failed, BOARD_CHANNEL)
  const store = sqlStore(client)
  const now = () => instantOf(Date.now())
  const engineParts: EngineParts = {
    store,
    model,
    cursorKey: options.keys.cursor,
    now,
    newId: randomUUID,
    published: broker.publish,
    failed: (commandId, failure) => log.error({ command: commandId, err: failure }, 'a command failed'),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    pbxNumbers: new Map((options.phone?.queues ?? []).map(({ id, numbers = [] }) => [id, numbers])),
  }
  const engine = createEngine(engineParts)
  await engine.redecideHeld()
  const effects = startEffectsWorker({
    queue: sqlEffectQueue(client),
    store,
    performers: {
      notice: noticePerformer(engineParts),
      wrapUp: wrapUpPerformer({ client, engine: engineParts, boards, now }),
    },
    now,
    failed: (effect, failure) => log.error({ effect, err: failure }, 'an effect failed'),
  })
  const retention = options.retention ?? RETENTION
  const stopHousekeeping = startHousekeeping(
    [
      () => forgetOldTries(client, now()),
      () => forgetOldAhead(client, now()),
      () => endOldNotices({ client, engine: engineParts }),
      () => endOldRecordings({ client, engine: engineParts, days: retention.recordings }),
      () => forgetBrokenUploads({ client, now }),
      () => forgetOldEvents(client, retention.events, Date.now()),
      () => forgetGivenContacts(client, Date.now()),
      () => closeUnopposedIn(client, engineParts, failed),
    ],
    failed,
  )
  const deaf = broker.subscribe(() => effects.nudge())
  const board = await openBoard({ client, model, documents: broker, boards, now: Date.now, failed })
  const { phone = null } = options
  const bridge =
    phone === null
      ? null
      : openBridge({
          options: phone,
          client,
          engine: engineParts,
          key: options.keys.cursor,
          hear: board.hear,
          alive: board.alive,
          now: Date.now,
          failed,
        })
  if (bridge !== null) board.attach(bridge.supervised)
  const app = await buildApp({
    client,
    store,
    model,
    engine,
    broker,
    board,
    bridge,
    pbx: phone,
    keys: options.keys,
    recoveryKey: options.keys.recovery.publicKey,
    now,
    log,
    proxies: options.proxies ?? null,
    metricsToken: options.metricsToken ?? null,
    ...(options.signInsPerMinute === undefined ? {} : { signInsPerMinute: options.signInsPerMinute }),
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
  })
  return {
    app,
    client,
    engine,
    engineParts,
    board,
    bridge,
    async close() {
      deaf()
      const late = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
      await app.close()
      clearTimeout(late)
      await bridge?.close()
      await effects.stop()
      await stopHousekeeping()
      await board.stop()
      await boards.close()
      await broker.close()
      await client.close()
    },
  }
}
