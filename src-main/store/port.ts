import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { DocumentKind, DocumentRef, StoredDocument } from '#shared/kernel/documents.ts'
import type { CommandId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { SeenHead } from '#shared/sync/heads-file.ts'
import type { Head } from '#shared/sync/protocol.ts'

/**
 * Where a command stands at its workstation.
 * Overlay (decided again on top of what the centre says): `queued` in the outbox, `accepted` until a completed pull
 * reaches its position, `held` at the centre. Out of it: `deposited` with the coordinator, `refused` in *por corregir*,
 * `resent` or `discarded` from there, `settled`.
 */
export type CommandState = 'queued' | 'accepted' | 'held' | 'deposited' | 'refused' | 'resent' | 'discarded' | 'settled'
export const OVERLAY: readonly CommandState[] = ['queued', 'accepted', 'held']
/** What each pull asks after: the overlay, and what lies with a coordinator and may still be decided. */
export const ASKED_AFTER: readonly CommandState[] = [...OVERLAY, 'deposited']

export interface CommandRow {
  /** Order of the making, never used twice. */
  readonly seq: number
  readonly id: CommandId
  readonly body: CommandEnvelope
  readonly state: CommandState
  /** Position in the centre's log, once answered. */
  readonly position: number | null
  /** Position in a history that the centre has lost: such commands go first, in this order. */
  readonly recovered: number | null
  /** A recovery has collected it and will decide it at its end. */
  readonly collected: boolean
  readonly rejection: Rejection | null
  /** Refused ones that depend on each other share the id of the first. */
  readonly group: string | null
  readonly settledAt: Instant | null
}
export type CommandPatch = Partial<Omit<CommandRow, 'seq' | 'id' | 'body'>>

export interface ScopeRow {
  readonly name: string
  readonly cursor: string
  /** Raised when the scope begins anew; members of an older one are swept after the last page. */
  readonly generation: number
  readonly sweeping: boolean
}

/**
 * What the sync of a workstation needs of its store. SQLite in the product, maps in the simulation; synchronous, because
 * SQLite is. Everything inside `transaction` is durable together when it returns, or has not happened.
 */
export interface ReplicaStorage {
  transaction<T>(work: () => T): T

  meta(name: string): string | null
  setMeta(name: string, value: string): void

  shown(ref: DocumentRef): StoredDocument | null
  /** Every shown document of a kind of which there are few (people, teams). */
  allShown(kind: DocumentKind): readonly StoredDocument[]
  putShown(document: StoredDocument): void
  removeShown(ref: DocumentRef): void

  /** The confirmed document kept beside a shown one; null: the centre has none; undefined: what is shown is confirmed. */
  base(ref: DocumentRef): StoredDocument | null | undefined
  putBase(ref: DocumentRef, document: StoredDocument | null): void
  removeBase(ref: DocumentRef): void
  bases(): readonly DocumentRef[]

  appendCommand(row: Omit<CommandRow, 'seq'>): number
  patchCommand(id: CommandId, patch: CommandPatch): void
  command(id: CommandId): CommandRow | null
  /** In the order of the outbox: recovered ones by their old position, then by `seq`. */
  commandsIn(states: readonly CommandState[], limit?: number): readonly CommandRow[]
  /** What lies at the centre undecided, held or deposited, made after this one: by `seq`. */
  undecided(after: number, limit: number): readonly CommandRow[]
  /** The front of the outbox: queued, and not collected by a recovery. */
  outbox(limit: number): readonly CommandRow[]
  countIn(states: readonly CommandState[]): number
  /** Settled ones answered at a position above this one, for a centre that went back. */
  settledAbove(position: number): readonly CommandRow[]
  forgetSettledBefore(instant: Instant): void

  scopes(): readonly ScopeRow[]
  putScope(row: ScopeRow): void
  removeScope(name: string): void
  join(ref: DocumentRef, scope: string, generation: number): void
  leave(ref: DocumentRef, scope: string): void
  isMember(ref: DocumentRef): boolean
  members(scope: string, olderThanGeneration?: number): readonly DocumentRef[]

  stageLeft(ref: DocumentRef, scope: string): void
  unstageLeft(ref: DocumentRef, scope: string): void
  stagedLefts(): readonly { readonly ref: DocumentRef; readonly scope: string }[]
  clearStagedLefts(): void

  /** Documents that no scope holds any more and unsettled work still names. */
  addOrphan(ref: DocumentRef): void
  removeOrphan(ref: DocumentRef): void
  orphans(): readonly DocumentRef[]

  rememberHead(head: Head, at: Instant): void
  /** Newest first. */
  heads(limit: number): readonly SeenHead[]
  forgetHeadsBefore(instant: Instant): void

  /**
   * Lays out again what an earlier program could not read and this one can: its table, columns and search words. Done at
   * the first opening by another version.
   */
  layOutUnread(): void

  /** Removes what its kind says is kept until before this instant; answers how many went. */
  evictBefore(instant: Instant): number
}
