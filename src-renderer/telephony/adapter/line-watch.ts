import { G711_CONCEALED, mos } from '#shared/telephony/quality.ts'

/** A second of a call's sound, as received. */
export interface LineSample {
  /** Unix ms. */
  readonly at: number
  readonly bytesReceived: number
  readonly bytesSent: number
  readonly videoBytesReceived: number
  /** Share lost in this second, 0 to 1. */
  readonly loss: number
  readonly jitterMs: number
  /** Null until the PBX has reported. */
  readonly roundTripMs: number | null
  readonly mos: number
}

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
    const counted = countsOf(await peer.getStats())
    if (before !== null) {
      sampled(sampleOf(counted, before))
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

interface Counted {
  readonly packets: number
  readonly lost: number
  readonly bytes: number
  readonly sent: number
  readonly videoBytes: number
  readonly jitterMs: number
  readonly bufferMs: number
  readonly roundTripMs: number | null
}

function countsOf(report: RTCStatsReport): Counted {
  let counted: Counted = {
    packets: 0,
    lost: 0,
    bytes: 0,
    sent: 0,
    videoBytes: 0,
    jitterMs: 0,
    bufferMs: 0,
    roundTripMs: null,
  }
  for (const [, one] of report) {
    if (one.type === 'inbound-rtp' && one.kind === 'audio')
      counted = {
        ...counted,
        packets: one.packetsReceived ?? 0,
        lost: one.packetsLost ?? 0,
        bytes: one.bytesReceived ?? 0,
        jitterMs: (one.jitter ?? 0) * 1_000,
        bufferMs: one.jitterBufferEmittedCount > 0 ? (one.jitterBufferDelay / one.jitterBufferEmittedCount) * 1_000 : 0,
      }
    if (one.type === 'inbound-rtp' && one.kind === 'video') counted = { ...counted, videoBytes: one.bytesReceived ?? 0 }
    if (one.type === 'outbound-rtp' && one.kind === 'audio') counted = { ...counted, sent: one.bytesSent ?? 0 }
    if (one.type === 'remote-inbound-rtp' && one.kind === 'audio' && one.roundTripTime !== undefined)
      counted = { ...counted, roundTripMs: one.roundTripTime * 1_000 }
  }
  return counted
}

/** One packet's sound and the codec's look-ahead, in ms. */
const CODEC_MS = 26

function sampleOf(now: Counted, before: Counted): LineSample {
  const received = now.packets - before.packets
  const lost = Math.max(0, now.lost - before.lost)
  const loss = received + lost === 0 ? 0 : lost / (received + lost)
  const delayMs = (now.roundTripMs ?? 0) / 2 + now.bufferMs + CODEC_MS
  return {
    at: Date.now(),
    bytesReceived: now.bytes,
    bytesSent: now.sent,
    videoBytesReceived: now.videoBytes,
    loss,
    jitterMs: now.jitterMs,
    roundTripMs: now.roundTripMs,
    mos: mos({ loss, delayMs }, G711_CONCEALED),
  }
}
