import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Person } from '#shared/console/session.ts'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { SignedIn, Undelivered } from '#shared/sync/api.ts'
import { deliverySecret, newDeliveryKey, publicPart } from '../keys/delivery-key.ts'
import { type KeyBundle, makeBundle, openBundle, relock } from '../keys/key-bundle.ts'
import type { PeopleFolders } from '../keys/people-folders.ts'
import { SecretsUnreadable } from '../keys/secrets-unreadable.ts'
import type { SecretStorage, Shell } from '../shell/shell.ts'
import type { CentreApi } from './centre-api.ts'
import { type DaysOffline, daysOffline } from './days-offline.ts'
import type { AccessTokens } from './tokens.ts'

/** A person with the key of their store: everything that is needed to open it. */
export interface Entry {
  readonly bundle: KeyBundle
  readonly key: Uint8Array
  /** The shell's half of the lock, so that the locked screen opens also while the keyring does not. */
  readonly secret: Uint8Array
  /** Null: the keyring does not give it; there is no last delivery then. */
  readonly deliveryKey: Uint8Array | null
  readonly person: Person
  readonly mustChangePassword: boolean
  /** What the person is told after it: the key came from the centre, or the store began anew. */
  readonly notice: 'none' | 'keyRecovered' | 'startedAnew'
  readonly lost: number | null
  /** What this person has left undelivered at other workstations, by the last word the centre has. */
  readonly elsewhere: readonly Undelivered[]
  /** The centre's recovery key, when it was reached. */
  readonly recoveryKey: string | null
}

export interface EntryParts {
  readonly shell: Shell
  readonly api: CentreApi
  readonly tokens: AccessTokens
  readonly folders: PeopleFolders
  readonly offlineDays: number
}

const now = () => instantOf(Date.now())
const secretName = (userId: string) => `store-${userId}`

/** How long a person has been without the centre here. */
export const offlineOf = ({ folders, offlineDays }: EntryParts, { person, lastOnlineAt }: KeyBundle): DaysOffline =>
  daysOffline(join(folders.folder(person.id), 'times.json'), offlineDays, unixMsOf(lastOnlineAt), Date.now)

/** A secret; null where there is none; `unreadable`: it is there, and the keyring does not give it now. */
type Kept = Uint8Array | null | 'unreadable'

async function kept(secrets: SecretStorage, name: string): Promise<Kept> {
  try {
    return await secrets.get(name)
  } catch (failure) {
    if (failure instanceof SecretsUnreadable) return 'unreadable'
    throw failure
  }
}
const given = (secret: Kept): Uint8Array | null => (secret === 'unreadable' ? null : secret)

/** What a person chose when their password did not open the store here: the old one, or without it a new beginning. */
export interface KeyRecovery {
  readonly oldPassword: string | null
}

/**
 * In by the centre where it can be reached, by the local lock where it cannot.
 * @returns `session.keyringLocked` when the keyring does not give its secret and the centre is away: nothing is made in its
 * place; `store.wrongKey` when neither password nor centre opens the store and something undelivered is in it: the
 * person is asked before it is given up; `store.notOpenedNow` and the like when the centre did not say: it stays as it is
 */
export async function enter(
  parts: EntryParts,
  login: string,
  password: string,
  recovery: KeyRecovery | null = null,
): Promise<Result<Entry, Rejection>> {
  const bundle = parts.folders.byLogin(login)
  const store = bundle?.store ?? (uuidv7(Date.now(), randomBytes(10)) as StoreId) // a UUIDv7 by construction
  const known = given(await kept(parts.shell.secrets, deliverySecret(store)))
  const deliveryKey = known ?? newDeliveryKey()
  const publicKey = publicPart(deliveryKey)
  const signed = await parts.api.signIn({ login, password, store, device: parts.shell.deviceName, publicKey })
  if (signed.ok)
    return enterOnline(parts, signed.value, bundle, store, password, recovery, {
      key: deliveryKey,
      known: known !== null,
    })
  if (signed.error.code !== 'centre.unreachable') return signed
  return bundle === null ? reject('session.needsCentreFirst') : enterOffline(parts, bundle, password, known)
}

async function enterOffline(
  parts: EntryParts,
  bundle: KeyBundle,
  password: string,
  deliveryKey: Uint8Array | null,
): Promise<Result<Entry, Rejection>> {
  if (offlineOf(parts, bundle).tooLong()) return reject('session.offlineTooLong', { days: parts.offlineDays })
  const secret = await kept(parts.shell.secrets, secretName(bundle.person.id))
  if (secret === 'unreadable') return reject('session.keyringLocked')
  const key = secret === null ? null : await openBundle(bundle, password, secret)
  if (secret === null || key === null) return reject('session.wrongPasswordHere')
  return ok({
    bundle,
    key,
    secret,
    deliveryKey,
    person: bundle.person,
    mustChangePassword: false,
    notice: 'none',
    lost: null,
    elsewhere: [],
    recoveryKey: null,
  })
}

