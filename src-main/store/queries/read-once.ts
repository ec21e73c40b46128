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
const read = new Map<string, unknown>()

/**
 * A document from its text, in today's shape, or null for what this program cannot read. What was read is kept by its very
 * text: screens are asked for again at every change and every letter typed, and most of what they show is the same.
 */
export function readText<K extends DocumentKind>(model: Model, kind: K, row: StoredText): DocumentTypes[K] | null {
  const key = `${kind} ${row.schema} ${row.doc}`
  const known = read.get(key)
  if (known !== undefined) {
    // The oldest in a Map is its first.
    read.delete(key)
    read.set(key, known)
    return known as DocumentTypes[K] // kept under its kind
  }
  const { id, version, schema } = row
  const found = readStored(model, kind, { kind, id, version, schema, doc: JSON.parse(row.doc) })
  if (!found.ok) return null
  read.set(key, found.value)
  const oldest = read.keys().next()
  if (read.size > KEPT && oldest.done !== true) read.delete(oldest.value)
  return found.value
}
