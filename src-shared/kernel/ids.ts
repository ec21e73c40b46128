import { z } from 'zod'

/** Lower-case UUID of any version; ids made by this product are version 7 (RFC 9562, 5.7). */
export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'id.malformed')

export const CustomerId = uuid.brand<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>
export const InteractionId = uuid.brand<'InteractionId'>()
export type InteractionId = z.infer<typeof InteractionId>
export const CaseId = uuid.brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>
export const UserId = uuid.brand<'UserId'>()
export type UserId = z.infer<typeof UserId>
export const TeamId = uuid.brand<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>
export const AttachmentId = uuid.brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof AttachmentId>
export const ImportId = uuid.brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>
export const RecordingId = uuid.brand<'RecordingId'>()
export type RecordingId = z.infer<typeof RecordingId>
export const CommandId = uuid.brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>
export const EntryId = uuid.brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>
export const StoreId = uuid.brand<'StoreId'>()
export type StoreId = z.infer<typeof StoreId>

/**
 * A UUIDv7 from its parts (RFC 9562, 5.7): pure, so that simulations make the ids they replay.
 * @param unixMs milliseconds since the epoch, 48 bits
 * @param random at least 10 bytes of randomness
 */
export function uuidv7(unixMs: number, random: Uint8Array): string {
  const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')
  const byte = (index: number) => random[index] ?? 0
  const time = hex(Math.trunc(unixMs), 12)
  const a = hex(0x7000 | ((byte(0) << 4) & 0x0ff0) | (byte(1) & 0x0f), 4)
  const b = hex(0x8000 | ((byte(2) & 0x3f) << 8) | byte(3), 4)
  let tail = ''
  for (let index = 4; index < 10; index++) tail += hex(byte(index), 2)
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${tail}`
}

/** A stable id derived from another: the effect of a command, the entry a command adds. Pure; not a secret. */
export function derivedId(hash: string): string {
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(18, 20)}-${hash.slice(20, 32)}`
}
