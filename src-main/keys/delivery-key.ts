import { type LastDelivery, signedText } from '#shared/sync/last-delivery.ts'
import { nodeCrypto } from './crypto.ts'

/** A store's Ed25519 key as kept: 32 bytes of seed, 32 of public key. */
const SEED = 32

/** Where a store's key is kept in the shell's secret storage. */
export const deliverySecret = (store: string) => `delivery-${store}`

/** A key by which a store proves its last delivery; it is registered by a sign-in, and kept once the centre has it. */
export function newDeliveryKey(): Uint8Array {
  const { d, x } = nodeCrypto().generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return Buffer.concat([Buffer.from(d ?? '', 'base64url'), Buffer.from(x ?? '', 'base64url')])
}

/** What the centre registers: the raw public key as base64url. */
export const publicPart = (key: Uint8Array): string => Buffer.from(key.subarray(SEED)).toString('base64url')

export function signDelivery(key: Uint8Array, said: Pick<LastDelivery, 'store' | 'kind' | 'body'>): LastDelivery {
  const d = Buffer.from(key.subarray(0, SEED)).toString('base64url')
  const privateKey = nodeCrypto().createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d, x: publicPart(key) },
    format: 'jwk',
  })
  return {
    ...said,
    signature: nodeCrypto()
      .sign(null, Buffer.from(signedText(said)), privateKey)
      .toString('base64url'),
  }
}
