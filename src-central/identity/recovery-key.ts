import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { SealedKey, sealedKeyLabel } from '#shared/sync/sealed-key.ts'

/** X25519 raw keys as base64url. The private one is kept outside the database. */
export interface RecoveryKey {
  readonly privateKey: string
  readonly publicKey: string
}

export function newRecoveryKey(): RecoveryKey {
  const jwk = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  return { privateKey: jwk.d ?? '', publicKey: jwk.x ?? '' }
}

/** Opens a sealed store key for the person and store that were sealed with it; anything else is `key.notYours`. */
export function openSealedKey(
  key: RecoveryKey,
  sealed: string,
  userId: string,
  store: string,
): Result<Buffer, Rejection> {
  try {
    const parsed = SealedKey.parse(JSON.parse(sealed))
    const shared = diffieHellman({
      privateKey: createPrivateKey({
        key: { kty: 'OKP', crv: 'X25519', d: key.privateKey, x: key.publicKey },
        format: 'jwk',
      }),
      publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: parsed.ephemeral }, format: 'jwk' }),
    })
    const label = sealedKeyLabel(userId, store)
    const wrap = Buffer.from(hkdfSync('sha256', shared, Buffer.from(parsed.ephemeral, 'base64url'), label, 32))
    const cipher = createDecipheriv('aes-256-gcm', wrap, Buffer.from(parsed.nonce, 'base64url'))
    cipher.setAAD(Buffer.from(label))
    cipher.setAuthTag(Buffer.from(parsed.tag, 'base64url'))
    return ok(Buffer.concat([cipher.update(Buffer.from(parsed.box, 'base64url')), cipher.final()]))
  } catch {
    // Whatever is wrong with it, it is not a key of this person's that this centre can open.
    return reject('key.notYours')
  }
}
