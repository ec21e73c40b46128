import { z } from 'zod'
import type { DocumentChange, DocumentKind, DocumentRef, Documents } from './documents.ts'
import { CommandId, UserId } from './ids.ts'
import { Instant } from './instants.ts'
import type { Rejection, Result } from './result.ts'
import type { Role } from './roles.ts'

/** What was in force where the command was made. */
export const MadeWith = z.object({
  app: z.string(),
  catalogue: z.number().int().nonnegative(),
  guide: z.string().optional(),
})
export type MadeWith = z.infer<typeof MadeWith>

/** A command before its payload is known to fit: what travels, is stored and is hashed. Unknown keys are kept. */
export const CommandEnvelope = z.looseObject({
  id: CommandId,
  name: z.string().min(1).max(80),
  actor: UserId,
  at: Instant,
  payload: z.unknown(),
  madeWith: MadeWith,
})
export type CommandEnvelope = z.infer<typeof CommandEnvelope>

/**
 * One as a store has kept it, of an earlier program perhaps: an `at` that is none makes no outbox and no list unreadable. The
 * command is refused by its id, where it is parsed (`parseCommand`).
 */
export const KeptEnvelope = CommandEnvelope.extend({ at: z.string() })

/**
 * What a refusal may cost. A fact happened and is refused only for its form; a change may be refused; a claim asks the
 * centre for permission, never waits, and expires {@link CLAIM_EXPIRES_MS} after `at`.
 */
export type CommandKind = 'fact' | 'change' | 'claim'
export const CLAIM_EXPIRES_MS = 30_000

/** A document that a command reads or writes. `creates`: it does not exist before, so its absence here is no ignorance. */
export interface Touch {
  readonly kind: DocumentKind
  readonly id: string
  readonly creates?: boolean
  /** A second document that helps but is not needed: absent here it is read as `missing`. */
  readonly optional?: boolean
}

export interface Actor {
  readonly id: UserId
  readonly roles: readonly Role[]
  readonly enabled: boolean
  readonly teamId: string | null
  /** Areas whose requirements this person solves (`oefv`, `credito`, …). */
  readonly areas: readonly string[]
  /** Teams this person coordinates. */
  readonly coordinates: readonly string[]
  /** The portfolios whose customers' cards they keep; null: every customer's. */
  readonly portfolios: readonly string[] | null
}

export interface Context {
  readonly actor: Actor
  readonly authority: 'workstation' | 'centre'
  /** The centre gives the command of its own accord: its `actor` is no person. */
  readonly byItself?: true
  /** When the centre received it; it may fill a field, never turn an acceptance into a refusal (claims excepted). */
  readonly receivedAt?: Instant
  /** Of the numbers that the command names, those in the register of excluded numbers; only the centre has it. */
  readonly excludedNumbers?: readonly string[]
  /** Which queue each number reaches, by its code; only the centre knows of all. */
  readonly numbersOfQueues?: ReadonlyMap<string, string>
  /** The numbers that the PBX's settings give each queue, by its code: those of a queue whose numbers nobody has set. */
  readonly numbersOfSettings?: ReadonlyMap<string, readonly string[]>
  /** Every queue that there is, by its code; only the centre knows of all, and where it knows of none this is absent. */
  readonly knownQueues?: ReadonlySet<string>
  /** A free radicado, offered by the centre when the payload has none or another case's. */
  readonly spareNumber?: string
}

export interface Command<Name extends string = string, Payload = unknown> {
  readonly id: CommandId
  readonly name: Name
  readonly actor: UserId
  readonly at: Instant
  readonly payload: Payload
  readonly madeWith: MadeWith
}

interface Notice {
  readonly kind: 'notice'
  /** Who is told: scopes, resolved to people when done. */
  readonly to: readonly string[]
  readonly code: string
  readonly about: { readonly kind: DocumentKind; readonly id: string }
}

/** The board hears how long an advisor wrapped a call up. */
interface WrapUpTold {
  readonly kind: 'wrapUp'
  readonly about: { readonly kind: 'interaction'; readonly id: string }
}

/** Something that must happen outside, written with its command and done at least once by a worker. */
export type Effect = Notice | WrapUpTold

export interface Decided {
  readonly changes: readonly DocumentChange[]
  readonly effects?: readonly Effect[]
}

/** A document that is written on beside a command's object. */
export interface WrittenOn extends DocumentRef {
  /** The document that it goes on from where it is not there yet: who has that one may begin it. Among the touches. */
  readonly continues?: DocumentRef
}

/** One command of an area: what it is made of, what it touches, and what becomes of it. Pure and total. */
export interface CommandDefinition<Name extends string = string, Payload = unknown> {
  readonly name: Name
  readonly kind: CommandKind
  readonly payload: z.ZodType<Payload>
  /** The document that the policy's relation is held against; absent: the role alone decides. */
  readonly object?: (payload: Payload) => DocumentRef
  /**
   * What it writes on beside its object, named within its payload: a document that is there must be one that the actor has or
   * had part in, by the relation `party`; one that is not begins with it, but for whom the policy gives their own alone.
   */
  readonly writesOn?: (payload: Payload) => readonly WrittenOn[]
  readonly touches: (payload: Payload, command: Command<Name, Payload>) => readonly Touch[]
  /** Phone numbers (national digits) that the centre looks up in the register of excluded numbers. */
  readonly numbers?: (payload: Payload) => readonly string[]
  /** Whether the centre must say which queues have which numbers. */
  readonly namesQueueNumbers?: (payload: Payload) => boolean
  /** Whether it names queues that the centre must know. */
  readonly namesQueues?: (payload: Payload) => boolean
  /** Whether it comes without the radicado that it needs: its workstation had none left to give. */
  readonly lacksNumber?: (payload: Payload) => boolean
  /** A second step: what the documents of the first name in turn (customers merged into one). */
  readonly touchesNext?: (payload: Payload, documents: Documents) => readonly Touch[]
  readonly decide: (
    documents: Documents,
    command: Command<Name, Payload>,
    context: Context,
  ) => Result<Decided, Rejection>
}

/** Keeps the payload's type between schema and decide; in a registry the type is forgotten, the schema is not. */
export const defineCommand = <Name extends string, Payload>(
  definition: CommandDefinition<Name, Payload>,
): CommandDefinition<Name, Payload> => definition

/** The definition as a registry holds it: `decide` is only ever called with what `payload` parsed. */
// biome-ignore lint/suspicious/noExplicitAny: a registry of definitions with different payloads; decideCommand parses before calling
export type AnyCommandDefinition = CommandDefinition<any, any>
