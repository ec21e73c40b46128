import type { CommandEnvelope, Effect } from '#shared/kernel/commands.ts'
import type { DocumentRef, Scope, StoredDocument } from '#shared/kernel/documents.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { Role } from '#shared/kernel/roles.ts'
import type { NumberLease } from '#shared/sync/protocol.ts'

/** What the log says became of a command; the last five are events of the log's own. */
export type LogOutcome =
  | 'accepted'
  | 'refused'
  | 'held'
  | 'deposited'
  | 'reused'
  | 'keyRecovered'
  | 'restored'
  | 'attachmentOpened'
  | 'supervised'
  | 'recordingPlayed'
  | 'recordingDeleted'

/** One row of the append-only log: receipt, order and audit at once. It holds no content. */
export interface LogRow {
  readonly position: number
  readonly commandId: string | null
  /** SHA-256 (hex) of the command's canonical JSON. */
  readonly sha256: string | null
  readonly actor: string
  readonly outcome: LogOutcome
  /** Versions of the documents it wrote, as `[kind, id, version]`. */
  readonly versions: readonly (readonly [string, string, number])[]
  readonly receivedAt: Instant
  /** SHA-256 (hex) over the chain before and this row. */
  readonly chain: string
}

export interface HeadRow {
  readonly position: number
  readonly chain: string
  /** This centre's id. */
  readonly centre: string
  /** Raised when the centre went back in time. */
  readonly epoch: number
}

/** A command whose content is kept, because it was not applied. */
export interface KeptCommand {
  readonly commandId: string
  readonly actor: string
  readonly store: string
  readonly body: CommandEnvelope
  readonly why: 'held' | 'deposited' | 'recovery'
  readonly rejection: Rejection | null
  readonly at: Instant
  /** Which its author had then; absent: not known (held, or kept by an earlier program). */
  readonly roles?: readonly Role[]
}

/** A kept command with what a coordinator did with it; `at` is when. */
export interface SettledCommand extends KeptCommand {
  readonly how: 'applied' | 'setAside'
  readonly by: string
  readonly reason: string
}

/** Where a command stands: its final row or, before that, the one that held or deposited it. */
export interface KnownAnswer {
  readonly row: LogRow
  readonly rejection: Rejection | null
}

export interface FeedChange {
  readonly scope: Scope
  readonly kind: string
  readonly id: string
  readonly position: number
  readonly state: 'present' | 'left'
}

export interface FeedCursor {
  readonly scope: Scope
  readonly position: number
  readonly kind: string
  readonly id: string
}

/** A feed row with its document, absent for one that left. */
export interface FeedRow extends FeedChange {
  readonly document: StoredDocument | null
}

/** Which change of which document a row tells of; each scope that it concerns has a row of its own. */
export type FeedKey = Pick<FeedRow, 'position' | 'kind' | 'id'>

/** How much of the feed is read at once. */
export interface FeedLimit {
  readonly rows: number
  /** Of its documents, as the store keeps them; the first row is read whatever it takes. */
  readonly bytes: number
}

/** Where the feed was cut. */
export interface FeedPart {
  readonly rows: readonly FeedRow[]
  /** The first row behind them; null: there is none. */
  readonly next: FeedKey | null
}

export interface EffectRow {
  readonly id: string
  readonly commandId: string
  readonly effect: Effect
  readonly at: Instant
}

/** The state of the centre's way back after it went back in time. */
export interface Recovery {
  readonly id: string
  readonly epoch: number
  /**
   * What was lost lay behind this position. Once read it is the lowest of all recoveries: who returns late may come from a
   * history before the last. 0: nobody knows where the histories part.
   */
  readonly fork: number
  readonly until: Instant
  readonly ended: boolean
}

export interface CollectedCommand {
  readonly commandId: string
  readonly position: number
  readonly actor: string
  readonly store: string
  readonly body: CommandEnvelope
}

