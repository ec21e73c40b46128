import { z } from 'zod'

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)

/**
 * A store's key sealed to the centre's recovery key: X25519 with an ephemeral key, HKDF-SHA256, AES-256-GCM. User and
 * store stand in the associated data, so that it opens for its owner alone.
 */
export const SealedKey = z.object({
  version: z.literal(1),
  ephemeral: base64url,
  nonce: base64url,
  box: base64url,
  tag: base64url,
})
export type SealedKey = z.infer<typeof SealedKey>

export const sealedKeyLabel = (userId: string, store: string): string => `multicontacto store key 1 ${userId} ${store}`
