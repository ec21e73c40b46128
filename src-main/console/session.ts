import { join } from 'node:path'
import { ATTACHMENT_LIMITS, type AttachmentLimits } from '#shared/attachments/limits.ts'
import { readJson } from '#shared/console/json-of.ts'
import type { SessionState, StoreNotice } from '#shared/console/session.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { writtenError } from '#shared/kernel/written-error.ts'
import { isNoAccess } from '../keys/no-access.ts'
import { SecretsUnreadable } from '../keys/secrets-unreadable.ts'
import { isHere } from '../shell/centre-address.ts'
import type { StoreProcess } from '../shell/shell.ts'
import { type BackupDay, backupDays } from '../store/file/backup.ts'
import { withToken } from './central-services.ts'
import { deliveredOnce } from './delivered.ts'
import { changeLock, type Entry, type EntryParts, enter, type KeyRecovery, offlineOf, passwordOpens } from './entry.ts'
import { type Reopening, restoreBackup } from './restore.ts'
import { type PreparedCopy, type StoreLink, storeLink } from './store-link.ts'
import { type UndeliveredCount, undeliveredCount } from './undelivered-count.ts'

export interface SessionParts extends EntryParts {
  readonly centre: string
  readonly app: string
  readonly idleLockMinutes: number
  readonly allowUnprotectedSecrets: boolean
  readonly attachmentLimits?: AttachmentLimits
  readonly changed: (kinds: readonly string[]) => void
  /** Another store is open: every watch asks again. */
  readonly opened: () => void
}

/** Who is at the console, and the store that is open for them. */
export interface Session {
  watch(show: (state: SessionState) => void): () => void
  store(): StoreLink | null
  locked(): boolean
  /** @param recovery how to open a store that the password does not open */
  signIn(login: string, password: string, recovery?: KeyRecovery): Promise<Result<null, Rejection>>
  unlock(password: string): Promise<Result<null, Rejection>>
  lock(): Result<null, Rejection>
  signOut(leave: boolean): Promise<Result<null, Rejection>>
  changePassword(current: string, next: string): Promise<Result<null, Rejection>>
  dismissNotice(index: number): Result<null, Rejection>
  /**
   * Goes back to the backup of a day, for whoever has the password.
   * @param login where no store is open: whose, because theirs does not open
   */
  restore(day: string, password: string, login: string | null): Promise<Result<null, Rejection>>
  /** A restore that still prepares its copy is given up, and everything is as it was. */
  stopRestore(): Result<null, Rejection>
  /** The days of which a person has a backup here, newest first. */
  backups(login: string): readonly BackupDay[]
  /** Whether the centre has been away for too long: then it is locked. Asked each hour, and when the machine wakes. */
  lookAtDaysOffline(): Promise<void>
  stop(): Promise<void>
}

const HOUR_MS = 60 * 60_000

interface Open {
  readonly entry: Entry
  readonly link: StoreLink
  readonly process: StoreProcess
  readonly left: UndeliveredCount
}

