import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { writtenError } from '#shared/kernel/written-error.ts'
import { deliverySecret, newDeliveryKey, publicPart } from '../keys/delivery-key.ts'
import { makeBundle } from '../keys/key-bundle.ts'
import { backupPath, backupsIn } from '../store/file/backup.ts'
import { type Entry, type EntryParts, passwordOpens } from './entry.ts'
import { type PreparedCopy, prepareCopy } from './store-link.ts'

/** The session's part of a restore. */
export interface Reopening {
  close(): Promise<void>
  /** It can be stopped from now on, until it is told `null`. */
  stoppable(copy: Pick<PreparedCopy, 'stop'> | null): void
  /** @param share of the copy that has been made, from 0 to 1 */
  progress(share: number): void
  /** @param restored the name that the store of before gets for the prepared copy's sake */
  open(entry: Entry, restored?: string): Promise<Result<null, Rejection>>
}

/**
 * Goes back to the backup of a day. To the centre that is another store: it begins a session under a new id, and so the
 * centre must be in reach. The store of before is kept; where the backup cannot be read it is opened again.
 * @returns `session.wrongPasswordHere`, `centre.unreachable`, `backup.unknown`, `backup.unreadable`, `backup.stopped`,
 * `store.tooNew`, `store.diskFull`: then nothing has changed
 */
export async function restoreBackup(
  parts: EntryParts,
  entry: Entry,
  wanted: { readonly day: string; readonly password: string },
  session: Reopening,
): Promise<Result<null, Rejection>> {
  const folder = parts.folders.folder(entry.person.id)
  const backups = join(folder, 'backups')
  if (!backupsIn(backups).includes(wanted.day)) return reject('backup.unknown')
  const backup = backupPath(backups, wanted.day)
  const renewed = await renewEntry(parts, entry, wanted.password)
  if (!renewed.ok) return renewed
  await session.close()
  await renewed.value.begin()
  const { key, person } = entry
  const copy = prepareCopy(parts.shell, { path: join(folder, 'store.db'), key, backup, person }, session.progress)
  session.stoppable(copy)
  const copied = await copy.done.catch(failedCopy(parts)).finally(() => session.stoppable(null))
  if (copied.kind !== 'ready') {
    await renewed.value.undo()
    await session.open({ ...entry, notice: 'none' })
    if (copied.kind === 'stopped') return reject('backup.stopped')
    if (copied.kind === 'tooNew') return reject('store.tooNew', { found: copied.found, known: copied.known })
    return reject(copied.kind === 'diskFull' ? 'store.diskFull' : 'backup.unreadable')
  }
  parts.folders.write(renewed.value.entry.bundle)
  const opened = await session.open(renewed.value.entry, copied.name)
  if (opened.ok) await renewed.value.endOld()
  return opened
}

/** A process that failed on the copy, whatever the reason, has made none: the store of before is opened again. */
const failedCopy =
  ({ shell }: EntryParts) =>
  (failure: unknown): { readonly kind: 'unreadable' } => {
    shell.log({ level: 'error', err: writtenError(failure) })
    return { kind: 'unreadable' }
  }

interface Renewed {
  /** At a store of a new id; the same key opens its file. */
  readonly entry: Entry
  /** The centre is spoken to from the new store, once the old one is closed. */
  begin(): Promise<void>
  /** Nothing is left at the store of before: its count at the centre ends, and its session. */
  endOld(): Promise<void>
  /** Back to a session of the store of before. */
  undo(): Promise<void>
}

async function renewEntry(parts: EntryParts, entry: Entry, password: string): Promise<Result<Renewed, Rejection>> {
  if (!(await passwordOpens(entry, password))) return reject('session.wrongPasswordHere')
  const { login } = entry.person
  const signInAt = (at: StoreId, deliveryKey: Uint8Array) =>
    parts.api.signIn({
      login,
      password,
      store: at,
      device: parts.shell.deviceName,
      publicKey: publicPart(deliveryKey),
    })
  const deliveryKey = newDeliveryKey()
  const access = await parts.tokens.access(null)
  const old = entry.bundle.store
  const store = uuidv7(Date.now(), randomBytes(10)) as StoreId // a UUIDv7 by construction
  const signed = await signInAt(store, deliveryKey)
  if (!signed.ok) return signed
  await parts.shell.secrets.set(deliverySecret(store), deliveryKey)
  const { person, recoveryKey } = signed.value
  const { secret } = entry
  const now = instantOf(Date.now())
  const bundle = await makeBundle({ key: entry.key, person, store, password, secret, recoveryKey, now })
  return ok({
    entry: { ...entry, person, bundle, deliveryKey, recoveryKey, notice: 'none', lost: null },
    begin: () => parts.tokens.take(person.id, signed.value.tokens),
    async endOld() {
      if (access === null) return
      await parts.api.undelivered(access, old, 0)
      await parts.api.end(access)
    },
    async undo() {
      const again = await signInAt(old, entry.deliveryKey ?? newDeliveryKey())
      if (again.ok) await parts.tokens.take(person.id, again.value.tokens)
    },
  })
}
