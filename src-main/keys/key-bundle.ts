import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { Person } from '#shared/console/session.ts'
import { StoreId } from '#shared/kernel/ids.ts'
import { Instant } from '#shared/kernel/instants.ts'
import { SealedKey, sealedKeyLabel } from '#shared/sync/sealed-key.ts'

const base64url = z.string()
const Box = z.object({ nonce: base64url, box: base64url, tag: base64url })

/**
 * How one person's store is locked, as kept beside it. Its random key stands in it twice: under the password **and** the
 * shell's secret, and sealed to the centre's recovery key.
 */
export const KeyBundle = z.object({
  version: z.literal(1),
  person: Person,
  store: StoreId,
  salt: base64url,
  argon2: z.object({ memoryCost: z.number().int(), timeCost: z.number().int(), parallelism: z.number().int() }),
  wrapped: Box,
  sealed: SealedKey,
  /** The last sign-in at the centre: after too many days offline the door stays shut. */
  lastOnlineAt: Instant,
})
export type KeyBundle = z.infer<typeof KeyBundle>

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

async function wrappingKey(
  password: string,
  secret: Uint8Array,
  salt: Buffer,
  argon2: KeyBundle['argon2'],
): Promise<Buffer> {
  const fromPassword = await hashRaw(password.normalize('NFC'), { ...argon2, salt, outputLen: 32 })
  return Buffer.from(
    hkdfSync('sha256', Buffer.concat([fromPassword, secret]), salt, 'multicontacto store key wrap 1', 32),
  )
}

function close(key: Buffer, label: string, plain: Uint8Array): z.infer<typeof Box> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(label))
  const box = Buffer.concat([cipher.update(plain), cipher.final()])
  return {
    nonce: nonce.toString('base64url'),
    box: box.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
  }
}

/** The copy that the centre opens for this person alone (ephemeral X25519, HKDF, AES-256-GCM). */
function seal(key: Uint8Array, recoveryKey: string, userId: string, store: string): SealedKey {
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  const ephemeral = publicKey.export({ format: 'jwk' }).x ?? ''
  const shared = diffieHellman({
    privateKey,
    publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: recoveryKey }, format: 'jwk' }),
  })
  const label = sealedKeyLabel(userId, store)
  const wrap = Buffer.from(hkdfSync('sha256', shared, Buffer.from(ephemeral, 'base64url'), label, 32))
  return { version: 1, ephemeral, ...close(wrap, label, key) }
}

export interface BundleParts {
  readonly key: Uint8Array
  readonly person: Person
  readonly store: StoreId
  readonly password: string
  /** The shell's secret for this person. */
  readonly secret: Uint8Array
  /** The centre's X25519 key, raw base64url. */
  readonly recoveryKey: string
  readonly now: Instant
}

/** Locks a store's key under a password and the shell's secret, with a copy for the centre. */
export const makeBundle = async (parts: BundleParts): Promise<KeyBundle> => ({
  ...(await lock(parts)),
  sealed: seal(parts.key, parts.recoveryKey, parts.person.id, parts.store),
})

async function lock(parts: Omit<BundleParts, 'recoveryKey'>): Promise<Omit<KeyBundle, 'sealed'>> {
  const salt = randomBytes(16)
  const wrap = await wrappingKey(parts.password, parts.secret, salt, ARGON2)
  return {
    version: 1,
    person: parts.person,
    store: parts.store,
    salt: salt.toString('base64url'),
    argon2: ARGON2,
    wrapped: close(wrap, sealedKeyLabel(parts.person.id, parts.store), parts.key),
    lastOnlineAt: parts.now,
  }
}

/** The store's key, or null when the password, or the shell's secret, is not the one it was locked with. */
export async function openBundle(bundle: KeyBundle, password: string, secret: Uint8Array): Promise<Uint8Array | null> {
  const wrap = await wrappingKey(password, secret, Buffer.from(bundle.salt, 'base64url'), bundle.argon2)
  const { nonce, box, tag } = bundle.wrapped
  const cipher = createDecipheriv('aes-256-gcm', wrap, Buffer.from(nonce, 'base64url'))
  cipher.setAAD(Buffer.from(sealedKeyLabel(bundle.person.id, bundle.store)))
  cipher.setAuthTag(Buffer.from(tag, 'base64url'))
  try {
    return Buffer.concat([cipher.update(Buffer.from(box, 'base64url')), cipher.final()])
  } catch {
    return null
  }
}

/**
 * The same lock with a new password.
 * @param recoveryKey the centre's; null: it was not asked, and its copy, which has the same key, stays as it is
 */
export async function relock(
  bundle: KeyBundle,
  key: Uint8Array,
  password: string,
  secret: Uint8Array,
  recoveryKey: string | null,
  now: Instant,
): Promise<KeyBundle> {
  const { person, store, sealed } = bundle
  const locked = await lock({ key, person, store, password, secret, now })
  return { ...locked, sealed: recoveryKey === null ? sealed : seal(key, recoveryKey, person.id, store) }
}
