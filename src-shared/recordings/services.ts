import { z } from 'zod'
import { RecordingId } from '../kernel/ids.ts'
import { RecordingsRequest, type RecordingsResponse } from './api.ts'

/** What the screens ask of recordings, all of it of the centre: none is kept on a workstation. */
export const recordingServices = {
  'recording.of': RecordingsRequest,
  /** Somebody begins to listen: it is written down before anything is given. */
  'recording.listen': z.object({ id: RecordingId }),
  /** A piece of the sound, from `start` on. */
  'recording.read': z.object({ id: RecordingId, listening: z.string(), start: z.number().int().nonnegative() }),
} as const
export type RecordingVerb = keyof typeof recordingServices

export interface RecordingAnswers {
  'recording.of': RecordingsResponse
  'recording.listen': { readonly listening: string }
  'recording.read': { readonly bytes: Uint8Array /** Null: this was the last. */; readonly next: number | null }
}

export const isRecordingVerb = (verb: string): verb is RecordingVerb => Object.hasOwn(recordingServices, verb)
