import { z } from 'zod'
import { AttachmentId, CaseId, type UserId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instants.ts'
import { type AttachmentLimits, LARGEST_BYTES, PIECE_BYTES } from './limits.ts'
import { Attachment } from './schema.ts'
import type { AttachmentType } from './types.ts'

const offset = z.number().int().nonnegative().max(LARGEST_BYTES)

/** What the screens ask of files beside commands: adding one in pieces, and reading one in pieces. */
export const attachmentServices = {
  /** What this workstation takes at most. */
  'attachment.limits': z.object({}),
  /** `place`: the form it is added in, a draft's contact, or `contact/field`. Refused with why. */
  'attachment.begin': z.object({
    id: AttachmentId,
    place: z.string().min(1).max(200),
    name: z.string().max(1_000),
    size: z.number().int().nonnegative(),
  }),
  'attachment.piece': z.object({
    id: AttachmentId,
    start: offset,
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= PIECE_BYTES),
  }),
  /** All pieces are here: the file is checked and from now on outlives the power. */
  'attachment.finish': z.object({ id: AttachmentId }),
  /** Takes out one that no command has named. */
  'attachment.remove': z.object({ id: AttachmentId }),
  /** Somebody looks at a case: where its files stand is asked of the centre, now and until they are whole. */
  'attachment.ask': z.object({ caseId: CaseId }),
  /** Brings a file here; resolves when it is. `named`: as a case says it that is read at the centre and is not kept here. */
  'attachment.fetch': z.object({ caseId: CaseId, id: AttachmentId, named: Attachment.optional() }),
  /** A piece of a file that is here. */
  'attachment.read': z.object({ id: AttachmentId, start: offset }),
} as const
export type AttachmentVerb = keyof typeof attachmentServices

export interface AttachmentAnswers {
  'attachment.limits': AttachmentLimits
  'attachment.begin': null
  'attachment.piece': null
  'attachment.finish': Attachment
  'attachment.remove': null
  'attachment.ask': null
  'attachment.fetch': null
  'attachment.read': { readonly bytes: Uint8Array /** Null: this was the last. */; readonly next: number | null }
}

export const isAttachmentVerb = (verb: string): verb is AttachmentVerb => Object.hasOwn(attachmentServices, verb)

/** A file in a form that has not been sent. `file` is null until it is whole and checked. */
export interface AddedFile {
  readonly id: AttachmentId
  readonly name: string
  readonly size: number
  readonly stored: number
  readonly file: Attachment | null
}

/**
 * A file of a case as this workstation knows it. `toSend`, `sending`: added here; `underway`: somebody else is sending
 * it; `kept`: whole at the centre; `unknown`: the centre has not been asked; `broken`: what is here is damaged.
 */
export interface CaseFile {
  readonly id: AttachmentId
  readonly name: string
  readonly type: AttachmentType
  readonly size: number
  readonly by: UserId
  readonly at: Instant
  readonly entryId: string | null
  readonly state: 'toSend' | 'sending' | 'underway' | 'kept' | 'unknown' | 'broken'
  /** Whole hundredths sent, or fetched. */
  readonly percent: number
  /** It can be opened without the centre. */
  readonly here: boolean
}
