import { readFileSync } from 'node:fs'

/** Bytes before the samples of a WAV file as Asterisk writes it. */
const HEADER = 44

/** The samples of a mono WAV of 16 bits, from -1 to 1. */
export function samplesOf(file: string): readonly number[] {
  const bytes = readFileSync(file).subarray(HEADER)
  return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2) / 32_768)
}

/** How much of a sound's power is at one frequency, 0 to 1 (Goertzel, Amer. Math. Monthly 65, 1958). */
export function shareAt(samples: readonly number[], hertz: number, rate: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate)
  let [before, last, power] = [0, 0, 0]
  for (const sample of samples) {
    ;[before, last] = [last, sample + turn * last - before]
    power += sample * sample
  }
  const found = before * before + last * last - turn * before * last
  return power === 0 ? 0 : (2 * found) / (samples.length * power)
}

/** Samples a second of a telephone. */
const SECOND = 8_000

/** A tone as a telephone's line carries it: samples of eight bits, µ-law (ITU-T G.711). */
export const muLaw = (hertz: number, seconds: number): Uint8Array =>
  Uint8Array.from({ length: SECOND * seconds }, (_, at) => muLawOf(0.3 * Math.sin((2 * Math.PI * hertz * at) / SECOND)))

function muLawOf(sample: number): number {
  const BIAS = 132
  const linear = Math.min(32_635, Math.round(Math.abs(sample) * 32_768)) + BIAS
  const exponent = Math.max(0, Math.floor(Math.log2(linear)) - 7)
  const mantissa = (linear >> (exponent + 3)) & 0x0f
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff
}

/** What µ-law samples are, from -1 to 1. */
export const linearOf = (bytes: Uint8Array): readonly number[] =>
  Array.from(bytes, (byte) => {
    const bits = ~byte & 0xff
    const size = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132
    return (bits & 0x80 ? -size : size) / 32_768
  })
