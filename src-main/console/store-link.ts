import type { AttachmentVerb } from '#shared/attachments/services.ts'
import type { Dispatched } from '#shared/console/contract.ts'
import type { DraftWritten, PutDraft } from '#shared/console/drafts.ts'
import type { JsonOf } from '#shared/console/json-of.ts'
import type { QueryName, QueryResults } from '#shared/console/queries.ts'
import type { StoreNotice } from '#shared/console/session.ts'
import type { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import type { SeenHead } from '#shared/sync/heads-file.ts'
import type { Shell } from '../shell/shell.ts'
import type { Door, FromStore, OpenOutcome, OpenStore, ToStore } from '../store/process-protocol.ts'
import { forgetPrepared, type RestoreOutcome, type RestoreWanted } from '../store/restore.ts'
import type { BackupContents } from '../store/upkeep/jobs.ts'

/** What the main process is told by an open store. */
export interface StoreListener {
  changed(kinds: readonly string[]): void
  /** @param atStake with what was refused, is held or is being written: what would be lost with the store */
  undelivered(count: number, atStake: number): void
  damaged(reason: string): void
  /** Another store has taken the place of the damaged one. */
  mended(notices: readonly StoreNotice[]): void
  disabled(): void
  /** @param share of the copy that is being prepared, from 0 to 1 */
  progress?(share: number): void
  token(refused: string | null): Promise<string | null>
}

/** A call that the store could not do; `full` when the disk was full, and then nothing of it was written. */
export class StoreFault extends Error {
  readonly logged: string
  readonly full: boolean
  constructor(logged: string, full: boolean) {
    super(`the store failed; logged as ${logged}`)
    this.logged = logged
    this.full = full
  }
}

/** The store's process as the main process sees it: one promise a call. */
export interface StoreLink {
  open(wanted: OpenStore): Promise<OpenOutcome>
  dispatch(id: string, name: string, payload: unknown): Promise<Result<Dispatched, Rejection>>
  /** The answer as the store wrote it: what goes to a screen is parsed there. */
  query<Q extends QueryName>(name: Q, parameters: unknown): Promise<JsonOf<QueryResults[Q]>>
  takeNumber(): Promise<string | null>
  heads(): Promise<readonly SeenHead[]>
  putDraft(draft: PutDraft): Promise<DraftWritten>
  dropDraft(contact: string, to?: string): Promise<void>
  keptAccount(): Promise<string | null>
  keepAccount(account: string): Promise<void>
  resend(group: string, payloads: Readonly<Record<string, unknown>>): Promise<Result<null, Rejection>>
  discard(group: string): Promise<Result<null, Rejection>>
  undelivered(): Promise<number>
  /** Where customers came back to others, as the centre told it. */
  keepReturns(told: FirstContactReturns): Promise<void>
  /** The daily backups with what they hold, newest first. */
  backups(): Promise<readonly BackupContents[]>
  /** What an opening told is not told again. */
  noticeSeen(notice: StoreNotice): Promise<void>
  /** Ends the backup or check that is under way. */
  interruptUpkeep(): Promise<void>
  /** Asked of a process that has no store open. */
  prepareRestore(wanted: RestoreWanted): Promise<RestoreOutcome>
  attachment(verb: AttachmentVerb, parameters: unknown): Promise<Result<unknown, Rejection>>
  nudge(): void
  close(): Promise<void>
  /** The process has gone: every open call fails. */
  gone(): void
}

type Calls = Exclude<ToStore, { type: 'nudge' | 'token' }>
type Unnumbered<M> = M extends { call: number } ? Omit<M, 'call'> : never

export function storeLink(door: Door<ToStore, FromStore>, listener: StoreListener): StoreLink {
  let calls = 0
  let lost = false
  const open = new Map<number, { resolve: (value: never) => void; reject: (fault: Error) => void }>()

  door.onMessage((message) => {
    switch (message.type) {
      case 'answer':
        open.get(message.call)?.resolve(message.value as never) // typed by the call's own signature below
        open.delete(message.call)
        return
      case 'answerText':
        open.get(message.call)?.resolve(message.text as never) // as above
        open.delete(message.call)
        return
      case 'fault':
        open.get(message.call)?.reject(new StoreFault(message.logged, message.full))
        open.delete(message.call)
        return
      case 'changed':
        return listener.changed(message.kinds)
      case 'undelivered':
        return listener.undelivered(message.count, message.atStake)
      case 'damaged':
        return listener.damaged(message.reason)
      case 'mended':
        return listener.mended(message.notices)
      case 'disabled':
        return listener.disabled()
      case 'progress':
        return listener.progress?.(message.share)
      case 'tokenWanted':
        listener.token(message.refused).then(
          (token) => door.post({ type: 'token', call: message.call, token }),
          () => door.post({ type: 'token', call: message.call, token: null }),
        )
    }
  })
  const ask = <T>(message: Unnumbered<Calls>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (lost) return reject(new StoreFault('store process ended', false))
      const call = ++calls
      open.set(call, { resolve: resolve as (value: never) => void, reject }) // T is what this call answers
      door.post({ ...message, call } as ToStore) // the spread of a union loses which member it was
    })
  return {
    open: (wanted) => ask({ type: 'open', open: wanted }),
    dispatch: (id, name, payload) => ask({ type: 'dispatch', id, name, payload }),
    query: (name, parameters) => ask({ type: 'query', name, parameters }),
    takeNumber: () => ask({ type: 'takeNumber' }),
    heads: () => ask({ type: 'heads' }),
    putDraft: (draft) => ask({ type: 'putDraft', draft }),
    dropDraft: (contact, to) => ask({ type: 'dropDraft', contact, to }),
    keptAccount: () => ask({ type: 'keptAccount' }),
    keepAccount: (account) => ask({ type: 'keepAccount', account }),
    resend: (group, payloads) => ask({ type: 'resend', group, payloads }),
    discard: (group) => ask({ type: 'discard', group }),
    undelivered: () => ask({ type: 'undelivered' }),
    keepReturns: (told) => ask({ type: 'keepReturns', told }),
    backups: () => ask({ type: 'backups' }),
    noticeSeen: (notice) => ask({ type: 'noticeSeen', notice }),
    interruptUpkeep: () => ask({ type: 'interruptUpkeep' }),
    prepareRestore: (wanted) => ask({ type: 'prepareRestore', wanted }),
    attachment: (verb, parameters) => ask({ type: 'attachment', verb, parameters }),
    nudge: () => door.post({ type: 'nudge' }),
    close: () => ask({ type: 'close' }),
    gone() {
      lost = true
      for (const { reject } of open.values()) reject(new StoreFault('store process ended', false))
      open.clear()
    },
  }
}

const NOBODY: StoreListener = {
  changed: () => {},
  undelivered: () => {},
  damaged: () => {},
  mended: () => {},
  disabled: () => {},
  token: async () => null,
}

/** A copy on its way: it may be stopped at any moment, and then there is none. */
export interface PreparedCopy {
  readonly done: Promise<RestoreOutcome | { readonly kind: 'stopped' }>
  stop(): void
}

/** Has a store's process of its own make the copy that may take the store's place; nobody has the store open meanwhile. */
export function prepareCopy(shell: Shell, wanted: RestoreWanted, progress: (share: number) => void): PreparedCopy {
  const process = shell.startStore()
  const link = storeLink(process.door, { ...NOBODY, progress })
  let stopped = false
  process.onExit(() => link.gone())
  const prepared = async () => {
    try {
      const outcome = await link.prepareRestore(wanted)
      return stopped ? { kind: 'stopped' as const } : outcome
    } catch (failure) {
      if (stopped) return { kind: 'stopped' as const }
      throw failure
    } finally {
      await process.stop()
      if (stopped) forgetPrepared(wanted.path)
    }
  }
  return {
    done: prepared(),
    stop() {
      stopped = true
      link.gone()
      void process.stop()
    },
  }
}
