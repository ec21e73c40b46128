import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { TestPbx } from './pbx.ts'
import { samplesOf, shareAt } from './tone.ts'
import type { Voice } from './voice.ts'

/** Samples a second at which everything is listened to: the telephone's. */
const RATE = 8_000
/** What each end of a line says, in Hz; none is a harmonic of another. */
export const TONES = { customer: 500, advisor: 800, colleague: 1_300 } as const
type Speaker = keyof typeof TONES
/** A voice among two has half of the power; what a line adds to one is far less. */
const HEARD = 0.1

/** Runs in a page: whichever microphone is asked for from now on gives one tone. */
export function speaks(hertz: number): void {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext()
    const to = context.createMediaStreamDestination()
    const tone = new OscillatorNode(context, { frequency: hertz })
    tone.connect(new GainNode(context, { gain: 0.3 })).connect(to)
    tone.start()
    // Chromium lets a page that nobody has touched yet make no sound.
    addEventListener('keydown', () => void context.resume())
    return to.stream
  }
}

/** This console's microphone hears one tone from the next call on. */
export const says = (page: Page, voice: Speaker): Promise<void> => page.evaluate(speaks, TONES[voice])

/** A second of what this console's person hears now; nothing where no call is. {@link watchPeers} comes before the call. */
const earOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async (sampleRate) => {
    const peer = (window.peers ?? []).filter(({ connectionState }) => connectionState === 'connected').at(-1)
    const track = peer?.getReceivers().find((receiver) => receiver.track.kind === 'audio')?.track
    if (track === undefined) return []
    const context = new AudioContext({ sampleRate })
    const ear = new AnalyserNode(context, { fftSize: 8_192 })
    context.createMediaStreamSource(new MediaStream([track])).connect(ear)
    await new Promise((heard) => setTimeout(heard, 1_200))
    const samples = new Float32Array(8_192)
    ear.getFloatTimeDomainData(samples)
    await context.close()
    return [...samples]
  }, RATE)

let takes = 0

/** A second of what passes a channel of the PBX now: what it says, or what it is given to hear. */
export async function passing(pbx: TestPbx, channel: string, way: 'said' | 'heard'): Promise<readonly number[]> {
  const take = join(pbx.settings.instance, 'spool', `take-${takes++}`)
  await pbx.ami.send('MixMonitor', {
    Channel: channel,
    File: `${take}-both.wav`,
    Options: `${way === 'said' ? 'r' : 't'}(${take}.wav)`,
  })
  await new Promise((recorded) => setTimeout(recorded, 1_300))
  await pbx.ami.send('StopMixMonitor', { Channel: channel })
  let samples: readonly number[] = []
  await expect
    .poll(() => {
      samples = samplesOf(`${take}.wav`)
      return samples.length
    })
    .toBeGreaterThan(RATE * 0.9)
  return samples.slice(-RATE)
}

const voicesIn = (samples: readonly number[]): readonly Speaker[] =>
  (['customer', 'advisor', 'colleague'] as const).filter((voice) => shareAt(samples, TONES[voice], RATE) > HEARD)

/** At a console, these voices are heard and no others. */
export const hears = (page: Page, voices: readonly Speaker[]): Promise<void> =>
  expect.poll(async () => voicesIn(await earOf(page)), { timeout: 20_000 }).toEqual(voices)

/** At the customer's telephone, these voices are heard and no others. */
export const customerHears = (customer: Voice, voices: readonly Speaker[]): Promise<void> =>
  expect
    .poll(
      async () => {
        // A second of its own, without what was said before.
        await new Promise((heard) => setTimeout(heard, 1_100))
        return voicesIn(customer.heard())
      },
      { timeout: 20_000 },
    )
    .toEqual(voices)
