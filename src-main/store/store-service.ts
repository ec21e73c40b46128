import { dirname } from 'node:path'
import { writtenError } from '#shared/kernel/written-error.ts'
import { nodeCrypto } from '../keys/crypto.ts'
import { isNoAccess } from '../keys/no-access.ts'
import { isDamage } from './file/open-file.ts'
import { markDamaged } from './file/open-marker.ts'
import { answerCall } from './host-calls.ts'
import { openAndMend } from './open-and-mend.ts'
import { isOpenedBy } from './opened-by.ts'
import { processDoor } from './process-door.ts'
import type { FromStore, OpenOutcome, OpenStore, ToStore } from './process-protocol.ts'
import { answerText } from './queries/answer-text.ts'
import { earlyAnswer } from './queries/early-answers.ts'
import type { ReadyStore } from './ready-store.ts'
import { noticeSeen } from './store-notices.ts'
import { runUpkeep } from './upkeep/run-upkeep.ts'
import type { WholeStore } from './whole-store.ts'

/**
 * The store's own process: SQLite, outbox and sync. It answers one port, that of the main process, and knows no shell.
 * It opens the file and answers the first lists by what is loaded here; the whole program comes behind them, or with the
 * first call that needs it.
 */
const door = processDoor<FromStore, ToStore>()
let file: (ReadyStore & { readonly opened: OpenStore }) | null = null
let loading: Promise<WholeStore> | null = null
let whole: WholeStore | null = null
let cancelLoading = () => {}
/** With what a damaged store is opened anew. */
let openWith: OpenStore | null = null
/** Calls wait while a damaged store is set aside and its successor opened. */
let mended: Promise<void> = Promise.resolve()

/** So long after the opening the rest is loaded unasked: the first lists have been asked for by then. */
const UNASKED_MS = 20

let tokenCalls = 0
const awaitingToken = new Map<number, (token: string | null) => void>()
/** The last one that was given: asked for anew only when the centre has refused it. */
let token: string | null = null
const askToken = (refused: string | null): Promise<string | null> => {
  if (token !== null && token !== refused) return Promise.resolve(token)
  return new Promise((resolve) => {
    awaitingToken.set(++tokenCalls, resolve)
    door.post({ type: 'tokenWanted', call: tokenCalls, refused })
  })
}

/** Where what is undelivered, or would be lost with the store, may be more or fewer after a change. */
const COUNTED: ReadonlySet<string> = new Set(['outbox', 'attachment', 'drafts'])

/** What has changed is told together, after the answer to whoever changed it: a save waits for nothing but its commit. */
const changedKinds = new Set<string>()
function tellChanged(kinds: ReadonlySet<string>): void {
  if (changedKinds.size === 0) setImmediate(flushChanged)
  for (const kind of kinds) changedKinds.add(kind)
}
function flushChanged(): void {
  const kinds = [...changedKinds]
  changedKinds.clear()
  door.post({ type: 'changed', kinds })
  if (kinds.some((kind) => COUNTED.has(kind))) tellUndelivered()
}
function tellUndelivered(): void {
  if (whole !== null) door.post({ type: 'undelivered', count: whole.host.undelivered(), atStake: whole.host.atStake() })
}

