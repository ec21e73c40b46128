import type { Actor, CommandEnvelope } from '#shared/kernel/commands.ts'
import {
  decideCommand,
  type Looked,
  type ParsedCommand,
  parseCommand,
  touchesNext,
  type Verdict,
} from '#shared/kernel/decide.ts'
import { type DocumentRef, refKey, type StoredDocument } from '#shared/kernel/documents.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { ReplicaStorage } from '../store/port.ts'

/** One person's replica: its store, what the program knows, and who is at it. Everything else is passed in. */
export interface Replica {
  readonly storage: ReplicaStorage
  readonly model: Model
  /** Read from the local documents each time: roles change under a running program. */
  readonly actor: () => Actor
  /** The centre's time as this workstation knows it; never goes back. */
  readonly now: () => Instant
  /** Which kinds of documents a transaction has changed, told after its commit. */
  readonly changed: (kinds: ReadonlySet<string>) => void
  /** A command failed on a bug of this program, by its id; it stays for the centre to judge. */
  readonly unjudged?: (commandId: string, failure: unknown) => void
}

const stored = (found: StoredDocument | null): Looked => found ?? 'notHere'

/** What the screens see: confirmed documents with the unsettled commands on top. */
export const lookShown =
  (storage: ReplicaStorage) =>
  (ref: DocumentRef): Looked =>
    stored(storage.shown(ref))

/** What the centre has confirmed, as far as this store knows. */
export const lookConfirmed =
  (storage: ReplicaStorage) =>
  (ref: DocumentRef): Looked => {
    const base = storage.base(ref)
    return base === undefined ? stored(storage.shown(ref)) : stored(base)
  }

/** A document as the workstation writes it: its version stays the confirmed one until the centre gives the next. */
export function nextShown(
  model: Model,
  look: (ref: DocumentRef) => Looked,
  changed: DocumentRef & { readonly doc: unknown },
): StoredDocument {
  const before = look(changed)
  const definition = model.documents.get(changed.kind)
  if (definition === undefined) throw new Error(`no definition of ${changed.kind}`)
  return {
    kind: changed.kind,
    id: changed.id,
    version: typeof before === 'string' ? 0 : before.version,
    schema: definition.schema,
    doc: changed.doc,
  }
}

/** Decides one command here. Both steps of touches are looked up with `look`. */
export function decideHere(replica: Replica, parsed: ParsedCommand, look: (ref: DocumentRef) => Looked): Verdict {
  return decideCommand(replica.model, parsed, look, { actor: replica.actor(), authority: 'workstation' })
}

/**
 * What a command of this store comes to; `otherwise` where this program fails at it, on a bug that is told. A store that
 * cannot be read is no such bug, and is thrown.
 */
export function judged<Come>(
  replica: Replica,
  { id }: CommandEnvelope,
  look: (ref: DocumentRef) => Looked,
  judge: (look: (ref: DocumentRef) => Looked) => Come,
  otherwise: Come,
): Come {
  let unread = false
  const looking = (ref: DocumentRef): Looked => {
    unread = true
    const found = look(ref)
    unread = false
    return found
  }
  try {
    return judge(looking)
  } catch (failure) {
    if (unread) throw failure
    replica.unjudged?.(id, failure)
    return otherwise
  }
}

/** Every document that a command names, with those of its second step; empty when it cannot be parsed, or told, any more. */
export function touchedBy(replica: Replica, body: CommandEnvelope): readonly DocumentRef[] {
  const touches = (look: (ref: DocumentRef) => Looked): readonly DocumentRef[] => {
    const parsed = parseCommand(replica.model, body)
    if (!parsed.ok) return []
    const next = touchesNext(replica.model, parsed.value, look)
    return [...parsed.value.touches, ...next].map(({ kind, id }) => ({ kind, id }))
  }
  return judged(replica, body, lookShown(replica.storage), touches, [])
}

export const touchedKeys = (replica: Replica, body: CommandEnvelope): ReadonlySet<string> =>
  new Set(touchedBy(replica, body).map(refKey))

/** The documents that a command changes on top of what the centre has; where that cannot be said here, all that it names. */
export function writtenKeys(replica: Replica, body: CommandEnvelope): ReadonlySet<string> {
  const changed = (look: (ref: DocumentRef) => Looked): ReadonlySet<string> | null => {
    const parsed = parseCommand(replica.model, body)
    if (!parsed.ok) return new Set()
    const verdict = decideHere(replica, parsed.value, look)
    return verdict.outcome === 'accepted' ? new Set(verdict.changes.map(refKey)) : null
  }
  return judged(replica, body, lookConfirmed(replica.storage), changed, null) ?? touchedKeys(replica, body)
}
