import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { CentralStore } from '../store/port.ts'

/** What the centre's sync is built of. */
export interface EngineParts {
  readonly store: CentralStore
  readonly model: Model
  /** Authenticates cursors; kept outside the database. */
  readonly cursorKey: Uint8Array
  readonly now: () => Instant
  readonly newId: () => string
  /** Told after a commit which scopes have something new; says nothing of what. `by` is the store that pulls anyway. */
  readonly published?: (scopes: ReadonlySet<string>, by?: string) => void
  /** A command failed on a bug or on data, by its id; it was held. */
  readonly failed?: (commandId: string, failure: unknown) => void
  /** Waits between two tries of a transaction, in milliseconds. */
  readonly wait?: (ms: number) => Promise<void>
  /** The numbers that the PBX's settings give its queues, by the queue's code. */
  readonly pbxNumbers?: ReadonlyMap<string, readonly string[]>
  /** How long a recovery collects at most, in milliseconds. */
  readonly recoveryMs?: number
}
