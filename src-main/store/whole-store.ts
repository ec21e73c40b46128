import { flushCompileCache } from 'node:module'
import type { Database } from 'better-sqlite3'
import type { StoreId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { nodeCrypto } from '../keys/crypto.ts'
import { CentreProblem } from '../sync/centre-errors.ts'
import { lastDelivering, lastDeliveringFiles } from '../sync/last-delivery.ts'
import { laterCentre } from '../sync/later-centre.ts'
import type { StandingStream } from '../sync/standing-stream.ts'
import { firstScreens } from './first-screens.ts'
import { openStoreHost, type StoreHost } from './host.ts'
import type { OpenStore } from './process-protocol.ts'
import type { WayToCentre } from './way-to-centre.ts'

/** What the whole program is given by the process that holds the file. */
export interface WholeStoreParts {
  readonly db: Database
  readonly opened: OpenStore
  readonly askToken: (refused: string | null) => Promise<string | null>
  readonly after: (ms: number, call: () => void) => () => void
  readonly changed: (kinds: ReadonlySet<string>) => void
  /** The centre takes nothing more of this person. */
  readonly disabled: () => void
  readonly failed: (failure: unknown) => void
  readonly damaged: (reason: string) => void
}

export interface WholeStore {
  readonly host: StoreHost
  /** A query was answered. */
  answered(): void
  /** The network or the machine is back. */
  wake(): void
  stop(): Promise<void>
}

/**
 * All that a store does: decides, keeps, sends and fetches, with the model of the product. Its shapes take longer to build
 * than the file takes to open, so the process loads this behind the first lists (store-service.ts).
 */
export function wholeStore(parts: WholeStoreParts): WholeStore {
  const { opened, after } = parts
  let way: Promise<WayToCentre> | null = null
  const lay = () => {
    way ??= import('./way-to-centre.ts').then(({ wayToCentre }) =>
      wayToCentre(opened.centre, opened.network, parts.askToken),
    )
    return way
  }
  const centre = laterCentre(async () => (await lay()).centre)
  const store = opened.store as StoreId // made by this program as a UUIDv7
  const host = openStoreHost({
    db: parts.db,
    model,
    identity: { store, app: opened.app },
    person: opened.person,
    centre: lastDelivering(centre, opened.deliveryKey ?? null),
    attachmentCentre: lastDeliveringFiles(centre, store, opened.deliveryKey ?? null),
    attachmentLimits: opened.attachmentLimits,
    machine: {
      monotonic: () => performance.now(),
      wall: () => Date.now(),
      random: Math.random,
      randomBytes: (count) => nodeCrypto().randomBytes(count),
      after,
    },
    changed: parts.changed,
    failed(failure) {
      if (failure instanceof CentreProblem && failure.code === 'actor.disabled') parts.disabled()
      else parts.failed(failure)
    },
    places: { path: opened.path, key: opened.key, backups: opened.backups, damaged: parts.damaged },
  })
  let live: StandingStream | null = null
  let stopped = false
  const screens = firstScreens(after, () => {
    lay()
      .then(({ live: listen }) => {
        if (!stopped) live = listen(host.nudge)
      })
      .catch(parts.failed)
      // Without a way every round says so, and the store goes on.
      .finally(() => {
        if (!stopped) host.exchange()
        flushCompileCache()
      })
  })
  return {
    host,
    answered: screens.answered,
    wake() {
      live?.wake()
      host.nudge()
    },
    async stop() {
      stopped = true
      screens.stop()
      live?.stop()
      await host.stop()
    },
  }
}
