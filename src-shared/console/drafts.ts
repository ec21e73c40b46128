import { z } from 'zod'
import type { Instant } from '../kernel/instants.ts'

const LONGEST_NAME = 100
const LONGEST_TEXT = 1_000_000
/** An id, or a moment. */
const LONGEST_MARK = 40

/** A text that is being written: it belongs to its contact (or place) and field. */
export interface Draft {
  readonly contact: string
  readonly field: string
  readonly text: string
  /** Also its version: the store gives no two of one field the same. */
  readonly updatedAt: Instant
}

/** Which page writes, and over which version; null: it knows of none. */
const DraftAuthor = z.object({ page: z.string().max(LONGEST_MARK), over: z.string().max(LONGEST_MARK).nullable() })
export type DraftAuthor = z.infer<typeof DraftAuthor>

export const PutDraft = z.object({
  contact: z.string().max(LONGEST_NAME),
  field: z.string().max(LONGEST_NAME),
  text: z.string().max(LONGEST_TEXT),
  /** Absent: the last to write has it. */
  by: DraftAuthor.optional(),
  /** It was chosen between this and what another page wrote: what was set aside goes. */
  settles: z.boolean().optional(),
})
export type PutDraft = z.infer<typeof PutDraft>

/** What became of a text: written, or set aside beside what another page wrote meanwhile (null: that let it go). */
export type DraftWritten =
  | { readonly state: 'written'; readonly updatedAt: Instant | null }
  | { readonly state: 'overtaken'; readonly stored: Draft | null }

const ASIDE = 'aside:'
/** Field that keeps a page's text while another page's stands in its place. */
export const asideOf = (field: string): string => `${ASIDE}${field}`
/** The field of which this one keeps a text; null: it is none of these. */
export const setAsideFrom = (field: string): string | null =>
  field.startsWith(ASIDE) ? field.slice(ASIDE.length) : null
