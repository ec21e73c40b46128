import { type LastDelivery, signedText } from '#shared/sync/last-delivery.ts'
import type { SecretStorage } from '../shell/shell.ts'
import { nodeCrypto } from './crypto.ts'

/** A store's Ed25519 key as kept: 32 bytes of seed, 32 of public key. */
const SEED = 32

const secretName = (store: string) => `delivery-${store}`

/** The key by which a store proves its last delivery, made at its first sign-in and kept in the shell's secret storage. */
export async function deliveryKeyOf(secrets: Pick<SecretStorage, 'get' | 'set'>, store: string): Promise<Uint8Array> {
  const known = await secrets.get(secretName(store))
  if (known !== null) return known
  const { d, x } = nodeCrypto().generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const made = Buffer.concat([Buffer.from(d ?? '', 'base64url'), Buffer.from(x ?? '', 'base64url')])
  await secrets.set(secretName(store), made)
  return made
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
