import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Database } from 'better-sqlite3'

/** SQLite's file format, section 4.1: a header of 32 bytes, then frames of 24 bytes and a page. */
const HEADER = 32
const FRAME_HEADER = 24
const MAGIC = 0x377f0682

/**
 * Whether the WAL goes on after the frame at which SQLite stopped reading it. SQLite takes a frame with a bad checksum
 * for the end; frames of the same salt with a commit mark behind it tell that saves were there. What was being written
 * when the power went may look the same: then the store is set aside once too often, and nothing of it is lost.
 * @param db the only connection, which has read and has not yet written
 */
export function isWalBroken(store: string, db: Database): boolean {
  const path = `${store}-wal`
  if (!existsSync(path)) return false
  const file = openSync(path, 'r')
  try {
    const size = fstatSync(file).size
    if (size <= HEADER) return false
    const header = Buffer.alloc(HEADER)
    readSync(file, header, 0, HEADER, 0)
    if (!isWholeHeader(header)) return true
    return hasCommitAfter(file, size, header, readFrames(db))
  } finally {
    closeSync(file)
  }
}

/** How many frames SQLite has taken from the WAL; nothing is moved into the store. */
function readFrames(db: Database): number {
  const [answer] = db.pragma('wal_checkpoint(NOOP)') as { log: number }[] // one row: busy, log, checkpointed
  return Math.max(0, answer?.log ?? 0)
}

function hasCommitAfter(file: number, size: number, header: Buffer, known: number): boolean {
  const frame = FRAME_HEADER + header.readUInt32BE(8)
  const salt = header.subarray(16, 24)
  const found = Buffer.alloc(FRAME_HEADER)
  for (let at = HEADER + known * frame; at + frame <= size; at += frame) {
    readSync(file, found, 0, FRAME_HEADER, at)
    const commits = found.readUInt32BE(4) !== 0
    if (commits && found.subarray(8, 16).equals(salt)) return true
  }
  return false
}

/** The header's own checksum, over its first 24 bytes (file format, section 4.2). */
function isWholeHeader(header: Buffer): boolean {
  const magic = header.readUInt32BE(0)
  if ((magic & 0xfffffffe) >>> 0 !== MAGIC) return false
  const word = (at: number) => (magic & 1 ? header.readUInt32BE(at) : header.readUInt32LE(at))
  let [one, two] = [0, 0]
  for (let at = 0; at < 24; at += 8) {
    one = (one + word(at) + two) >>> 0
    two = (two + word(at + 4) + one) >>> 0
  }
  return header.readUInt32BE(24) === one && header.readUInt32BE(28) === two
}
