import { z } from 'zod'
import { InteractionId, RecordingId, UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'

/** A conversation, or the message that a customer left (*Buzón*). */
export const RecordingKind = z.enum(['call', 'voicemail'])
export type RecordingKind = z.infer<typeof RecordingKind>

/** How fine a wave form is. */
export const PEAKS = 600
/** What the centre takes at most: some nine hours. */
export const LARGEST_RECORDING = 512 * 1024 * 1024
/** How much a console asks for at a time. */
export const RANGE_BYTES = 1024 * 1024

/**
 * A recording's file at the PBX: the interaction and the unix ms of its beginning. Each beginning is a file of its own, so
 * that one that has been taken away already is never begun again.
 */
export const RecordingName = z
  .string()
  .regex(/^[0-9a-f-]{36}\.\d{13}\.wav$/)
  .transform((name) => ({ name, call: name.slice(0, 36), begunMs: Number(name.slice(37, 50)) }))
  .pipe(z.object({ name: z.string(), call: InteractionId, begunMs: z.number() }))
export const recordingFile = (call: InteractionId, begunMs: number): string => `${call}.${begunMs}.wav`

/** What the PBX says of a file that it hands over. */
export const HandOver = z.object({
  size: z.coerce.number().int().positive().max(LARGEST_RECORDING),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export const HandedOver = z.object({ size: z.number().int(), sha256: z.string() })

/** Who began to hear a recording, and when. */
export const Listening = z.object({ by: UserId, at: Instant })
export type Listening = z.infer<typeof Listening>

/** A recording as the centre has it. */
export const Recording = z.object({
  id: RecordingId,
  kind: RecordingKind,
  begunAt: Instant,
  durationMs: z.number().int().nonnegative(),
  size: z.number().int().nonnegative(),
  /** The loudest of each stretch, 0–255. */
  peaks: z.array(z.number().int().min(0).max(255)),
  /** When it was deleted, its time being over; null: it can be heard. */
  deletedAt: Instant.nullable(),
  /** Newest first; null: not for who asks. */
  listenings: z.array(Listening).nullable(),
})
export type Recording = z.infer<typeof Recording>

export const RecordingsRequest = z.object({ call: InteractionId })
export const RecordingsResponse = z.object({
  recordings: z.array(Recording),
  /** How many were begun that have not come from the PBX yet. */
  awaited: z.number().int().nonnegative(),
})
export type RecordingsResponse = z.infer<typeof RecordingsResponse>

export const RecordingParams = z.object({ id: RecordingId })
/** Names that somebody listens; the sound is given for no other. */
export const ListenResponse = z.object({ listening: z.string() })
export const SoundQuery = z.object({ listening: z.uuid() })
