import { type Counted, countedIn, type LineSample, sampleOf } from './line-counts.ts'

const EVERY_MS = 1_000
/** Nothing received for so many seconds is silence on the line: noticed within 3 s. */
const SILENT_AFTER = 2

interface Watched {
  sampled(sample: LineSample): void
  /** Sound stops, or comes again. */
  sound(received: boolean): void
}

/** Looks at what is received each second, not at the socket: media does not pass it. @returns the way to stop */
export function watchLine(peer: RTCPeerConnection, { sampled, sound }: Watched): () => void {
  let before: Counted | null = null
  let silent = 0
  let heard = true

  async function look(): Promise<void> {
    const counted = countedIn(await peer.getStats(), before)
    if (before !== null) {
      sampled(sampleOf(counted, before, Date.now()))
      silent = counted.packets > before.packets ? 0 : silent + 1
      const now = silent < SILENT_AFTER
      if (now !== heard) {
        heard = now
        sound(now)
      }
    }
    before = counted
  }
  // A connection that has just closed has no statistics; its watch is stopped by the same ending.
  const timer = setInterval(() => void look().catch(() => {}), EVERY_MS)
  return () => clearInterval(timer)
}
