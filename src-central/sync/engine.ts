import type { Rejection, Result } from '#shared/kernel/result.ts'
import type {
  CommonHeadRequest,
  CommonHeadResponse,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
} from '#shared/sync/protocol.ts'
import type { EngineParts } from './engine-parts.ts'
import { redecideHeld } from './held.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'
import { beginRecovery, commonHead, endRecovery } from './recovery.ts'
import { type Settling, settleKept } from './settle-kept.ts'

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
