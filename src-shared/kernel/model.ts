import type { AnyCommandDefinition } from './commands.ts'
import type { DocumentDefinition, DocumentKind, DocumentTypes, StoredDocument } from './documents.ts'
import type { Instant } from './instants.ts'
import type { Policy, Relations } from './policy.ts'
import { ok, type Rejection, type Result, reject } from './result.ts'

/** What the program knows: its kinds of documents, its commands, and who may give each. */
export interface Model {
  readonly documents: ReadonlyMap<string, DocumentDefinition>
  readonly commands: ReadonlyMap<string, AnyCommandDefinition>
  readonly policies: Readonly<Record<string, Policy>>
  readonly relations: Relations
}

/**
 * Builds the model and refuses to start with a command that has no policy, a policy without command, or a name used twice.
 * @throws Error naming what is wrong: a bug of the program, found at its start
 */
export function defineModel(
  documents: readonly DocumentDefinition[],
  commands: readonly AnyCommandDefinition[],
  policies: Readonly<Record<string, Policy>>,
  relations: Relations,
): Model {
  const byName = new Map<string, AnyCommandDefinition>()
  for (const command of commands) {
    if (byName.has(command.name)) throw new Error(`two commands are called ${command.name}`)
    if (!Object.hasOwn(policies, command.name)) throw new Error(`${command.name} has no policy`)
    byName.set(command.name, command)
  }
  for (const name of Object.keys(policies))
    if (!byName.has(name)) throw new Error(`a policy for the unknown command ${name}`)
  return { documents: new Map(documents.map((one) => [one.kind, one])), commands: byName, policies, relations }
}

/** Forgets which kind a definition is of: the registry's key and the documents' own kind keep them together. */
export const definedDocument = <K extends DocumentKind>(definition: DocumentDefinition<K>): DocumentDefinition =>
  definition as unknown as DocumentDefinition // a definition of K is only ever called with documents of kind K

/**
 * A stored document in today's shape.
 * @returns the document, or `document.needsUpdate` for a kind, schema number or shape that this program does not know, or
 * cannot make anything of
 */
export function readStored<K extends DocumentKind>(
  model: Model,
  kind: K,
  stored: StoredDocument,
): Result<DocumentTypes[K], Rejection> {
  const definition = model.documents.get(kind)
  if (definition === undefined || stored.schema > definition.schema) return reject('document.needsUpdate', { kind })
  try {
    let doc = stored.doc
    for (let schema = stored.schema; schema < definition.schema; schema++) {
      const upgrade = definition.upgrades?.[schema]
      if (upgrade === undefined) return reject('document.needsUpdate', { kind })
      doc = upgrade(doc as Record<string, unknown>) // stored documents are objects; the shape below checks the outcome
    }
    const parsed = definition.shape.safeParse(doc)
    if (!parsed.success) return reject('document.needsUpdate', { kind })
    return ok(parsed.data as DocumentTypes[K]) // the registry's definition for `kind` parses documents of that kind
  } catch {
    // Before its shape was looked at, or within: one document must not stop those that came with it. It is shown as unread.
    return reject('document.needsUpdate', { kind })
  }
}

/**
 * Until when a workstation keeps a document, or null for as long as a scope holds it: also one whose time cannot be told.
 */
export function keptUntil(model: Model, stored: StoredDocument): Instant | null {
  const keepUntil = model.documents.get(stored.kind)?.keepUntil
  if (keepUntil === undefined) return null
  const read = readStored(model, stored.kind, stored)
  try {
    return read.ok ? keepUntil(read.value) : null
  } catch {
    // It fits its shape and cannot be judged: kept, and unread, rather than in the way of all that comes after it.
    return null
  }
}
