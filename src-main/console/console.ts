import { join } from 'node:path'
import type { AttachmentLimits } from '#shared/attachments/limits.ts'
import { isAttachmentVerb } from '#shared/attachments/services.ts'
import { isServiceVerb, type ServedConsole, type ServiceVerb, services } from '#shared/console/contract.ts'
import { type JsonOf, readJson } from '#shared/console/json-of.ts'
import type { QueryResults } from '#shared/console/queries.ts'
import { mayWhileLocked } from '#shared/console/while-locked.ts'
import { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { writtenError } from '#shared/kernel/written-error.ts'
import { isRecordingVerb } from '#shared/recordings/services.ts'
import { PHONE_FACTS } from '#shared/telephony/phone-facts.ts'
import { isPhoneVerb } from '#shared/telephony/phone-services.ts'
import { questions } from '../cases/closed-elsewhere.ts'
import { peopleFolders } from '../keys/people-folders.ts'
import { createHttpDispatcher, createLiveAgent } from '../shell/network.ts'
import type { Shell } from '../shell/shell.ts'
import { queryReads } from '../store/queries/reads.ts'
import { boardStream } from '../supervision/board-stream.ts'
import { boardWatches } from '../supervision/board-watch.ts'
import { phoneAccount } from '../telephony/kept-account.ts'
import { centralService, isCentralVerb, withToken } from './central-services.ts'
import { centreApi } from './centre-api.ts'
import { comesBack, type NetworkMachine, systemNetworks } from './comes-back.ts'
import { preferences } from './preferences.ts'
import { reads, whenUnlocked } from './reads.ts'
import { createSession, type Session } from './session.ts'
import { StoreFault } from './store-link.ts'
import { accessTokens } from './tokens.ts'
import { watches } from './watches.ts'

export interface ConsoleOptions {
  readonly shell: Shell
  /** URL of the centre. */
  readonly centre: string
  readonly app: string
  /** How many days a store opens without the centre. */
  readonly offlineDays: number
  /** Minutes without a key or a movement until the console locks. */
  readonly idleLockMinutes: number
  /** Lets a store of a centre elsewhere be opened where the system does not protect its key. */
  readonly allowUnprotectedSecrets: boolean
  /** What a person may attach; absent: as the product comes. */
  readonly attachmentLimits?: AttachmentLimits
  /** What the machine's networks are looked at by; absent: the system's. */
  readonly networks?: NetworkMachine
  /** Whether the phone may register at this address. */
  readonly mayRegisterAt: (address: string) => boolean
}

const DAY_MS = 24 * 60 * 60_000

/** The services of one console, as the contract has them, and a way to end them. */
export interface ConsoleServices extends ServedConsole {
  stop(): Promise<void>
}

/** Builds a console over a shell: session, store process, watches, and the way to the centre. */
export function createConsole(options: ConsoleOptions): ConsoleServices {
  const { shell } = options
  const failed = (failure: unknown) => shell.log({ level: 'error', err: writtenError(failure) })
  const folders = peopleFolders(shell.dataFolder)
  const api = centreApi(options.centre, createHttpDispatcher(shell.network))
  const tokens = accessTokens(api, shell.secrets)
  const watched = watches(failed)
  const session = createSession({
    shell,
    api,
    tokens,
    folders,
    offlineDays: options.offlineDays,
    idleLockMinutes: options.idleLockMinutes,
    allowUnprotectedSecrets: options.allowUnprotectedSecrets,
    ...(options.attachmentLimits === undefined ? {} : { attachmentLimits: options.attachmentLimits }),
    centre: options.centre,
    app: options.app,
    changed: watched.changed,
    opened: watched.all,
  })
  const chosen = preferences(join(shell.dataFolder, 'preferences.json'))
  const board = boardWatches(
    (hear) => boardStream(options.centre, tokens.access, createLiveAgent(shell.network, options.centre), hear),
    Date.now,
  )
  session.watch((state) => board.person(state.state === 'open' || state.state === 'locked' ? state.person.id : null))
  session.watch(({ state }) => board.cover(state === 'locked'))
  const read = reads(session)
  whenUnlocked(session, watched.all)
  const back = () => {
    session.store()?.nudge()
    board.wake()
    session.lookAtDaysOffline().catch(failed)
  }
  shell.onWake(back)
  const forget = () => {
    try {
      folders.forgetSetAside(Date.now())
    } catch (failure) {
      // Somebody has one of the files open: the next start or day comes here again.
      failed(failure)
    }
  }
  forget()
  const daily = setInterval(forget, DAY_MS)
  daily.unref()
  const networks = comesBack(options.networks ?? systemNetworks, back)
  const closedCasesAsked = questions()

  return {
    async dispatch(name, payload, id) {
      const store = session.store()
      if (store === null || (session.locked() && !PHONE_FACTS.has(name))) return reject('session.locked')
      if (id === undefined) return reject('command.malformed', { field: 'id' })
      return full(() => store.dispatch(id, name, payload))
    },
    query: read.query,
    watch(name, parameters, show) {
      const ask = read.watched(name, parameters)
      return watched.add(queryReads[name], ask, (answer) => show(answer as JsonOf<QueryResults[typeof name]>)) // what ask answered
    },
    watchSession: session.watch,
    watchBoard: board.add,
    async call(verb, parameters) {
      if (!isServiceVerb(verb)) return reject('request.unknown')
      const parsed = services[verb].safeParse(parameters)
      if (!parsed.success) return reject('request.malformed', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
      return (await serve(verb, parsed.data)) as never // each branch answers as ServiceAnswers says for its verb
    },
    async stop() {
      clearInterval(daily)
      networks.stop()
      board.stop()
      await session.stop()
    },
  }

  async function install(): Promise<Result<null, Rejection>> {
    const store = session.store()
    const contacts = store === null ? 0 : openContacts(readJson(await store.query('drafts.all', {})))
    if (contacts > 0) return reject('updates.contactsOpen', { count: contacts })
    return shell.updates.install() ? ok(null) : reject('updates.noneReady')
  }

  async function serve(verb: ServiceVerb, parameters: unknown): Promise<Result<unknown, Rejection>> {
    if (session.locked() && !mayWhileLocked(verb)) return reject('session.locked')
    if (verb === 'preferences.get') return ok(chosen.get())
    if (verb === 'preferences.put') return ok(chosen.put(services['preferences.put'].parse(parameters)))
    if (verb === 'updates.state') return ok(shell.updates.state())
    if (verb === 'updates.install') return install()
    if (verb.startsWith('session.')) return sessionService(session, verb, parameters)
    if (isCentralVerb(verb)) {
      const told = await centralService(api, tokens, session.store(), verb, parameters, closedCasesAsked)
      if (verb === 'central.firstContactReturns' && told.ok)
        await session.store()?.keepReturns(FirstContactReturns.parse(told.value))
      return told
    }
    const store = session.store()
    if (store === null) return reject('session.locked')
    if (isAttachmentVerb(verb)) return full(() => store.attachment(verb, parameters))
    if (isRecordingVerb(verb)) return withToken(tokens, (access) => api.recording(access, verb, parameters))
    if (isPhoneVerb(verb)) {
      const ask = () => withToken(tokens, (access) => api.phone(access, verb, parameters))
      if (verb !== 'phone.account') return ask()
      return phoneAccount(store, ask, services[verb].parse(parameters).renew, Date.now(), options.mayRegisterAt)
    }
    return full(() => storeService(store, verb, parameters))
  }
}

/** Field of a contact's draft that holds the contact itself (src-renderer/interactions/contact-values.ts). */
const CONTACT_FORM = 'form'

/** How many contacts are in course: each is a draft under its own id. */
const openContacts = (drafts: QueryResults['drafts.all']): number =>
  drafts.filter(({ contact, field }) => field === CONTACT_FORM && InteractionId.safeParse(contact).success).length

/** A full disk is a refusal that people can do something about; the form keeps its text. */
async function full<T>(work: () => Promise<Result<T, Rejection>>): Promise<Result<T, Rejection>> {
  try {
    return await work()
  } catch (failure) {
    if (failure instanceof StoreFault && failure.full) return reject('store.diskFull')
    throw failure
  }
}

async function sessionService(
  session: Session,
  verb: ServiceVerb,
  parameters: unknown,
): Promise<Result<unknown, Rejection>> {
  switch (verb) {
    case 'session.signIn': {
      const { login, password } = services[verb].parse(parameters)
      return session.signIn(login, password)
    }
    case 'session.recover': {
      const { login, password, oldPassword } = services[verb].parse(parameters)
      return session.signIn(login, password, { oldPassword: oldPassword ?? null })
    }
    case 'session.unlock':
      return session.unlock(services[verb].parse(parameters).password)
    case 'session.lock':
      return session.lock()
    case 'session.signOut':
      return session.signOut(services[verb].parse(parameters).leave)
    case 'session.changePassword': {
      const { current, next } = services[verb].parse(parameters)
      return session.changePassword(current, next)
    }
    case 'session.restore': {
      const { day, password, login } = services[verb].parse(parameters)
      return session.restore(day, password, login ?? null)
    }
    case 'session.stopRestore':
      return session.stopRestore()
    case 'session.backups': {
      const found = session.backups(services[verb].parse(parameters).login)
      return ok({ backups: found.map(({ madeAt, ...one }) => ({ ...one, at: instantOf(madeAt) })) })
    }
    case 'session.dismissNotice':
      return session.dismissNotice(services[verb].parse(parameters).index)
    default:
      return reject('request.unknown')
  }
}

async function storeService(
  store: NonNullable<ReturnType<Session['store']>>,
  verb: ServiceVerb,
  parameters: unknown,
): Promise<Result<unknown, Rejection>> {
  switch (verb) {
    case 'draft.put': {
      return ok(await store.putDraft(services[verb].parse(parameters)))
    }
    case 'draft.drop': {
      const { contact, to } = services[verb].parse(parameters)
      await store.dropDraft(contact, to)
      return ok(null)
    }
    case 'sync.now':
      store.nudge()
      return ok(null)
    case 'outbox.resend': {
      const { group, payloads } = services[verb].parse(parameters)
      return store.resend(group, payloads)
    }
    case 'outbox.discard':
      return store.discard(services[verb].parse(parameters).group)
    case 'backups.list':
      return ok({ backups: (await store.backups()).map(({ madeAt, ...one }) => ({ ...one, at: instantOf(madeAt) })) })
    case 'upkeep.interrupt':
      await store.interruptUpkeep()
      return ok(null)
    case 'numbers.take':
      return ok({ number: await store.takeNumber() })
    case 'sync.heads':
      return ok({ heads: await store.heads() })
    default:
      return reject('request.unknown')
  }
}