async function enterOnline(
  parts: EntryParts,
  signed: SignedIn,
  bundle: KeyBundle | null,
  store: StoreId,
  password: string,
  recovery: KeyRecovery | null,
  delivery: { readonly key: Uint8Array; readonly known: boolean },
): Promise<Result<Entry, Rejection>> {
  const { person, recoveryKey } = signed
  await parts.tokens.take(person.id, signed.tokens)
  const known = given(await kept(parts.shell.secrets, secretName(person.id)))
  const found = bundle === null ? null : await openAnyWay(parts, bundle, password, known, recovery)
  if (found !== null && !found.ok) return found
  const opened = found?.value ?? null
  // Without its lock a store is as good as gone, but it is there: it is set aside, and what was in it is counted.
  const givenUp = opened === null && parts.folders.hasStore(person.id)
  const lost = parts.folders.atStake(person.id)
  if (givenUp) {
    parts.folders.setAside(person.id, now().replace(/[-:.]/g, ''))
    // In again, as at a workstation that has never seen them: another store has another id.
    const again = await enter(parts, person.login, password)
    return again.ok ? ok({ ...again.value, notice: 'startedAnew', lost }) : again
  }
  const key = opened?.key ?? randomBytes(32)
  // The store is open, by the centre or as a new one: only now another secret may take the place of one that is not given.
  const secret = known ?? randomBytes(32)
  if (known === null) await parts.shell.secrets.set(secretName(person.id), secret)
  if (!delivery.known) await parts.shell.secrets.set(deliverySecret(store), delivery.key)
  const next = await makeBundle({
    key,
    person,
    store,
    password,
    secret,
    recoveryKey,
    now: now(),
  })
  parts.folders.write(next)
  offlineOf(parts, next).met()
  const notice = opened?.how === 'centre' ? 'keyRecovered' : 'none'
  return ok({
    bundle: next,
    key,
    secret,
    deliveryKey: delivery.key,
    person,
    mustChangePassword: signed.mustChangePassword,
    notice,
    lost: null,
    elsewhere: signed.undelivered ?? [],
    recoveryKey,
  })
}

type OpenedKey = { readonly key: Uint8Array; readonly how: 'password' | 'centre' }

/** By the password, the one before it, or the centre; null when the person has given the store up. */
async function openAnyWay(
  parts: EntryParts,
  bundle: KeyBundle,
  password: string,
  secret: Uint8Array | null,
  recovery: KeyRecovery | null,
): Promise<Result<OpenedKey | null, Rejection>> {
  for (const tried of [password, recovery?.oldPassword ?? null]) {
    const key = tried === null || secret === null ? null : await openBundle(bundle, tried, secret)
    if (key !== null) return ok({ key, how: 'password' })
  }
  const recovered = await recoverKey(parts, bundle)
  if (!recovered.ok) return recovered
  if (recovered.value !== null) return ok({ key: recovered.value, how: 'centre' })
  if (recovery !== null && recovery.oldPassword !== null) return reject('session.wrongPasswordHere')
  const atStake = parts.folders.atStake(bundle.person.id)
  return recovery === null && atStake !== 0
    ? reject('store.wrongKey', atStake === null ? {} : { count: atStake })
    : ok(null)
}

/**
 * The password was changed elsewhere, or the keyring was lost: the centre opens the sealed copy for its owner.
 * @returns null when the centre says that it is no key of theirs; whatever else keeps it from opening it passes, and the
 * store waits for that: `store.notOpenedNow`, `store.openedTooOften`
 */
async function recoverKey(parts: EntryParts, bundle: KeyBundle): Promise<Result<Uint8Array | null, Rejection>> {
  const access = await parts.tokens.access(null)
  if (access === null) return reject('store.notOpenedNow')
  const opened = await parts.api.openKey(access, bundle.store, JSON.stringify(bundle.sealed))
  if (opened.ok) return ok(Buffer.from(opened.value.key, 'base64url'))
  if (opened.error.code === 'key.notYours') return ok(null)
  return reject(opened.error.code === 'request.tooMany' ? 'store.openedTooOften' : 'store.notOpenedNow')
}

/** Whether this password opens the lock: the way back from the locked screen. */
export const passwordOpens = async ({ bundle, secret }: Entry, password: string): Promise<boolean> =>
  (await openBundle(bundle, password, secret)) !== null

/** The password was changed at the centre: the local lock follows, also of who had come in while the centre was away. */
export async function changeLock(parts: EntryParts, entry: Entry, password: string): Promise<KeyBundle> {
  const next = await relock(entry.bundle, entry.key, password, entry.secret, entry.recoveryKey, now())
  parts.folders.write(next)
  return next
}
