import { z } from 'zod'
import type { DocumentDefinition } from '../kernel/documents.ts'
import { ImportId, UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { requiredText } from '../kernel/text.ts'

const count = z.int().min(0).max(10_000_000)
export const ImportCounts = z.object({
  created: count,
  /** Rows whose card was there already. */
  known: count,
  refused: count,
})

/** How far it was, said on the way. */
const ImportProgress = z.object({ at: Instant, done: count, counts: ImportCounts })

/** Customers brought in from one file: who did it, what came of it, and whether it was taken back. */
export const CustomerImport = z.looseObject({
  id: ImportId,
  fileName: requiredText(200),
  rows: count,
  by: UserId,
  at: Instant,
  state: z.enum(['running', 'done', 'stopped']),
  /** Null until it is done or stopped. */
  counts: ImportCounts.nullable(),
  /** What it said last of how far it is; earlier programs say nothing on the way. */
  progress: ImportProgress.optional(),
  /** Taken back as a whole: so many cards went, so many stayed because somebody had worked on them. */
  undone: z
    .object({
      by: UserId,
      at: Instant,
      withdrawn: count,
      kept: count,
      /** Where it was stopped: so many have not been looked at. */
      left: count.optional(),
    })
    .nullable(),
})
export type CustomerImport = z.infer<typeof CustomerImport>

export const customerImportDocument: DocumentDefinition<'customerImport'> = {
  kind: 'customerImport',
  schema: 1,
  shape: CustomerImport,
  scopesOf: () => ['desk'],
}
