import { InteractionId, RecordingId, UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { PEAKS, type RecordingsResponse } from '#shared/recordings/api.ts'
import type { RecordingAnswers } from '#shared/recordings/services.ts'
import { peakMeter, WAV_HEADER, wavHeader } from '#shared/recordings/wav.ts'

const RATE = 8_000
const SECONDS = 12

/** A voice that is none: tones that come and go as words do. */
function spokenSound(): Uint8Array {
  const size = WAV_HEADER + RATE * SECONDS * 2
  const bytes = new Uint8Array(size)
  bytes.set(wavHeader({ rate: RATE }, size))
  const view = new DataView(bytes.buffer)
  for (let sample = 0; sample < RATE * SECONDS; sample++) {
    const at = sample / RATE
    const loud = Math.max(0, Math.sin(at * 5) * Math.sin(at * 1.7 + 1)) * (0.4 + 0.6 * Math.abs(Math.sin(at * 23)))
    view.setInt16(WAV_HEADER + sample * 2, Math.round(Math.sin(at * 2 * Math.PI * 220) * loud * 24_000), true)
  }
  return bytes
}

export interface FakeRecordings {
  readonly 'recording.of': (asked: { call: string }) => Result<RecordingsResponse, Rejection>
  readonly 'recording.listen': (asked: { id: string }) => Result<RecordingAnswers['recording.listen'], Rejection>
  readonly 'recording.read': (asked: { start: number }) => Result<RecordingAnswers['recording.read'], Rejection>
}

/** A centre that has a recording of every call that it is asked of, but of those that are `awaited` there. */
export function fakeRecordings(person: string, awaited: ReadonlySet<string>): FakeRecordings {
  const sound = spokenSound()
  const meter = peakMeter(sound.length, PEAKS)
  meter.add(sound)
  const heard: { by: UserId; at: string }[] = []
  return {
    'recording.of': ({ call }) => {
      if (awaited.has(call)) return ok({ recordings: [], awaited: 1 })
      const begunAt = instantOf(Number.parseInt(InteractionId.parse(call).replace('-', '').slice(0, 12), 16))
      const recording = {
        ...{ id: RecordingId.parse(call), kind: 'call' as const, begunAt, durationMs: SECONDS * 1_000 },
        ...{ size: sound.length, peaks: [...meter.peaks()], deletedAt: null, listenings: [...heard].reverse() },
      }
      return ok({ recordings: [recording], awaited: 0 })
    },
    'recording.listen': () => {
      heard.push({ by: UserId.parse(person), at: instantOf(Date.now()) })
      return ok({ listening: crypto.randomUUID() })
    },
    'recording.read': ({ start }) =>
      start > sound.length ? reject('request.malformed') : ok({ bytes: sound.subarray(start), next: null }),
  }
}
