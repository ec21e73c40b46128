import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import type {
  CommonHeadRequest,
  CommonHeadResponse,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
} from '#shared/sync/protocol.ts'
import type { CentralStore } from '../store/port.ts'
import { redecideHeld } from './held.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { beginRecovery, commonHead, endRecovery } from './recovery.ts'
import { type Settling, settleKept } from './settle-kept.ts'

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

/** The centre's sync, as one node of it. Nodes hold no state: several run on one store. */
export interface Engine {
  /**
   * @param admitted while it is still being looked at whether somebody may come in: waited for before anything is
   * changed, and thrown by where they may not. What is answered is theirs to withhold until then.
   */
  push(userId: string, request: PushRequest, admitted?: Promise<void>): Promise<PushResponse>
  pull(userId: string, request: PullRequest, admitted?: Promise<void>): Promise<PullResponse>
  commonHead(userId: string, request: CommonHeadRequest): Promise<CommonHeadResponse>
  /** The restore command begins one; a cursor that contradicts the log does too. */
  beginRecovery(): Promise<void>
  endRecovery(): Promise<void>
  /** A coordinator's word on a command of their lists. */
  settleKept(settling: Settling): Promise<Result<null, Rejection>>
  /** After an update of the program: what was held is decided again, in order. */
  redecideHeld(): Promise<number>
}

export const createEngine = (parts: EngineParts): Engine => ({
  push: (userId, request, admitted) => push(parts, userId, request, admitted),
  pull: (userId, request, admitted) => pull(parts, userId, request, admitted),
  commonHead: (_, request) => commonHead(parts, request),
  beginRecovery: () => beginRecovery(parts),
  endRecovery: () => endRecovery(parts),
  settleKept: (settling) => settleKept(parts, settling),
  redecideHeld: () => redecideHeld(parts),
})
