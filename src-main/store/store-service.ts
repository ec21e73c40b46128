import { flushCompileCache } from 'node:module'
import { dirname } from 'node:path'
import type { StoreNotice } from '#shared/console/session.ts'
import type { StoreId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { nodeCrypto } from '../keys/crypto.ts'
import { isNoAccess } from '../keys/no-access.ts'
import { CentreProblem } from '../sync/centre-errors.ts'
import { lastDelivering, lastDeliveringFiles } from '../sync/last-delivery.ts'
import { laterCentre } from '../sync/later-centre.ts'
import type { LiveStream } from '../sync/live.ts'
import { isDamage } from './file/open-file.ts'
import { markDamaged } from './file/open-marker.ts'
import { type FirstScreens, firstScreens } from './first-screens.ts'
import { openStoreHost, type StoreHost } from './host.ts'
import { openAndMend } from './open-and-mend.ts'
import { processDoor } from './process-door.ts'
import type { FromStore, OpenOutcome, OpenStore, ToStore } from './process-protocol.ts'
import { answerText } from './queries/answer-text.ts'
import { prepareRestore, takePlace } from './restore.ts'
import { runUpkeep } from './upkeep/run-upkeep.ts'
import type { WayToCentre } from './way-to-centre.ts'

/**
 * The store's own process: SQLite, outbox and sync. It answers one port, that of the main process, and knows no shell.
 */
const door = processDoor<FromStore, ToStore>()
let host: StoreHost | null = null
let live: LiveStream | null = null
let screens: FirstScreens | null = null
let closeFile: () => void = () => {}
let openWith: OpenStore | null = null
/** Calls wait while a damaged store is set aside and its successor opened. */
let mended: Promise<void> = Promise.resolve()

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
  if ((kinds.includes('outbox') || kinds.includes('attachment')) && host !== null)
    door.post({ type: 'undelivered', count: host.undelivered() })
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
  let way: Promise<WayToCentre> | null = null
  const lay = () => {
    way ??= import('./way-to-centre.ts').then(({ wayToCentre }) => wayToCentre(wanted.centre, wanted.network, askToken))
    return way
  }
  const centre = laterCentre(async () => (await lay()).centre)
  const store = wanted.store as StoreId // made by this program as a UUIDv7
  const replaced = wanted.restored === undefined ? null : takePlace(wanted.path)
  const opened = await openAndMend(wanted, model, (reason) => door.post({ type: 'damaged', reason }))
  if (opened.kind !== 'open') return opened
  closeFile = opened.close
  const opening = openStoreHost({
    db: opened.db,
    model,
    identity: { store, app: wanted.app },
    person: wanted.person,
    centre: lastDelivering(centre, wanted.deliveryKey ?? null),
    attachmentCentre: lastDeliveringFiles(centre, store, wanted.deliveryKey ?? null),
    attachmentLimits: wanted.attachmentLimits,
    machine: {
      monotonic: () => performance.now(),
      wall: () => Date.now(),
      random: Math.random,
      randomBytes: (count) => nodeCrypto().randomBytes(count),
      after,
    },
    changed: tellChanged,
    failed(failure) {
      if (failure instanceof CentreProblem && failure.code === 'actor.disabled') door.post({ type: 'disabled' })
      else {
        logged(failure)
        if (isDamage(failure)) mend(String(failure))
      }
    },
    places: { path: wanted.path, key: wanted.key, backups: wanted.backups, damaged: mend },
  })
  host = opening
  const first = firstScreens(after, () => {
    lay()
      .then(({ live: listen }) => {
        if (screens === first) live = listen(opening.nudge)
      })
      .catch(logged)
      // Without a way every round says so, and the store goes on.
      .finally(() => {
        if (screens === first) opening.exchange()
        flushCompileCache()
      })
  })
  screens = first
  const { restored: _, ...again } = wanted
  openWith = again
  const restored: StoreNotice[] =
    replaced === null || wanted.restored === undefined ? [] : [{ kind: 'restored', name: replaced, ...wanted.restored }]
  return { kind: 'open', notices: [...restored, ...opened.notices] }
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
  screens?.stop()
  screens = null
  live?.stop()
  live = null
  await host?.stop()
  // The last word on what waits, before there is nobody to ask.
  if (changedKinds.size > 0) flushChanged()
  host = null
  closeFile()
  closeFile = () => {}
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
  const what = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)
  console.error(JSON.stringify({ level: 'error', process: 'store', id, what }))
  return id
}

const isFull = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === 'SQLITE_FULL'

async function answer(message: Exclude<ToStore, { type: 'nudge' | 'token' }>): Promise<unknown> {
  if (message.type === 'open') return openOrSay(message.open)
  if (message.type === 'prepareRestore')
    return prepareRestore(message.wanted, model, {
      // Whoever does not want it any more ends this process.
      stopped: () => false,
      progress: (share) => door.post({ type: 'progress', share }),
    })
  await mended
  if (message.type === 'close') {
    openWith = null
    await close()
    return null
  }
  if (host === null) throw new Error(`${message.type} before the store was opened`)
  switch (message.type) {
    case 'dispatch':
      return host.dispatch(message.id, message.name, message.payload)
    case 'query':
      return host.query(message.name, message.parameters)
    case 'takeNumber':
      return host.takeNumber()
    case 'putDraft':
      return host.putDraft(message.contact, message.field, message.text)
    case 'dropDraft':
      return host.dropDraft(message.contact)
    case 'keptAccount':
      return host.keptAccount()
    case 'keepAccount':
      return host.keepAccount(message.account)
    case 'resend':
      return host.resend(message.group, message.payloads)
    case 'discard':
      return host.discard(message.group)
    case 'undelivered':
      return host.undelivered()
    case 'interruptUpkeep':
      host.interruptUpkeep()
      return null
    case 'keepReturns':
      return host.keepReturns(message.told)
    case 'backups':
      return openWith === null ? [] : runUpkeep({ kind: 'contents', key: openWith.key, folder: openWith.backups }).done
    case 'attachment':
      return host.attachment(message.verb, message.parameters)
  }
}

door.onMessage((message) => {
  if (message.type === 'nudge') return host?.nudge()
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
      screens?.answered()
    },
    (failure) => {
      if (isDamage(failure)) mend(String(failure))
      door.post({ type: 'fault', call, logged: logged(failure), full: isFull(failure) })
    },
  )
})
