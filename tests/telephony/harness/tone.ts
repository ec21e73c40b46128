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