/** A command that was taken with a time which lay too far ahead of the centre's. */
export interface AheadCommand {
  readonly commandId: string
  readonly actor: string
  readonly name: string
  readonly at: Instant
  readonly receivedAt: Instant
}

/** What a push writes, in a few statements, under the lock of head. */
export interface Batch {
  /** Not there before: another node that made the same document meanwhile fails this transaction with 23505. */
  readonly created: readonly StoredDocument[]
  readonly updated: readonly StoredDocument[]
  readonly feed: readonly FeedChange[]
  readonly log: readonly LogRow[]
  readonly refusals: readonly { readonly commandId: string; readonly rejection: Rejection }[]
  readonly kept: readonly KeptCommand[]
  /** Held or deposited commands that have now been settled. */
  readonly released: readonly string[]
  readonly effects: readonly EffectRow[]
  /** Marked for the coordinator, and taken all the same. */
  readonly ahead: readonly AheadCommand[]
}

export interface ReadTransaction {
  documents(refs: readonly DocumentRef[]): Promise<readonly StoredDocument[]>
  /** Every team: there are few. */
  teams(): Promise<readonly StoredDocument[]>
  answers(ids: readonly string[]): Promise<ReadonlyMap<string, KnownAnswer>>
  /** Whether there is an answer to any of them. */
  anyAnswered(ids: readonly string[]): Promise<boolean>
  head(): Promise<HeadRow>
  chainAt(positions: readonly number[]): Promise<ReadonlyMap<number, string>>
  /** Rows after the cursors, in the order (position, kind, id), each with its document. */
  feed(cursors: readonly FeedCursor[], limit: FeedLimit): Promise<FeedPart>
  recovery(): Promise<Recovery | null>
  kept(why: KeptCommand['why']): Promise<readonly KeptCommand[]>
  /** Of these numbers those in the register of excluded numbers that is in force. */
  excluded(numbers: readonly string[]): Promise<readonly string[]>
  heldOf(actor: string): Promise<readonly KeptCommand[]>
}

/** What is asked of a transaction at once is done in the order in which it was asked. */
export interface WriteTransaction extends ReadTransaction {
  /** Locks in the order (kind, id) and reads; those that do not exist are not there and not locked. */
  lock(refs: readonly DocumentRef[]): Promise<readonly StoredDocument[]>
  /** Every queue, of which nobody else changes the numbers until the end: asked for after {@link lock}. */
  lockQueueNumbers(): Promise<readonly StoredDocument[]>
  /** The last lock of a transaction. */
  lockHead(): Promise<HeadRow>
  append(batch: Batch, head: HeadRow): Promise<void>
  /** As {@link append}, and the last thing asked: nobody waits for it, it travels with the commit and fails it. */
  appendLast(batch: Batch, head: HeadRow): void
  lease(store: string, count: number): Promise<NumberLease>
  skipNumbers(count: number): Promise<void>
  putRecovery(recovery: Recovery): Promise<void>
  collect(commands: readonly CollectedCommand[]): Promise<void>
  collected(): Promise<readonly CollectedCommand[]>
  /** Everything that was collected is decided. */
  forgetCollected(): Promise<void>
  /** On the coordinator's list, once: what they have settled does not come back. */
  keep(command: KeptCommand): Promise<void>
  release(commandId: string, why: KeptCommand['why']): Promise<void>
  /** Off the coordinator's list, and on the record of what they did. */
  settle(command: SettledCommand): Promise<void>
}

/**
 * Where the centre keeps everything: Postgres (or PGlite) in the product, maps in the simulation. A transaction that
 * throws has not happened. Errors of the database carry their SQLSTATE in `code`.
 */
export interface CentralStore {
  /** READ COMMITTED. */
  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T>
  /** REPEATABLE READ: one snapshot. */
  snapshot<T>(work: (transaction: ReadTransaction) => Promise<T>): Promise<T>
  /** One read alone: its statement is its own snapshot, and no transaction is begun and ended around it. */
  glance<T>(work: (read: ReadTransaction) => Promise<T>): Promise<T>
}
