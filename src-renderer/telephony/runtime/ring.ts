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
  /** By the device that each sounds at; `''`: the system's. Made at the first ring. */
  let contexts = new Map<string, AudioContext>()
  let devices: readonly string[] = ['']
  let is: Ringing = 'none'
  let timer: ReturnType<typeof setInterval> | undefined

  function contextAt(device: string): AudioContext {
    const known = contexts.get(device)
    if (known !== undefined) return known
    const made = new AudioContext()
    contexts.set(device, made)
    // A device that has just been pulled out: the system's sounds, until another is named.
    if (device !== '' && 'setSinkId' in made && typeof made.setSinkId === 'function')
      void Promise.resolve(made.setSinkId(device)).catch(() => {})
    return made
  }
  function strike(how: Exclude<Ringing, 'none'>): void {
    // Beside a conversation the soft note is for the person alone.
    for (const device of how === 'soft' ? devices.slice(0, 1) : devices) sound(contextAt(device), how)
  }
  function sound(context: AudioContext, how: Exclude<Ringing, 'none'>): void {
    // A page that nobody has touched yet may not sound; the bar is there all the same.
    if (context.state === 'suspended') void context.resume().catch(() => {})
    const { hertz, loudness } = NOTES[how]
    hertz.forEach((frequency, index) => {
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
  function close(): void {
    for (const context of contexts.values()) void context.close().catch(() => {})
    contexts = new Map()
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
    /** Sounds elsewhere from now on, in the middle of a ring too. @param loudspeaker sounds as well; null: none */
    through(device: string | null, loudspeaker: string | null): void {
      close()
      devices = [...new Set([device ?? '', ...(loudspeaker === null ? [] : [loudspeaker])])]
      if (is !== 'none') strike(is)
    },
    stop(): void {
      clearInterval(timer)
      is = 'none'
      close()
    },
  }
}