export function createSession(parts: SessionParts): Session {
  const listeners = new Set<(state: SessionState) => void>()
  let protectedSecrets = false
  let open: Open | null = null
  let notices: readonly StoreNotice[] = []
  let state: SessionState = signedOut()
  let copying: Pick<PreparedCopy, 'stop'> | null = null

  function signedOut(): Extract<SessionState, { state: 'signedOut' }> {
    const known = parts.folders.known().map(({ person: { login, name } }) => ({ login, name }))
    return { state: 'signedOut', known, protectedSecrets, centre: parts.centre }
  }
  function become(next: SessionState): void {
    state = next
    for (const show of listeners) show(state)
  }
  void parts.shell.secrets.available().then((available) => {
    protectedSecrets = available.protected
    if (state.state === 'signedOut') become(signedOut())
  })
  const showOpen = (entry: Entry) =>
    become(
      entry.mustChangePassword
        ? { state: 'mustChangePassword', person: entry.person }
        : {
            state: 'open',
            person: entry.person,
            notices: [...notices],
            protectedSecrets,
            idleLockMinutes: parts.idleLockMinutes,
          },
    )

  async function openStore(entry: Entry, restored?: string): Promise<Result<null, Rejection>> {
    become({ state: 'opening', step: 'openingStore' })
    parts.tokens.resume(entry.person.id)
    const process = parts.shell.startStore()
    const delivered = deliveredOnce(parts, entry.bundle.store)
    const left = undeliveredCount(
      (count) => parts.folders.writeAtStake(entry.person.id, count),
      (failure) => parts.shell.log({ level: 'warn', what: 'undelivered count', err: writtenError(failure) }),
    )
    const link = storeLink(process.door, {
      changed: parts.changed,
      undelivered(count, atStake) {
        left.told(atStake)
        if (count === 0) void delivered.tell()
      },
      damaged: (reason) => parts.shell.log({ level: 'warn', what: 'store damaged', reason }),
      mended(found) {
        notices = [...notices, ...found]
        if (open !== null && state.state === 'open') showOpen(open.entry)
        parts.opened()
      },
      token: (refused) => parts.tokens.access(refused),
      disabled: () => void leaveDisabled(),
    })
    process.onExit(() => {
      link.gone()
      left.end()
    })
    const folder = parts.folders.folder(entry.person.id)
    const outcome = await link.open({
      path: join(folder, 'store.db'),
      key: entry.key,
      store: entry.bundle.store,
      ...(entry.deliveryKey === null ? {} : { deliveryKey: entry.deliveryKey }),
      app: parts.app,
      person: entry.person,
      centre: parts.centre,
      network: parts.shell.network,
      backups: join(folder, 'backups'),
      ...(restored === undefined ? {} : { restored }),
      attachmentLimits: parts.attachmentLimits ?? ATTACHMENT_LIMITS,
    })
    if (outcome.kind !== 'open') {
      await process.stop()
      return refusalOf(outcome)
    }
    open = { entry, link, process, left }
    notices = [...outcome.notices, ...entryNotices(entry)]
    // The store's process died on its own: its person is told by the next call and signs in again.
    process.onExit(() => {
      if (open?.process !== process) return
      open = null
      become(signedOut())
    })
    showOpen(entry)
    parts.opened()
    return ok(null)
  }
  /** It is not told at the next opening: where that cannot be written, it is told once more. */
  function seenForGood(notice: StoreNotice): void {
    open?.link.noticeSeen(notice).catch((failure) => parts.shell.log({ level: 'warn', err: writtenError(failure) }))
  }
  /** A disabled person is out at the first contact; their store stays, for the day on which they are enabled again. */
  async function leaveDisabled(): Promise<void> {
    await closeStore()
    await parts.tokens.forget()
    become({ ...signedOut(), because: 'disabled' })
  }
  /** Whatever became of an opening, also where it failed: without a store the door is shown. */
  async function orSignedOut(opening: () => Promise<Result<null, Rejection>>): Promise<Result<null, Rejection>> {
    try {
      return await opening()
    } catch (failure) {
      if (failure instanceof SecretsUnreadable) return reject('session.keyringLocked')
      if (!isNoAccess(failure)) throw failure
      parts.shell.log({ level: 'error', err: writtenError(failure) })
      return reject('store.noAccess', { folder: parts.shell.dataFolder })
    } finally {
      if (open === null) become(signedOut())
    }
  }
  const reopening: Reopening = {
    async close() {
      become({ state: 'opening', step: 'restoring', percent: 0 })
      await closeStore()
    },
    stoppable(copy) {
      copying = copy
    },
    progress: (share) => become({ state: 'opening', step: 'restoring', percent: Math.floor(share * 100) }),
    open: openStore,
  }
  /** A console that is open meets the centre without a sign-in: what its sync says counts. */
  async function offlineTooLong({ entry, link }: Open): Promise<boolean> {
    const offline = offlineOf(parts, entry.bundle)
    if (readJson(await link.query('sync.status', {})).connection !== 'online') return offline.tooLong()
    offline.met()
    return false
  }
  async function lookAtDaysOffline(): Promise<void> {
    const looked = open
    if (looked === null || state.state !== 'open' || !(await offlineTooLong(looked))) return
    // Meanwhile it may have been closed, or locked.
    if (open === looked && state.state === 'open')
      become({ state: 'locked', person: looked.entry.person, offlineDays: parts.offlineDays })
  }
  const hourly = setInterval(() => {
    lookAtDaysOffline().catch((failure) => parts.shell.log({ level: 'error', err: writtenError(failure) }))
  }, HOUR_MS)
  hourly.unref()
  async function closeStore(): Promise<void> {
    const closing = open
    open = null
    if (closing === null) return
    await closing.link.close()
    closing.left.end()
    await closing.process.stop()
  }
  return {
    watch(show) {
      listeners.add(show)
      show(state)
      return () => void listeners.delete(show)
    },
    store: () => (state.state === 'open' || state.state === 'locked' ? (open?.link ?? null) : null),
    locked: () => state.state === 'locked',
    async signIn(login, password, recovery) {
      if (open !== null) return reject('session.alreadyOpen')
      // A centre on this machine is a trial; any other's data asks for IT's consent where its key stands in a file.
      const { protected: safe } = await parts.shell.secrets.available()
      if (!safe && !parts.allowUnprotectedSecrets && !isHere(parts.centre)) return reject('session.unprotectedRefused')
      become({ state: 'opening', step: recovery === undefined ? 'checkingPassword' : 'recoveringKey' })
      return orSignedOut(async () => {
        const entry = await enter(parts, login, password, recovery)
        return entry.ok ? openStore(entry.value) : entry
      })
    },
    async unlock(password) {
      if (state.state !== 'locked' || open === null) return reject('session.notLocked')
      if (!(await passwordOpens(open.entry, password))) return reject('session.wrongPasswordHere')
      if (await offlineTooLong(open)) return reject('session.offlineTooLong', { days: parts.offlineDays })
      showOpen(open.entry)
      return ok(null)
    },
    lock() {
      if (open === null || state.state !== 'open') return reject('session.notOpen')
      become({ state: 'locked', person: open.entry.person })
      return ok(null)
    },
    async signOut(leave) {
      if (open === null) return ok(null)
      const undelivered = await open.link.undelivered()
      if (undelivered > 0 && !leave) return reject('session.undelivered', { count: undelivered })
      const { store } = open.entry.bundle
      await closeStore()
      // Also when it is none: what was said at an earlier sign-out holds no longer.
      await withToken(parts.tokens, (access) => parts.api.undelivered(access, store, undelivered))
      await withToken(parts.tokens, (access) => parts.api.end(access))
      await parts.tokens.forget()
      become(signedOut())
      return ok(null)
    },
    async changePassword(current, next) {
      if (open === null) return reject('session.notOpen')
      const access = await parts.tokens.access(null)
      if (access === null) return reject('centre.unreachable')
      const changed = await parts.api.changePassword(access, current, next)
      if (!changed.ok) return changed
      const bundle = await changeLock(parts, open.entry, next)
      open = { ...open, entry: { ...open.entry, bundle, mustChangePassword: false } }
      // With an initial password the centre had exchanged nothing yet.
      open.link.nudge()
      showOpen(open.entry)
      return ok(null)
    },
    dismissNotice(index) {
      const seen = notices[index]
      notices = notices.filter((_, at) => at !== index)
      if (seen !== undefined && (seen.kind === 'setAside' || seen.kind === 'restored')) seenForGood(seen)
      if (open !== null && state.state === 'open') showOpen(open.entry)
      return ok(null)
    },
    async restore(day, password, login) {
      if (login !== null) {
        if (open !== null) return reject('session.alreadyOpen')
        become({ state: 'opening', step: 'checkingPassword' })
        return orSignedOut(async () => {
          const entry = await enter(parts, login, password)
          return entry.ok ? restoreBackup(parts, entry.value, { day, password }, reopening) : entry
        })
      }
      if (open === null || state.state !== 'open') return reject('session.notOpen')
      const { entry } = open
      return orSignedOut(() => restoreBackup(parts, entry, { day, password }, reopening))
    },
    stopRestore() {
      copying?.stop()
      return ok(null)
    },
    backups(login) {
      const bundle = parts.folders.byLogin(login)
      return bundle === null ? [] : backupDays(join(parts.folders.folder(bundle.person.id), 'backups'))
    },
    lookAtDaysOffline,
    async stop() {
      clearInterval(hourly)
      await closeStore()
    },
  }
}

const entryNotices = (entry: Entry): StoreNotice[] => {
  const elsewhere = entry.elsewhere.map(({ device, count, seenAt }): StoreNotice => {
    return { kind: 'undeliveredElsewhere', device, count, seenAt }
  })
  if (entry.notice === 'keyRecovered') return [{ kind: 'keyRecovered' }, ...elsewhere]
  return entry.notice === 'startedAnew' ? [{ kind: 'startedAnew', lost: entry.lost }, ...elsewhere] : elsewhere
}

function refusalOf(
  outcome: Exclude<Awaited<ReturnType<StoreLink['open']>>, { kind: 'open' }>,
): Result<null, Rejection> {
  switch (outcome.kind) {
    case 'tooNew':
      return reject('store.tooNew', { found: outcome.found, known: outcome.known })
    case 'diskFull':
      return reject('store.diskFull')
    case 'noAccess':
      return reject('store.noAccess', { folder: outcome.folder })
    case 'wrongKey':
      return reject('store.wrongKey')
    case 'unreadable':
      return reject('store.unreadable', { reason: outcome.reason })
  }
}
