import type { z } from 'zod'

/** Every kind of document and its type. The kernel knows none of them: `model/document-types.ts` adds them all. */
// biome-ignore lint/suspicious/noEmptyInterface: declared here, merged there
export interface DocumentTypes {}

export type DocumentKind = keyof DocumentTypes & string
export type AnyDocument = DocumentTypes[DocumentKind]

/** Who replicates a document: `customers`, `portfolio:<name>`, `desk`, `catalog`, `user:<id>`, `team:<id>`, `area:<name>`, `coordination:<team>`. */
export type Scope = string

export interface DocumentRef {
  readonly kind: DocumentKind
  readonly id: string
}

export const refKey = (ref: DocumentRef): string => `${ref.kind}/${ref.id}`

/** The order in which the centre locks: by kind, then id, in code units. */
export function compareRefs(a: DocumentRef, b: DocumentRef): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/** A document as stored: `doc` as it was received, in the shape of schema number `schema`. */
export interface StoredDocument extends DocumentRef {
  readonly version: number
  readonly schema: number
  readonly doc: unknown
}

type Upgrade = (doc: Record<string, unknown>) => Record<string, unknown>

/** A step to a shape that takes more than the one before: what fits that one is left as it is. */
export const widened: Upgrade = (doc) => doc

/** What an area says of one of its kinds. */
export interface DocumentDefinition<K extends DocumentKind = DocumentKind> {
  readonly kind: K
  /** Number of today's shape; raised with every upgrade. */
  readonly schema: number
  readonly shape: z.ZodType<DocumentTypes[K]>
  /** Pure steps, `upgrades[n]` brings shape n to n + 1. What they do not know they keep. */
  readonly upgrades?: Readonly<Record<number, Upgrade>>
  readonly scopesOf: (doc: DocumentTypes[K]) => readonly Scope[]
  /**
   * Until when a workstation keeps it although a scope holds it (ISO instant), or null for as long as the scope does.
   * A pull never stores what it would evict.
   */
  readonly keepUntil?: (doc: DocumentTypes[K]) => string | null
}

export type Documents = {
  /** The document, or `missing` where it is known not to exist. Asking for one that the command did not name is a bug. */
  readonly read: <K extends DocumentKind>(kind: K, id: string) => DocumentTypes[K] | 'missing'
}

/** A new state of one document, decided but not yet written. */
export type DocumentChange = {
  [K in DocumentKind]: { readonly kind: K; readonly id: string; readonly doc: DocumentTypes[K] }
}[DocumentKind]

export const change = <K extends DocumentKind>(kind: K, id: string, doc: DocumentTypes[K]): DocumentChange =>
  ({ kind, id, doc }) as DocumentChange // TypeScript does not distribute a generic K over the union it indexes
