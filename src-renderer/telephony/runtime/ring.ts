import type { ringing } from '#shared/telephony/phone/phone.ts'

type Ringing = ReturnType<typeof ringing>

const PERIOD_MS = 3_000
/** Two notes for a ring, one soft note beside a conversation. */
const NOTES: Record<Exclude<Ringing, 'none'>, { hertz: readonly number[]; loudness: number }> = {
  ring: { hertz: [660, 880, 660, 880], loudness: 0.25 },
  soft: { hertz: [440], loudness: 0.06 },
}
const NOTE_S = 0.22

/** The bell: made, not played from a file, so that nothing has to be fetched at the ring. */
export function bell() {
  let context: AudioContext | null = null
  let is: Ringing = 'none'
  let timer: ReturnType<typeof setInterval> | undefined

  function strike(how: Exclude<Ringing, 'none'>): void {
    context ??= new AudioContext()
    // A page that nobody has touched yet may not sound; the bar is there all the same.
    if (context.state === 'suspended') void context.resume().catch(() => {})
    const { hertz, loudness } = NOTES[how]
    hertz.forEach((frequency, index) => {
      if (context === null) return
      const at = context.currentTime + index * NOTE_S
      const tone = new OscillatorNode(context, { frequency })
      const gain = new GainNode(context, { gain: 0 })
      gain.gain.setValueAtTime(0, at)
      gain.gain.linearRampToValueAtTime(loudness, at + 0.02)
      gain.gain.linearRampToValueAtTime(0, at + NOTE_S - 0.02)
      tone.connect(gain).connect(context.destination)
      tone.start(at)
      tone.stop(at + NOTE_S)
    })
  }
  return {
    set(next: Ringing): void {
      if (next === is) return
      is = next
      clearInterval(timer)
      if (next === 'none') return
      strike(next)
      timer = setInterval(() => strike(next), PERIOD_MS)
    },
    /** Sounds elsewhere: a headset, or the loudspeaker as well. */
    async through(device: string | null): Promise<void> {
      context ??= new AudioContext()
      if ('setSinkId' in context && typeof context.setSinkId === 'function') await context.setSinkId(device ?? '')
    },
    stop(): void {
      clearInterval(timer)
      is = 'none'
      void context?.close()
      context = null
    },
  }
}
