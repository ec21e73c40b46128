import { z } from 'zod'
import { bounded } from '../kernel/bounded.ts'
import { AttachmentId, EntryId, UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { requiredText } from '../kernel/text.ts'
import { cleanFileName } from './file-name.ts'
import { LARGEST_BYTES, MOST_PER_COMMAND } from './limits.ts'
import { ATTACHMENT_TYPES } from './types.ts'

/** A file as commands and documents name it. Its bytes travel beside them, and `sha256` (hex) proves them whole. */
export const Attachment = z.looseObject({
  id: AttachmentId,
  name: requiredText(150).refine((name) => name === cleanFileName(name), 'text.unstorable'),
  type: z.enum(ATTACHMENT_TYPES),
  /** Bytes. */
  size: z.number().int().positive().max(LARGEST_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Attachment = z.infer<typeof Attachment>

/** What one command brings. */
export const Attachments = z.array(bounded(Attachment, 4 * 1024)).max(MOST_PER_COMMAND)

/** A file of a case: who attached it, when, and with which entry; null: with the escalation. */
export const CaseAttachment = z.looseObject({
  ...Attachment.shape,
  by: UserId,
  at: Instant,
  entryId: EntryId.nullable(),
})
export type CaseAttachment = z.infer<typeof CaseAttachment>

/** A case's files with those of a command after them; one that is there already stays as it was. */
export function withAttachments(
  before: readonly CaseAttachment[],
  given: readonly Attachment[] | undefined,
  from: Pick<CaseAttachment, 'by' | 'at' | 'entryId'>,
): CaseAttachment[] {
  const known = new Set<string>(before.map((one) => one.id))
  const fresh = (given ?? []).filter(({ id }) => !known.has(id) && known.add(id))
  return [...before, ...fresh.map((one) => ({ ...one, ...from }))]
}
