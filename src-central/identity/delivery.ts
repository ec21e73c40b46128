import { createPublicKey, verify } from 'node:crypto'
import { type LastDelivery, signedText } from '#shared/sync/last-delivery.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** Whose store a last delivery is from, when the key that the store registered at its sign-in has signed it; else null. */
export async function signerOf(connection: SqlConnection, delivery: LastDelivery): Promise<string | null> {
  const [device] = await connection.query<{ user_id: string; public_key: string }>(
    'select user_id, public_key from device where store = $1',
    [delivery.store],
  )
  if (device === undefined) return null
  const signed = Buffer.from(signedText(delivery))
  return fits(device.public_key, signed, Buffer.from(delivery.signature, 'base64url')) ? device.user_id : null
}

function fits(publicKey: string, signed: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, signed, key, signature)
  } catch {
    // What was registered is no key: nothing can have been signed with it.
    return false
  }
}
