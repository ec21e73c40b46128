import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { Keys } from '../config/keys.ts'
import type { Broker } from '../live/broker.ts'
import type { Log } from '../log.ts'
import type { CentralStore } from '../store/port.ts'
import type { SqlClient } from '../store/sql/client.ts'
import type { Board } from '../supervision/board.ts'
import type { Engine } from '../sync/engine.ts'
import type { Bridge } from '../telephony/bridge.ts'
import type { PhoneOptions } from '../telephony/phone-options.ts'

/** What the doors of a node open on. */
export interface AppParts {
  readonly client: SqlClient
  readonly store: CentralStore
  readonly model: Model
  readonly engine: Engine
  readonly broker: Broker
  readonly board: Board
  /** The bridge to the PBX; null: there is none. */
  readonly bridge: Bridge | null
  /** What is known of the PBX that this node has; null: none. */
  readonly pbx: Pick<PhoneOptions, 'name' | 'recordings'> | null
  readonly keys: Keys
  readonly recoveryKey: string
  readonly now: () => Instant
  readonly log: Log
  /** Addresses of the proxies before this node, whose X-Forwarded-For is believed (comma separated); null: none. */
  readonly proxies?: string | null
  /** By which `/metrics` and `/docs` may be asked for from another machine; null: from none. */
  readonly metricsToken?: string | null
  /** Sign-ins and refreshes that one address may ask for in a minute; a whole site shares one. */
  readonly signInsPerMinute?: number
  /** What one person may ask for in a minute, or one address for strangers. */
  readonly requestsPerMinute?: number
}
