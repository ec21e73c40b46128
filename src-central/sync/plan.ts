import type { Actor, CommandEnvelope, Context, Effect } from '#shared/kernel/commands.ts'
import { decideCommand, type Looked, type ParsedCommand, touchesNext, type Verdict } from '#shared/kernel/decide.ts'
import {
  type AnyDocument,
  type DocumentRef,
  refKey,
  type Scope,
  type StoredDocument,
} from '#shared/kernel/documents.ts'
import { derivedId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { nextChain } from '../log/chain.ts'
import type { Batch, EffectRow, FeedChange, HeadRow, KeptCommand, LogOutcome, LogRow } from '../store/port.ts'
import { aheadOf } from './ahead.ts'

/** One command of a push with what was found out about it before deciding. */
export interface Planned {
  readonly body: CommandEnvelope
  readonly sha256: string
  readonly outcome: LogOutcome
  readonly rejection: Rejection | null
  readonly written: readonly StoredDocument[]
  readonly effects: readonly Effect[]
  /** Its author's when it was deposited. */
  readonly roles?: readonly Role[]
}

/** The documents of a push: as locked, with the results of earlier commands of the same push on top. */
export interface Desk {
  readonly before: ReadonlyMap<string, StoredDocument>
  readonly now: Map<string, StoredDocument>
  readonly look: (ref: DocumentRef) => Looked
}

/** At the centre what is not there is missing: only it may say so. */
export function desk(locked: readonly StoredDocument[]): Desk {
  const before = new Map(locked.map((one) => [refKey(one), one]))
  const now = new Map(before)
  return { before, now, look: (ref) => now.get(refKey(ref)) ?? 'missing' }
}

/** Thrown when a document cannot be read by this program: the command is held, not refused. */
export class Unreadable extends Error {}

/** What a command's context has at the centre alone. */
export type OnlyAtCentre = Pick<
  Context,
  'spareNumber' | 'excludedNumbers' | 'numbersOfQueues' | 'numbersOfSettings' | 'knownQueues' | 'byItself'
>

/** Decides one command and lays its documents on the desk. */
export function decideAtCentre(
  model: Model,
  on: Desk,
  parsed: ParsedCommand,
  actor: Actor,
  receivedAt: Instant,
  known: OnlyAtCentre,
): Pick<Planned, 'outcome' | 'rejection' | 'written' | 'effects' | 'roles'> {
  const context = { actor, authority: 'centre' as const, receivedAt, ...known }
  const verdict: Verdict = decideCommand(model, parsed, on.look, context)
  if (verdict.outcome === 'undecided') throw new Unreadable(verdict.lacking.map(refKey).join())
  if (verdict.outcome !== 'accepted')
    return { outcome: verdict.outcome, rejection: verdict.rejection, written: [], effects: [], roles: actor.roles }
  const written = verdict.changes.map((changed): StoredDocument => {
    const before = on.now.get(refKey(changed))
    const schema = model.documents.get(changed.kind)?.schema ?? 1
    const document = {
      kind: changed.kind,
      id: changed.id,
      version: (before?.version ?? 0) + 1,
      schema,
      doc: changed.doc,
    }
    on.now.set(refKey(changed), document)
    return document
  })
  return { outcome: 'accepted', rejection: null, written, effects: verdict.effects }
}

/** Every document a command reads or writes, once those of the first step are on the desk. */
export const allTouches = (model: Model, parsed: ParsedCommand, on: Desk): readonly DocumentRef[] => [
  ...parsed.touches,
  ...touchesNext(model, parsed, on.look),
]

export function scopesOf(model: Model, stored: StoredDocument | undefined): readonly Scope[] {
  if (stored === undefined) return []
  const read = readStored(model, stored.kind, stored)
  if (!read.ok) return []
  return model.documents.get(stored.kind)?.scopesOf(read.value as AnyDocument as never) ?? [] // the definition of this kind, parsed by its schema
}

/** The rows of a push: positions and chain from `head` on, and everything that is written with them. */
export function batchOf(
  model: Model,
  on: Desk,
  planned: readonly Planned[],
  head: HeadRow,
  actor: string,
  store: string,
  receivedAt: Instant,
  released: readonly string[] = [],
): { batch: Batch; head: HeadRow; positions: ReadonlyMap<string, number> } {
  const log: LogRow[] = []
  const positions = new Map<string, number>()
  const lastWrite = new Map<string, number>()
  let { position, chain } = head
  for (const one of planned) {
    position++
    const versions = one.written.map((document) => [document.kind, document.id, document.version] as const)
    const row = {
      position,
      commandId: one.body.id,
      sha256: one.sha256,
      actor,
      outcome: one.outcome,
      versions,
      receivedAt,
    }
    chain = nextChain(chain, row)
    log.push({ ...row, chain })
    positions.set(one.body.id, position)
    for (const document of one.written) lastWrite.set(refKey(document), position)
  }
  const documents = [...lastWrite.keys()].flatMap((key) => on.now.get(key) ?? [])
  const effects = planned.flatMap((one) =>
    one.effects.map(
      (effect, index): EffectRow => ({
        id: derivedId(hashOf(`${one.body.id}/${index}`)),
        commandId: one.body.id,
        effect,
        at: receivedAt,
      }),
    ),
  )
  const kept = planned.flatMap((one): KeptCommand[] =>
    one.outcome === 'held' || one.outcome === 'deposited'
      ? [
          {
            commandId: one.body.id,
            actor,
            store,
            body: one.body,
            why: one.outcome,
            rejection: one.rejection,
            at: receivedAt,
            ...(one.roles === undefined ? {} : { roles: one.roles }),
          },
        ]
      : [],
  )
  const refusals = planned.flatMap((one) =>
    one.outcome === 'refused' && one.rejection !== null ? [{ commandId: one.body.id, rejection: one.rejection }] : [],
  )
  const feed = documents.flatMap((document) =>
    feedOf(model, on.before.get(refKey(document)), document, lastWrite.get(refKey(document)) ?? position),
  )
  const created = documents.filter((document) => !on.before.has(refKey(document)))
  const updated = documents.filter((document) => on.before.has(refKey(document)))
  return {
    batch: {
      created,
      updated,
      feed,
      log,
      refusals,
      kept,
      released,
      effects,
      ahead: aheadOf(planned, actor, receivedAt),
    },
    head: { ...head, position, chain },
    positions,
  }
}

/** Present in every scope of today, left in those of before that are not. */
export function feedOf(
  model: Model,
  before: StoredDocument | undefined,
  after: StoredDocument,
  position: number,
): FeedChange[] {
  const now = scopesOf(model, after)
  const left = scopesOf(model, before).filter((scope) => !now.includes(scope))
  const row = (scope: Scope, state: FeedChange['state']): FeedChange => ({
    scope,
    kind: after.kind,
    id: after.id,
    position,
    state,
  })
  return [...now.map((scope) => row(scope, 'present')), ...left.map((scope) => row(scope, 'left'))]
}
