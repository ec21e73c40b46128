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
  /** One way, from mouth to ear. */
  readonly delayMs: number
  readonly mos: number
}

/** Of each source that is received (SSRC), by its report's name: another source counts from nothing (webrtc-stats, 8.3). */
interface Source {
  readonly packets: number
  readonly lost: number
  readonly bytes: number
  /** Seconds that what was played had waited, and how many samples that was, since the beginning. */
  readonly waited: number
  readonly emitted: number
}

/** What a connection has counted, one source after the other. */
export interface Counted {
  readonly sources: Readonly<Record<string, Source>>
  /** Over all sources there have been. */
  readonly packets: number
  readonly lost: number
  readonly bytes: number
  readonly sent: number
  readonly videoBytes: number
  readonly jitterMs: number
  readonly bufferMs: number
  readonly roundTripMs: number | null
}

const NOTHING: Counted = {
  sources: {},
  packets: 0,
  lost: 0,
  bytes: 0,
  sent: 0,
  videoBytes: 0,
  jitterMs: 0,
  bufferMs: 0,
  roundTripMs: null,
}
const FRESH: Source = { packets: 0, lost: 0, bytes: 0, waited: 0, emitted: 0 }

/**
 * What a report adds to what was counted before it. A transfer, a conference or a menu of the PBX may each speak as another
 * source: what it counts from nothing is more sound, not less.
 */
export function countedIn(report: Iterable<readonly [string, RtcStat]>, before: Counted | null): Counted {
  const known = before ?? NOTHING
  let counted = known
  for (const [id, one] of report) {
    if (one.type === 'inbound-rtp' && one.kind === 'audio') counted = withSource(counted, id, one, known)
    if (one.type === 'inbound-rtp' && one.kind === 'video') counted = { ...counted, videoBytes: one.bytesReceived ?? 0 }
    if (one.type === 'outbound-rtp' && one.kind === 'audio') counted = { ...counted, sent: one.bytesSent ?? 0 }
    if (one.type === 'remote-inbound-rtp' && one.kind === 'audio' && one.roundTripTime !== undefined)
      counted = { ...counted, roundTripMs: one.roundTripTime * 1_000 }
  }
  return counted
}

function withSource(counted: Counted, id: string, one: RtcStat, { sources }: Counted): Counted {
  const now: Source = {
    packets: one.packetsReceived ?? 0,
    lost: one.packetsLost ?? 0,
    bytes: one.bytesReceived ?? 0,
    waited: one.jitterBufferDelay ?? 0,
    emitted: one.jitterBufferEmittedCount ?? 0,
  }
  const seen = sources[id] ?? FRESH
  // A report may keep its name for another source.
  const since = now.packets < seen.packets ? FRESH : seen
  const emitted = now.emitted - since.emitted
  return {
    ...counted,
    sources: { ...counted.sources, [id]: now },
    packets: counted.packets + now.packets - since.packets,
    lost: counted.lost + Math.max(0, now.lost - since.lost),
    bytes: counted.bytes + now.bytes - since.bytes,
    ...(now.packets > since.packets
      ? {
          jitterMs: (one.jitter ?? 0) * 1_000,
          // Both are totals: of this second is what they grew by (webrtc-stats, 8.3).
          bufferMs: emitted > 0 ? ((now.waited - since.waited) / emitted) * 1_000 : 0,
        }
      : {}),
  }
}

/** Of a report what is read here. */
export interface RtcStat {
  readonly type: string
  readonly kind?: string
  readonly packetsReceived?: number
  readonly packetsLost?: number
  readonly bytesReceived?: number
  readonly bytesSent?: number
  /** Seconds. */
  readonly jitter?: number
  readonly jitterBufferDelay?: number
  readonly jitterBufferEmittedCount?: number
  readonly roundTripTime?: number
}

/** One packet's sound and the codec's look-ahead, in ms. */
const CODEC_MS = 26

export function sampleOf(now: Counted, before: Counted, at: number): LineSample {
  const received = now.packets - before.packets
  const lost = now.lost - before.lost
  const loss = received + lost === 0 ? 0 : lost / (received + lost)
  const delayMs = (now.roundTripMs ?? 0) / 2 + now.bufferMs + CODEC_MS
  return {
    at,
    bytesReceived: now.bytes,
    bytesSent: now.sent,
    videoBytesReceived: now.videoBytes,
    loss,
    jitterMs: now.jitterMs,
    roundTripMs: now.roundTripMs,
    delayMs,
    mos: mos({ loss, delayMs }, G711_CONCEALED),
  }
}
