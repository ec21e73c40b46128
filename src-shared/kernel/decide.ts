import type { AnyCommandDefinition, Command, CommandEnvelope, Context, Effect, Touch, WrittenOn } from './commands.ts'
import { CLAIM_EXPIRES_MS } from './commands.ts'
import {
  type DocumentChange,
  type DocumentKind,
  type DocumentRef,
  type Documents,
  type DocumentTypes,
  refKey,
  type StoredDocument,
} from './documents.ts'
import { Instant, unixMsOf } from './instants.ts'
import { type Model, readStored } from './model.ts'
import { type Relation, relationsAsked, relationsBeside } from './policy.ts'
import { ok, type Rejection, type Result, reject } from './result.ts'
import { UNSTORABLE } from './text.ts'

/** What a side knows of a document: only the centre may say `missing`. */
export type Looked = StoredDocument | 'missing' | 'notHere'

export type Verdict =
  | { readonly outcome: 'accepted'; readonly changes: readonly DocumentChange[]; readonly effects: readonly Effect[] }
  | { readonly outcome: 'refused'; readonly rejection: Rejection }
  /** A fact whose author has no right to it (any more): kept for the coordinator, not applied. */
  | { readonly outcome: 'deposited'; readonly rejection: Rejection }
  /** A document is not here, or is newer than this program: nothing can be said yet. */
  | { readonly outcome: 'undecided'; readonly lacking: readonly DocumentRef[] }

/** A command whose payload fits its schema. */
export interface ParsedCommand {
  readonly definition: AnyCommandDefinition
  readonly command: Command
  readonly touches: readonly Touch[]
}

/**
 * Parses one command; what does not fit is `command.unknown`, `text.unstorable`, or `command.malformed` with the path of the
 * first fault.
 */
export function parseCommand(model: Model, envelope: CommandEnvelope): Result<ParsedCommand, Rejection> {
  const definition = model.commands.get(envelope.name)
  if (definition === undefined) return reject('command.unknown', { name: envelope.name })
  const payload = definition.payload.safeParse(envelope.payload)
  if (!payload.success) {
    const issue = payload.error.issues[0]
    if (issue?.message === UNSTORABLE) return reject(UNSTORABLE)
    return reject('command.malformed', { field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' })
  }
  const at = Instant.safeParse(envelope.at)
  if (!at.success) return reject('command.malformed', { field: 'at', reason: at.error.issues[0]?.message ?? '' })
  const command: Command = { ...envelope, payload: payload.data }
  return ok({ definition, command, touches: definition.touches(payload.data, command) })
}

/** Thrown by `documents.read` for what the command did not name: a bug of the command's definition. */
class Untouched extends Error {}

function lookAt(model: Model, touches: readonly Touch[], look: (ref: DocumentRef) => Looked) {
  const found = new Map<string, unknown>()
  const lacking: DocumentRef[] = []
  for (const touch of touches) {
    const looked = look(touch)
    if (looked === 'missing' || (looked === 'notHere' && (touch.creates === true || touch.optional === true))) {
      found.set(refKey(touch), 'missing')
      continue
    }
    if (looked === 'notHere') {
      lacking.push({ kind: touch.kind, id: touch.id })
      continue
    }
    const read = readStored(model, touch.kind, looked)
    if (read.ok) found.set(refKey(touch), read.value)
    else lacking.push({ kind: touch.kind, id: touch.id })
  }
  const documents: Documents = {
    read: <K extends DocumentKind>(kind: K, id: string) => {
      const one = found.get(`${kind}/${id}`)
      if (one === undefined) throw new Untouched(`${kind}/${id} is read but not among the command's touches`)
      return one as DocumentTypes[K] | 'missing' // filled above by kind, parsed by that kind's schema
    },
  }
  return { documents, lacking }
}

/** The second step of touches, once those of the first are known. Empty for most commands. */
export function touchesNext(model: Model, parsed: ParsedCommand, look: (ref: DocumentRef) => Looked): readonly Touch[] {
  if (parsed.definition.touchesNext === undefined) return []
  const { documents, lacking } = lookAt(model, parsed.touches, look)
  return lacking.length > 0 ? [] : parsed.definition.touchesNext(parsed.command.payload, documents)
}

function allowed(
  model: Model,
  { definition, command }: ParsedCommand,
  documents: Documents,
  context: Context,
): Result<null, Rejection> {
  const policy = model.policies[definition.name]
  if (policy === undefined) throw new Error(`${definition.name} has no policy`)
  if (context.byItself === true)
    return policy.byItself === true ? ok(null) : reject('policy.role', { command: definition.name })
  if (!context.actor.enabled) return reject('actor.disabled')
  const asked = relationsAsked(policy, context.actor)
  if (asked.length === 0) return reject('policy.role', { command: definition.name })
  const stands = (ref: DocumentRef, relations: readonly Relation[]): boolean | 'missing' => {
    const document = documents.read(ref.kind, ref.id)
    const test = model.relations.get(ref.kind)
    if (test === undefined) throw new Error(`no relations are said for ${ref.kind}`)
    return document === 'missing' ? document : relations.some((relation) => test(relation, document, context.actor))
  }
  // A foreign and a missing document answer alike, so that ids cannot be tried out.
  if (!asked.includes('any') && definition.object !== undefined)
    if (stands(definition.object(command.payload), asked) !== true) return reject('document.unknown')
  const beside: readonly WrittenOn[] = definition.writesOn?.(command.payload) ?? []
  const asksBeside = relationsBeside(policy, context.actor)
  // Whose work is their own contacts begins none by writing: theirs is there already, or goes on from one that is.
  const begins = asksBeside.some((relation) => relation !== 'own')
  const may = (ref: WrittenOn): boolean => {
    const has = stands(ref, asksBeside)
    if (has !== 'missing' || begins) return has !== false
    return ref.continues !== undefined && stands(ref.continues, asksBeside) === true
  }
  return beside.every(may) ? ok(null) : reject('document.unknown')
}

/**
 * What becomes of a command, given what this side knows: the one place where documents change, on both sides.
 * Reads no clock and makes no ids; the same arguments always give the same verdict.
 */
export function decideCommand(
  model: Model,
  parsed: ParsedCommand,
  look: (ref: DocumentRef) => Looked,
  context: Context,
): Verdict {
  const { definition, command } = parsed
  const { documents, lacking } = lookAt(model, [...parsed.touches, ...touchesNext(model, parsed, look)], look)
  if (lacking.length > 0) return { outcome: 'undecided', lacking }
  const may = allowed(model, parsed, documents, context)
  if (!may.ok) return { outcome: definition.kind === 'fact' ? 'deposited' : 'refused', rejection: may.error }
  if (definition.kind === 'claim' && context.receivedAt !== undefined) {
    if (unixMsOf(context.receivedAt) - unixMsOf(command.at) > CLAIM_EXPIRES_MS)
      return { outcome: 'refused', rejection: { code: 'claim.expired' } }
  }
  const decided = definition.decide(documents, command, context)
  if (!decided.ok) return { outcome: 'refused', rejection: decided.error }
  return { outcome: 'accepted', changes: decided.value.changes, effects: decided.value.effects ?? [] }
}
