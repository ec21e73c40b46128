import type { z } from 'zod'
import type { LineNow } from '#shared/telephony/bridge-api.ts'
import type { LineQuality } from '#shared/telephony/call-record.ts'
import type { LineSample } from './adapter/line-counts.ts'

/** The first seconds of a call fill the jitter buffer, and say nothing of the line. */
const SETTLES = 3
const LEAST = 2

/** For so many seconds back a line is told of as it is now. */
const NOW = 10

/** How the last seconds of a call sounded; null: it has only begun. */
export function lineNow(samples: readonly LineSample[]): Omit<LineNow, 'call'> | null {
  const last = samples.slice(SETTLES).slice(-NOW)
  if (last.length < LEAST) return null
  const mean = meanOf(last)
  return {
    loss: mean(({ loss }) => loss),
    jitterMs: mean(({ jitterMs }) => jitterMs),
    delayMs: mean(({ delayMs }) => delayMs),
    mos: mean(({ mos }) => mos),
  }
}

const meanOf = (samples: readonly LineSample[]) => (of: (sample: LineSample) => number) =>
  samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length

/** How a line sounded over a call, from its seconds; null: it was too short to say. */
export function lineSummary(samples: readonly LineSample[]): z.infer<typeof LineQuality> | null {
  const settled = samples.slice(SETTLES)
  if (settled.length < LEAST) return null
  const mean = meanOf(settled)
  return {
    loss: mean(({ loss }) => loss),
    jitterMs: mean(({ jitterMs }) => jitterMs),
    rttMs: mean(({ roundTripMs }) => roundTripMs ?? 0),
    mos: mean(({ mos }) => mos),
    worstMos: Math.min(...settled.map(({ mos }) => mos)),
  }
}
