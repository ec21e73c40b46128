import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'

/** jsonb refuses U+0000 and lone surrogates: one pasted character would stop a whole statement (reliability, trap 7). */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')

/** Of a text with a character that no database takes. */
export const UNSTORABLE = 'text.unstorable'

/** Any text of a command: what no database takes is refused where it comes in (a test walks all of them). */
export const storable = z.string().refine(isStorable, UNSTORABLE)

/** Text a person typed, of at most `max` UTF-16 units, trimmed at the door. */
export const text = (max: number) => storable.trim().max(max, 'text.tooLong')

/** As {@link text}, and not empty. */
export const requiredText = (max: number) => text(max).min(1, 'text.required')

/** Names a text by its SHA-256 (hex, 64), so that a change can say which text it replaces. */
export const hashOf = (value: string): string => bytesToHex(sha256(utf8ToBytes(value)))
