import { z } from 'zod'
import { AttachmentId, CaseId, CommandId } from '../kernel/ids.ts'
import { LARGEST_BYTES } from './limits.ts'

/** At most this many files are asked after in one request. */
export const ASKED_LIMIT = 200

/** A file of a case. `command`: what its sender named it with; a command that waits to be decided names it too. */
export const AttachmentRef = z.object({ caseId: CaseId, id: AttachmentId, command: CommandId.nullable() })
export type AttachmentRef = z.infer<typeof AttachmentRef>

export const StandingRequest = z.object({ asked: z.array(AttachmentRef).max(ASKED_LIMIT) })
export type StandingRequest = z.infer<typeof StandingRequest>

/**
 * Where a file's bytes stand at the centre. `unknown`: no command that this person may see names it, or it does not
 * exist; the two answer alike. `lacking`: on the way, `stored` bytes from the beginning are there.
 */
export const Standing = z.object({
  id: AttachmentId,
  state: z.enum(['unknown', 'lacking', 'whole']),
  stored: z.number().int().nonnegative(),
})
export type Standing = z.infer<typeof Standing>
export const StandingResponse = z.object({ standing: z.array(Standing) })
export type StandingResponse = z.infer<typeof StandingResponse>

/** Where a piece goes; its bytes are the body. */
export const PiecePlace = z.object({
  caseId: CaseId,
  id: AttachmentId,
  command: CommandId,
  start: z.coerce.number().int().nonnegative().max(LARGEST_BYTES),
})
export type PiecePlace = z.infer<typeof PiecePlace>

/**
 * `taken`: go on at `stored`, which is elsewhere than expected when somebody else sent a piece or one was lost.
 * `wrongHash`: all came and it is not what was named; it begins again.
 */
export const PieceAnswer = z.object({
  outcome: z.enum(['taken', 'whole', 'wrongHash', 'unknown']),
  stored: z.number().int().nonnegative(),
})
export type PieceAnswer = z.infer<typeof PieceAnswer>

export const ReadPieceRequest = z.object({
  caseId: CaseId,
  id: AttachmentId,
  start: z.number().int().nonnegative().max(LARGEST_BYTES),
})
export type ReadPieceRequest = z.infer<typeof ReadPieceRequest>

/** A disabled person's piece, within what they sign; `bytes` as base64. */
export const SignedPiece = PiecePlace.extend({ bytes: z.string().max(400_000) })

/** The centre as a workstation uses it for files. Failures are thrown, as {@link CentrePort}'s. */
export interface AttachmentCentre {
  standing(asked: readonly AttachmentRef[]): Promise<readonly Standing[]>
  put(place: PiecePlace, bytes: Uint8Array): Promise<PieceAnswer>
  /** Null: not there for this person, or not whole yet. */
  read(request: ReadPieceRequest): Promise<Uint8Array | null>
}