/** At once is behind what is being answered, and not a millisecond later. */
function after(ms: number, call: () => void): () => void {
  if (ms === 0) {
    const soon = setImmediate(call)
    return () => clearImmediate(soon)
  }
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

async function open(wanted: OpenStore): Promise<OpenOutcome> {
  const { restored, ...opened } = wanted
  if (restored !== undefined) (await import('./restore.ts')).takePlace(wanted.path, restored)
  const ready = await openAndMend(wanted, (reason) => door.post({ type: 'damaged', reason }))
  if (ready.kind !== 'open') return ready
  file = { ...ready, opened }
  // What another version has laid out is laid out anew before anybody sees it.
  if (isOpenedBy(ready.db, wanted.app)) cancelLoading = after(UNASKED_MS, () => void load().catch(failed))
  else
    await load().catch(async (failure) => {
      await close()
      throw failure
    })
  openWith = opened
  return { kind: 'open', notices: ready.notices }
}

/** The whole program, loaded once; what failed is tried again by the next call, for a disk may have room by then. */
function load(): Promise<WholeStore> {
  const of = file
  if (of === null) return Promise.reject(new Error('asked before the store was opened'))
  loading ??= import('./whole-store.ts')
    .then(({ wholeStore }) => {
      if (file !== of) throw new Error('the store was closed before it was loaded')
      whole = wholeStore({
        db: of.db,
        opened: of.opened,
        askToken,
        after,
        changed: tellChanged,
        disabled: () => door.post({ type: 'disabled' }),
        failed,
        damaged: mend,
      })
      // An earlier program counted less.
      if (whole.host.atStake() > 0) tellUndelivered()
      return whole
    })
    .catch((failure) => {
      loading = null
      throw failure
    })
  return loading
}

function failed(failure: unknown): void {
  logged(failure)
  if (isDamage(failure)) mend(String(failure))
}

/** A folder that cannot be read or written is no bug: its person is told which one it is. */
async function openOrSay(wanted: OpenStore): Promise<OpenOutcome> {
  try {
    return await open(wanted)
  } catch (failure) {
    if (!isNoAccess(failure)) throw failure
    logged(failure)
    return { kind: 'noAccess', folder: dirname(wanted.path) }
  }
}

async function close(): Promise<void> {
  const closing = file
  file = null
  cancelLoading()
  await loading?.catch(() => null)
  await whole?.stop()
  // The last word on what waits, before there is nobody to ask.
  if (changedKinds.size > 0) flushChanged()
  loading = null
  whole = null
  closing?.close()
}

/** Damage was found in the open store: it goes aside and its successor opens, as at an opening. */
function mend(reason: string): void {
  const wanted = openWith
  if (wanted === null) return
  openWith = null
  markDamaged(wanted.path, reason)
  mended = close()
    .then(() => open(wanted))
    .then((outcome) => {
      if (outcome.kind !== 'open') throw new Error(`the damaged store could not be replaced: ${outcome.kind}`)
      door.post({ type: 'mended', notices: outcome.notices })
    })
    .catch((failure) => {
      // Without a store there is nothing to go on with: its person signs in again, and the opening says why.
      logged(failure)
      process.exit(1)
    })
}

/** Writes a failure to standard error under an id, without what people typed. */
function logged(failure: unknown): string {
  const id = nodeCrypto().randomUUID()
  console.error(JSON.stringify({ level: 'error', process: 'store', id, err: writtenError(failure) }))
  return id
}

const isFull = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === 'SQLITE_FULL'

async function answer(message: Exclude<ToStore, { type: 'nudge' | 'token' }>): Promise<unknown> {
  if (message.type === 'open') return openOrSay(message.open)
  if (message.type === 'prepareRestore') {
    const [{ prepareRestore }, { model }] = await Promise.all([
      import('./restore.ts'),
      import('#shared/model/model.ts'),
    ])
    return prepareRestore(message.wanted, model, {
      // Whoever does not want it any more ends this process.
      stopped: () => false,
      progress: (share) => door.post({ type: 'progress', share }),
    })
  }
  await mended
  if (message.type === 'close') {
    openWith = null
    await close()
    return null
  }
  if (message.type === 'backups')
    return file === null ? [] : runUpkeep({ kind: 'contents', key: file.opened.key, folder: file.opened.backups }).done
  if (message.type === 'noticeSeen') return file === null ? null : noticeSeen(file.db, message.notice)
  if (message.type === 'query' && whole === null && file !== null) {
    const early = earlyAnswer(file.db, file.opened.person.id, message.name, message.parameters)
    if (early !== null) return early
  }
  const { host } = whole ?? (await load())
  return answerCall(host, message)
}

door.onMessage((message) => {
  if (message.type === 'nudge') return whole?.wake()
  if (message.type === 'token') {
    token = message.token
    awaitingToken.get(message.call)?.(token)
    awaitingToken.delete(message.call)
    return
  }
  const { call } = message
  answer(message).then(
    (value) => {
      if (message.type !== 'query') return door.post({ type: 'answer', call, value })
      door.post({ type: 'answerText', call, text: answerText(value) })
      whole?.answered()
    },
    (failure) => {
      if (isDamage(failure)) mend(String(failure))
      door.post({ type: 'fault', call, logged: logged(failure), full: isFull(failure) })
    },
  )
})
