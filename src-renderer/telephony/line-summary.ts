import type { z } from 'zod'
import type { LineQuality } from '#shared/telephony/call-record.ts'
import type { LineSample } from './adapter/line-counts.ts'

/** The first seconds of a call fill the jitter buffer, and say nothing of the line. */
const SETTLES = 3
const LEAST = 2

/** How a line sounded over a call, from its seconds; null: it was too short to say. */
export function lineSummary(samples: readonly LineSample[]): z.infer<typeof LineQuality> | null {
  const settled = samples.slice(SETTLES)
  if (settled.length < LEAST) return null
  const mean = (of: (sample: LineSample) => number) =>
    settled.reduce((sum, sample) => sum + of(sample), 0) / settled.length
  return {
    loss: mean(({ loss }) => loss),
    jitterMs: mean(({ jitterMs }) => jitterMs),
    rttMs: mean(({ roundTripMs }) => roundTripMs ?? 0),
    mos: mean(({ mos }) => mos),
    worstMos: Math.min(...settled.map(({ mos }) => mos)),
  }
}
