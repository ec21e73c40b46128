import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Head } from '#shared/sync/protocol.ts'

const Shape = z.object({
  centre: z.string(),
  epoch: z.number().int(),
  scope: z.string(),
  position: z.number().int().nonnegative(),
  /** Within a position, while a pull is under way; empty at a complete one. */
  kind: z.string(),
  id: z.string(),
  /** Every row up to `position` was sent; else up to (position, kind, id). */
  complete: z.boolean(),
  /** The head of the snapshot it was made in: a log that does not have it any more has gone back in time. */
  head: Head,
})
/** How far a scope has been sent. Opaque to workstations: made, authenticated and compared here alone. */
export type Cursor = z.infer<typeof Shape>

const prepared = new WeakMap<Uint8Array, KeyObject>()

/** Node makes a key object of raw bytes at every HMAC, which takes seven times as long as the HMAC itself. */
function keyObject(key: Uint8Array): KeyObject {
  const known = prepared.get(key) ?? createSecretKey(key)
  prepared.set(key, known)
  return known
}

const mac = (key: Uint8Array, body: string): Buffer =>
  createHmac('sha256', keyObject(key)).update(body).digest().subarray(0, 16)

export function writeCursor(key: Uint8Array, cursor: Cursor): string {
  const body = Buffer.from(JSON.stringify(cursor)).toString('base64url')
  const token = `${body}.${mac(key, body).toString('base64url')}`
  remember(key, token, cursor)
  return token
}

/** So many cursors that this node has made, or found to be made with its key: each comes back with the next pull. */
const KNOWN = 20_000
const authentic = new WeakMap<Uint8Array, Map<string, Cursor>>()

function remember(key: Uint8Array, token: string, cursor: Cursor): void {
  const known = authentic.get(key) ?? new Map<string, Cursor>()
  authentic.set(key, known.set(token, cursor))
  const [oldest] = known.keys()
  if (known.size > KNOWN && oldest !== undefined) known.delete(oldest)
}

/** @returns null for anything that this key did not make */
export function readCursor(key: Uint8Array, token: string): Cursor | null {
  const known = authentic.get(key)?.get(token)
  if (known !== undefined) return known
  const cursor = authenticate(key, token)
  if (cursor !== null) remember(key, token, cursor)
  return cursor
}

function authenticate(key: Uint8Array, token: string): Cursor | null {
  const [body, signature] = token.split('.')
  if (body === undefined || signature === undefined) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = mac(key, body)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const parsed = Shape.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return parsed.success ? parsed.data : null
}
