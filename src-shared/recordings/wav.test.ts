import fc from 'fast-check'
import { expect, test } from 'vitest'
import { durationMs, peakMeter, WAV_HEADER, wavFormat, wavHeader } from './wav.ts'

const wav = (samples: readonly number[]): Uint8Array => {
  const size = WAV_HEADER + samples.length * 2
  const file = new Uint8Array(size)
  file.set(wavHeader({ rate: 8_000 }, size))
  const view = new DataView(file.buffer)
  for (const [index, sample] of samples.entries()) view.setInt16(WAV_HEADER + index * 2, sample, true)
  return file
}
const sample = fc.integer({ min: -32_768, max: 32_767 })

test('a header that was made is read as what it was made from, and says how long the sound lasts', () => {
  const file = wav(Array.from({ length: 8_000 }, () => 0))
  expect(wavFormat(file)).toEqual({ rate: 8_000 })
  expect(durationMs({ rate: 8_000 }, file.length)).toBe(1_000)
  expect(new DataView(file.buffer).getUint32(40, true)).toBe(16_000)
})

test('what is no such file is no recording', () => {
  expect(wavFormat(new Uint8Array(44))).toBeNull()
  expect(wavFormat(wav([1]).subarray(0, 43))).toBeNull()
  const stereo = wav([1])
  stereo[22] = 2
  expect(wavFormat(stereo)).toBeNull()
})

test('the wave form has the loudest of each stretch, whatever its sign', () => {
  const file = wav([0, -32_768, 100, 16_384])
  const meter = peakMeter(file.length, 2)
  meter.add(file)
  expect(meter.peaks()).toEqual([255, 128])
})

test('pieces of any length give the wave form of the whole', () => {
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 60 }), fc.array(fc.nat({ max: 20 })), (samples, cuts) => {
      const file = wav(samples)
      const [whole, pieces] = [peakMeter(file.length, 10), peakMeter(file.length, 10)]
      whole.add(file)
      let at = 0
      for (const cut of cuts) {
        pieces.add(file.subarray(at, at + cut))
        at += cut
      }
      pieces.add(file.subarray(at))
      expect(pieces.peaks()).toEqual(whole.peaks())
      expect(whole.peaks()).toHaveLength(Math.min(10, samples.length))
    }),
  )
})
