import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

/** SQLCipher 4's page: the content, an initialisation vector of 16 bytes, an HMAC of 64; page 1 begins with the salt. */
const PAGE = 4096
const RESERVED = 80
const SALT = 16
/** SQLite's file format, section 4.1. */
const WAL_HEADER = 32
const FRAME_HEADER = 24

function plainPage(page: Buffer, key: Uint8Array, first: boolean): Buffer {
  const end = PAGE - RESERVED
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(page.subarray(first ? SALT : 0, end)), cipher.final()])
}

/** Everything that stands in a store's file and its WAL, decrypted page by page without SQLite: free pages and old frames too. */
export function plainBytesOf(path: string, key: Uint8Array): { readonly store: Buffer; readonly wal: Buffer } {
  const file = readFileSync(path)
  const pages: Buffer[] = []
  for (let at = 0; at + PAGE <= file.length; at += PAGE)
    pages.push(plainPage(file.subarray(at, at + PAGE), key, at === 0))
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0)
  const frames: Buffer[] = []
  for (let at = WAL_HEADER; at + FRAME_HEADER + PAGE <= log.length; at += FRAME_HEADER + PAGE) {
    const first = log.readUInt32BE(at) === 1
    frames.push(plainPage(log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + PAGE), key, first))
  }
  return { store: Buffer.concat(pages), wal: Buffer.concat(frames) }
}

/** How often a word stands in these bytes, in whatever case. */
export const countIn = (bytes: Buffer, word: string): number =>
  bytes.toString('latin1').toLowerCase().split(word.toLowerCase()).length - 1
