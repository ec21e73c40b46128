import type { AttachmentType } from './types.ts'

/** Looks at a file's bytes as they come, piece after piece from its beginning. */
export interface TypeCheck {
  take(piece: Uint8Array): void
  /** Whether what has come is of the type; asked after the last piece. */
  fits(): boolean
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))
const utf16 = (text: string): number[] => ascii(text).flatMap((code) => [code, 0])

/** Beginnings by which each is known; Office's own (docx, xlsx) and Outlook's also name what is inside. */
const BEGINS: Readonly<Partial<Record<AttachmentType, readonly number[]>>> = {
  pdf: ascii('%PDF-'),
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpg: [0xff, 0xd8, 0xff],
  docx: [0x50, 0x4b, 0x03, 0x04],
  xlsx: [0x50, 0x4b, 0x03, 0x04],
  msg: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
}
const HOLDS: Readonly<Partial<Record<AttachmentType, readonly number[]>>> = {
  docx: ascii('word/'),
  xlsx: ascii('xl/'),
  msg: utf16('__nameid_version'),
}
/** Macros, which these extensions promise not to have. */
const MACROS = ascii('vbaProject.bin')

function indexIn(bytes: Uint8Array, wanted: readonly number[]): number {
  const [first] = wanted
  if (first === undefined) return 0
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  return -1
}

/** Finds some bytes also where they lie across two pieces. */
function search(wanted: readonly number[]) {
  let tail = new Uint8Array(0)
  let found = false
  return {
    take(piece: Uint8Array) {
      if (found) return
      const joined = new Uint8Array(tail.length + piece.length)
      joined.set(tail)
      joined.set(piece, tail.length)
      found = indexIn(joined, wanted) !== -1
      tail = joined.slice(Math.max(0, joined.length - wanted.length + 1))
    },
    found: () => found,
  }
}

/** Text has no controls but these: tab, line feed, form feed, carriage return, escape of old mail. */
const isTextByte = (byte: number): boolean =>
  byte >= 0x20 ? byte !== 0x7f : byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 27

/** A mail begins with a header field (RFC 5322, 2.2), or with mbox's own line. */
const MAIL = /^(?:\u00ef\u00bb\u00bf)?(?:From |[!-9;-~]+:)/

/** Whether a file's bytes are what its extension says. Extensions lie; what opens it goes by the bytes. */
export function typeCheck(type: AttachmentType): TypeCheck {
  const begins = BEGINS[type]
  const inside = HOLDS[type]
  const holds = inside === undefined ? null : search(inside)
  const macros = type === 'docx' || type === 'xlsx' ? search(MACROS) : null
  let first: Uint8Array | null = null
  let text = true
  return {
    take(piece) {
      first ??= piece.slice(0, 1024)
      holds?.take(piece)
      macros?.take(piece)
      if (begins === undefined && text) text = piece.every(isTextByte)
    },
    fits() {
      if (first === null) return false
      if (begins === undefined) return text && (type !== 'eml' || MAIL.test(String.fromCharCode(...first)))
      // Scanners put a few bytes before a PDF's own; every reader looks for it within the first kilobyte.
      const at = indexIn(first, begins)
      return (type === 'pdf' ? at !== -1 : at === 0) && holds?.found() !== false && macros?.found() !== true
    },
  }
}
