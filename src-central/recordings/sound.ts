import { WAV_HEADER, wavFormat, wavHeader } from '#shared/recordings/wav.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { PIECE_BYTES, pieceSealer } from './sealed-pieces.ts'
import { pieceOf } from './stored.ts'

/** Bytes from `first` to `last`, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * What a Range header asks of `size` bytes (RFC 9110, 14.1.2): one range; several, or another unit, are as if none were
 * asked (14.2). `null`: nothing of it is there (416).
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null {
  const whole = { first: 0, last: size - 1 }
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (asked === null || (asked[1] === '' && asked[2] === '')) return whole
  const [from, to] = [asked[1] ?? '', asked[2] ?? '']
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? null : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return whole
  return first >= size ? null : { first, last }
}

/** The sound of a recording, opened piece by piece. @throws where a piece is lacking or was changed */
export async function* soundOf(
  connection: SqlConnection,
  centreKey: Uint8Array,
  { id, size }: { readonly id: string; readonly size: number },
  { first, last }: ByteRange,
): AsyncGenerator<Uint8Array> {
  const sealer = pieceSealer(centreKey, id)
  for (let index = Math.floor(first / PIECE_BYTES); index * PIECE_BYTES <= last; index++) {
    const sealed = await pieceOf(connection, id, index)
    if (sealed === null) throw new Error(`recording ${id} lacks its piece ${index}`)
    const bytes = sealer.open(index, sealed)
    const start = index * PIECE_BYTES
    yield (index === 0 ? playable(bytes, size) : bytes).subarray(Math.max(0, first - start), last + 1 - start)
  }
}

/** With the header that its length asks for: that of a PBX which was killed says that there is nothing. */
function playable(bytes: Uint8Array, size: number): Uint8Array {
  const format = wavFormat(bytes)
  if (format === null) return bytes
  return Buffer.concat([wavHeader(format, size), bytes.subarray(WAV_HEADER)])
}
