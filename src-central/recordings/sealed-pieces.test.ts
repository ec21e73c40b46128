import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { inPieces, PIECE_BYTES, pieceSealer } from './sealed-pieces.ts'

const key = randomBytes(32)

test('a piece opens as it was sealed, and shows nothing of what is in it', () => {
  const sealed = pieceSealer(key, 'a').seal(3, Buffer.from('la clave es 1234'))
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('1234')
  expect(Buffer.from(pieceSealer(key, 'a').open(3, sealed)).toString()).toBe('la clave es 1234')
})

test('a piece in another’s place, of another recording, changed or under another key does not open', () => {
  const sealed = pieceSealer(key, 'a').seal(0, Buffer.from('uno'))
  expect(() => pieceSealer(key, 'a').open(1, sealed)).toThrow()
  expect(() => pieceSealer(key, 'b').open(0, sealed)).toThrow()
  expect(() => pieceSealer(randomBytes(32), 'a').open(0, sealed)).toThrow()
  const changed = Uint8Array.from(sealed)
  changed[0] = (changed[0] ?? 0) ^ 1
  expect(() => pieceSealer(key, 'a').open(0, changed)).toThrow()
})

test('what comes in any lengths is cut into whole pieces and a last one', async () => {
  const bytes = randomBytes(PIECE_BYTES * 2 + 7)
  async function* chunks(length: number) {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
  }
  for (const length of [1_000, PIECE_BYTES, bytes.length]) {
    const pieces: Uint8Array[] = []
    for await (const piece of inPieces(chunks(length))) pieces.push(piece)
    expect(pieces.map((piece) => piece.length)).toEqual([PIECE_BYTES, PIECE_BYTES, 7])
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
  }
})
