/** What is shown as silence, in dB below full scale: the noise of a quiet room with a headset. */
const FLOOR_DB = -60

/** How loud a stretch of sound is, from 0 (a quiet room) to 100 (full scale), by its root mean square in decibels. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)
  if (power === 0) return 0
  const decibels = 10 * Math.log10(power)
  return Math.round(Math.min(100, Math.max(0, (1 - decibels / FLOOR_DB) * 100)))
}
