/** What a second of a call measured, by getStats or by the PBX. */
export interface LineQuality {
  /** Share of packets lost, 0 to 1. */
  readonly loss: number
  /** One-way delay from mouth to ear in ms: half the round trip, the jitter buffer and the codec. */
  readonly delayMs: number
}

/** How well a codec bears loss (ITU-T G.113, appendix I): equipment impairment and packet-loss robustness. */
export interface CodecImpairment {
  readonly ie: number
  readonly bpl: number
}
export const G711_CONCEALED: CodecImpairment = { ie: 0, bpl: 25.1 }
export const G711: CodecImpairment = { ie: 0, bpl: 4.3 }

const BASE_R = 93.2

/**
 * Rating factor R of the E-model with its defaults (ITU-T G.107, 7): R = 93.2 - Id - Ie,eff, random loss (BurstR 1).
 * Id is the simplification of Cole and Rosenbluth (2001) to the delay alone.
 */
export function ratingFactor({ loss, delayMs }: LineQuality, { ie, bpl }: CodecImpairment): number {
  const late = delayMs > 177.3 ? 0.11 * (delayMs - 177.3) : 0
  const percent = loss * 100
  return BASE_R - (0.024 * delayMs + late) - (ie + (95 - ie) * (percent / (percent + bpl)))
}

/** Mean opinion score, 1 to 4.5, estimated from R (ITU-T G.107, annex B). */
export function mos(quality: LineQuality, codec: CodecImpairment): number {
  const r = ratingFactor(quality, codec)
  if (r <= 0) return 1
  if (r >= 100) return 4.5
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6)
}
