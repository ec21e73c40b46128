import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { ListenResponse, RANGE_BYTES, RecordingsResponse } from '#shared/recordings/api.ts'
import { type RecordingVerb, recordingServices } from '#shared/recordings/services.ts'
import type { AskCentre } from '../telephony/phone-api.ts'

/** A part of something at the centre, and how long the whole is. */
export interface PartOfSound {
  readonly bytes: Uint8Array
  readonly size: number
}
/** Asks for bytes `first` to `last` (RFC 9110, 14.2). */
export type AskPart = (path: string, first: number, last: number) => Promise<Result<PartOfSound, Rejection>>

/** The verbs of recordings at the centre. Nothing of them is kept here. */
export async function recordingApi(
  ask: AskCentre,
  askPart: AskPart,
  verb: RecordingVerb,
  parameters: unknown,
): Promise<Result<unknown, Rejection>> {
  switch (verb) {
    case 'recording.of':
      return ask('POST', '/recordings/of', recordingServices[verb].parse(parameters), RecordingsResponse)
    case 'recording.listen':
      return ask(
        'POST',
        `/recordings/${recordingServices[verb].parse(parameters).id}/listen`,
        undefined,
        ListenResponse,
      )
    case 'recording.read': {
      const { id, listening, start } = recordingServices[verb].parse(parameters)
      const query = new URLSearchParams({ listening })
      const part = await askPart(`/recordings/${id}/sound?${query}`, start, start + RANGE_BYTES - 1)
      if (!part.ok) return part
      const { bytes, size } = part.value
      const next = start + bytes.length
      return ok({ bytes, next: next < size && bytes.length > 0 ? next : null })
    }
  }
}
