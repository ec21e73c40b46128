/** The header of a RIFF WAVE file as Asterisk writes it: one `fmt ` chunk of 16 bytes, then `data`. */
export const WAV_HEADER = 44

/** How the sound of a recording is written: linear, little-endian, 16 bits, one channel. */
export interface WavFormat {
  readonly rate: number
}

const BYTES_A_SAMPLE = 2
const text = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))

/** @returns null where it is not such a file (Microsoft, *Multimedia Programming Interface 1.0*, WAVE form) */
export function wavFormat(head: Uint8Array): WavFormat | null {
  if (head.length < WAV_HEADER) return null
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const linear = view.getUint16(20, true) === 1 && view.getUint16(22, true) === 1 && view.getUint16(34, true) === 16
  const chunks = text(view, 0) === 'RIFF' && text(view, 8) === 'WAVE' && text(view, 12) === 'fmt '
  const rate = view.getUint32(24, true)
  return chunks && linear && text(view, 36) === 'data' && rate > 0 ? { rate } : null
}

/**
 * The header of a file of so many bytes. A PBX that was killed leaves a file whose header says that nothing is in it: what
 * is played begins with this one, which is the same where nothing went wrong.
 */
export function wavHeader({ rate }: WavFormat, size: number): Uint8Array {
  const head = new Uint8Array(WAV_HEADER)
  const view = new DataView(head.buffer)
  const put = (at: number, word: string) => {
    for (let index = 0; index < word.length; index++) head[at + index] = word.charCodeAt(index)
  }
  put(0, 'RIFF')
  view.setUint32(4, size - 8, true)
  put(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * BYTES_A_SAMPLE, true)
  view.setUint16(32, BYTES_A_SAMPLE, true)
  view.setUint16(34, 16, true)
  put(36, 'data')
  view.setUint32(40, size - WAV_HEADER, true)
  return head
}

export const durationMs = ({ rate }: WavFormat, size: number): number =>
  Math.round((Math.max(0, size - WAV_HEADER) * 1_000) / (rate * BYTES_A_SAMPLE))

/** Gathers how loud a recording is along its time, while its bytes come in pieces of any length. */
export interface PeakMeter {
  /** The next bytes, headers and all. */
  add(bytes: Uint8Array): void
  /** The loudest of each stretch, 0–255. */
  peaks(): readonly number[]
}

/** @param size of the whole file */
export function peakMeter(size: number, stretches: number): PeakMeter {
  const samples = Math.floor(Math.max(0, size - WAV_HEADER) / BYTES_A_SAMPLE)
  const loudest = new Uint16Array(Math.min(stretches, samples))
  let at = 0
  let low: number | null = null
  return {
    add(bytes) {
      for (const byte of bytes) {
        const index = at++ - WAV_HEADER
        if (index < 0) continue
        if (low === null) {
          low = byte
          continue
        }
        const value = (((byte << 8) | low) << 16) >> 16
        low = null
        const stretch = Math.min(loudest.length - 1, Math.floor(((index >> 1) * loudest.length) / samples))
        if (Math.abs(value) > (loudest[stretch] ?? 0)) loudest[stretch] = Math.abs(value)
      }
    },
    peaks: () => [...loudest].map((value) => Math.min(255, value >> 7)),
  }
}
