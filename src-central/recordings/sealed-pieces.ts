import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Bytes of one piece: what is sealed and read at a time. */
export const PIECE_BYTES = 256 * 1024

const ALGORITHM = 'aes-256-gcm'
const TAG_BYTES = 16

/**
 * Seals the pieces of one recording (or of another text that has a name of its own) with AES-256-GCM (NIST SP 800-38D), each
 * by itself, so that any part can be read without the rest. The key is the recording's own, made from the centre's by HKDF
 * (RFC 5869): a piece's number is then a nonce that is never used twice. A piece in another's place does not open.
 */
export interface PieceSealer {
  seal(index: number, bytes: Uint8Array): Uint8Array
  /** @throws where it is not what was sealed here */
  open(index: number, sealed: Uint8Array): Uint8Array
}

export function pieceSealer(centreKey: Uint8Array, recording: string): PieceSealer {
  const key = Buffer.from(hkdfSync('sha256', centreKey, recording, 'multicontacto/recording', 32))
  const nonce = (index: number): Buffer => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt32BE(index, 8)
    return bytes
  }
  return {
    seal(index, bytes) {
      const cipher = createCipheriv(ALGORITHM, key, nonce(index))
      return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open(index, sealed) {
      const decipher = createDecipheriv(ALGORITHM, key, nonce(index))
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
      return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()])
    },
  }
}

/** Cuts what comes in any lengths into pieces; only the last is shorter. */
export async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let gathered: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    let rest = chunk
    while (length + rest.length >= PIECE_BYTES) {
      const missing = PIECE_BYTES - length
      yield Buffer.concat([...gathered, rest.subarray(0, missing)])
      rest = rest.subarray(missing)
      gathered = []
      length = 0
    }
    if (rest.length > 0) gathered.push(rest)
    length += rest.length
  }
  if (length > 0) yield Buffer.concat(gathered)
}
