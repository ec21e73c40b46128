import type { DocumentKind, DocumentTypes } from '#shared/kernel/documents.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'

interface StoredText {
  readonly id: string
  readonly version: number
  readonly schema: number
  /** The document's JSON. */
  readonly doc: string
}

/** Screens in sight, their neighbours, and what is being searched through. */
const KEPT = 2_000
/** By kind and schema number, then by the text itself. */
const shapes = new Map<string, Map<string, unknown>>()

function keptOf(kind: DocumentKind, schema: number): Map<string, unknown> {
  const name = `${kind} ${schema}`
  const kept = shapes.get(name) ?? new Map<string, unknown>()
  shapes.set(name, kept)
  return kept
}

/**
 * A document from its text, in today's shape, or null for what this program cannot read. What was read is kept by its very
 * text: screens are asked for again at every change and every letter typed, and most of what they show is the same.
 */
export function readText<K extends DocumentKind>(model: Model, kind: K, row: StoredText): DocumentTypes[K] | null {
  const { id, version, schema, doc } = row
  const kept = keptOf(kind, schema)
  const known = kept.get(doc)
  if (known !== undefined) {
    // The oldest in a Map is its first.
    kept.delete(doc)
    kept.set(doc, known)
    return known as DocumentTypes[K] // kept under its kind
  }
  const found = readStored(model, kind, { kind, id, version, schema, doc: JSON.parse(doc) })
  if (!found.ok) return null
  kept.set(doc, found.value)
  const oldest = kept.keys().next()
  if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value)
  return found.value
}
