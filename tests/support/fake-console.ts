import { guardedDrafts } from '#main/store/guarded-drafts.ts'
import type {
  CentreListPage,
  Console,
  CoordinatorRow,
  Preferences,
  ServiceAnswers,
  ServiceVerb,
} from '#shared/console/contract.ts'
import type { Draft, PutDraft } from '#shared/console/drafts.ts'
import {
  type OutboxRow,
  type ProvenHere,
  type QueryName,
  type QueryResults,
  queryParameters,
  type SyncStatus,
} from '#shared/console/queries.ts'
import type { Person, SessionState } from '#shared/console/session.ts'
import { sharedWatches } from '#shared/console/shared-watches.ts'
import { actorOf } from '#shared/identity/schema.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { decideCommand, type Looked, parseCommand } from '#shared/kernel/decide.ts'
import type { DocumentKind, StoredDocument } from '#shared/kernel/documents.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { model } from '#shared/model/model.ts'
import type { BoardNews } from '#shared/supervision/board.ts'
import type { ListPage } from '#shared/sync/api.ts'
import type { PhoneAccount } from '#shared/telephony/account.ts'
import { NO_WISHES } from '#shared/telephony/devices/wishes.ts'
import { fakeFiles } from './fake-files.ts'
import { fakePhone } from './fake-phone.ts'
import { answerFake, type FakeRecord } from './fake-queries.ts'
import { fakeRecordings } from './fake-recordings.ts'

/** How a fake console begins. */
export interface FakeBeginning {
  readonly session: SessionState
  readonly person: Person
  readonly documents: readonly { readonly kind: DocumentKind; readonly doc: { readonly id: string } }[]
  readonly sync: SyncStatus
  readonly outbox?: readonly OutboxRow[]
  readonly proven?: ProvenHere
  /** Commands that lie at the centre for a coordinator, the oldest first. */
  readonly kept?: readonly CoordinatorRow[]
  readonly preferences?: Preferences
  /** Calls whose recording has not come from the PBX. */
  readonly awaitedRecordings?: readonly string[]
  /** The way to a PBX; absent: there is none. */
  readonly phone?: PhoneAccount
  /** Where drafts and the session outlive a reload of the page. */
  readonly memory?: Pick<Storage, 'getItem' | 'setItem'>
}

/** What a test can do to the world behind the screens. */
export interface FakeWorld {
  readonly console: Console
  setSession(state: SessionState): void
  /** The centre says something of the live board. */
  tellBoard(news: BoardNews): void
  /** The services have nothing of the board at hand: whoever looks anew waits for the centre. */
  forgetBoard(): void
  setSync(change: Partial<SyncStatus>): void
  /** The next command of this name is refused with this. */
  refuseNext(name: string, rejection: Rejection): void
  /** The next call of this service is refused with this. */
  refuseService(verb: string, rejection: Rejection): void
  /** This service is answered so from now on. */
  answerService(verb: string, value: unknown): void
  /** Another person's command, given behind the person's back. */
  elsewhere(name: string, payload: unknown, actorId: string): Result<null, Rejection>
  readonly dispatched: readonly CommandEnvelope[]
  /** What services were called for, the first first. */
  readonly called: readonly { readonly verb: string; readonly parameters: object }[]
}

const DRAFTS = 'fake.drafts'

/** As the centre gives its lists. */
function pageOf(
  kept: readonly CoordinatorRow[],
  { after, limit = kept.length }: ListPage,
): CentreListPage<CoordinatorRow> {
  const from = after === undefined ? 0 : kept.findIndex(({ commandId }) => commandId === after.id) + 1
  const rows = kept.slice(from, from + limit)
  const last = rows.at(-1)
  const isMore = last !== undefined && from + limit < kept.length
  return { rows, total: kept.length, ...(isMore && { next: { at: last.at, id: last.commandId } }) }
}

/**
 * The console in memory: real commands, real decide, no store and no centre. For driving the screens alone; what is
 * proven on the real services is proven elsewhere.
 */
export function fakeConsole(beginning: FakeBeginning): FakeWorld {
  let session = beginning.session
  let sync = beginning.sync
  let kept = beginning.kept ?? []
  let preferences: Preferences = beginning.preferences ?? {
    theme: 'light',
    language: 'es-CO',
    singleKeys: true,
    toured: [],
    devices: NO_WISHES,
  }
  let outbox: readonly OutboxRow[] = beginning.outbox ?? []
  let drafts: readonly Draft[] = []
  let number = 1_060
  const documents = new Map<string, FakeRecord>()
  const dispatched: CommandEnvelope[] = []
  const called: { readonly verb: string; readonly parameters: object }[] = []
  const files = fakeFiles()
  const refusals = new Map<string, Rejection>()
  const answers = new Map<string, unknown>()
  const watches = new Set<() => void>()
  const boardWatches = new Set<(news: BoardNews) => void>()
  const boardNews: BoardNews[] = []
  const sessionWatches = new Set<(state: SessionState) => void>()
  for (const { kind, doc } of beginning.documents)
    documents.set(`${kind}/${doc.id}`, { kind, doc, version: 1, pending: 'settled' })

  const changed = () => {
    for (const watch of watches) watch()
  }
  const setSession = (state: SessionState) => {
    session = state
    for (const show of sessionWatches) show(state)
  }
  // Another page may write in the same memory.
  const readDrafts = () => {
    const kept = beginning.memory?.getItem(DRAFTS) ?? null
    if (kept !== null) drafts = JSON.parse(kept)
    return drafts
  }
  const keepDrafts = (next: readonly Draft[]) => {
    drafts = next
    beginning.memory?.setItem(DRAFTS, JSON.stringify(next))
  }
  const isOf = (contact: string, field: string) => (draft: Draft) => draft.contact === contact && draft.field === field
  // Two pages have one store: none of them remembers for itself who wrote last.
  const guarded = () =>
    guardedDrafts({
      get: (contact, field) => readDrafts().find(isOf(contact, field)) ?? null,
      put(contact, field, text, updatedAt) {
        const others = readDrafts().filter((draft) => !isOf(contact, field)(draft))
        keepDrafts(text === '' ? others : [...others, { contact, field, text, updatedAt }])
      },
      drop: (contact) => keepDrafts(readDrafts().filter((draft) => draft.contact !== contact)),
    })
  const all = <K extends DocumentKind>(kind: K): FakeRecord[] =>
    [...documents.values()].filter((one) => one.kind === kind)

  const decide = (envelope: CommandEnvelope, actorId: string): Result<null, Rejection> => {
    const parsed = parseCommand(model, envelope)
    if (!parsed.ok) return parsed
    const look = ({ kind, id }: { kind: string; id: string }): Looked => {
      const found = documents.get(`${kind}/${id}`)
      if (found === undefined) return 'missing'
      return { kind: found.kind, id, version: found.version, schema: 1, doc: found.doc } satisfies StoredDocument
    }
    const users = all('user').map(({ doc }) => doc) as Parameters<typeof actorOf>[0][]
    const teams = all('team').map(({ doc }) => doc) as unknown as Parameters<typeof actorOf>[1]
    const user = users.find(({ id }) => id === actorId)
    if (user === undefined) throw new Error(`nobody has the id ${actorId}`)
    const verdict = decideCommand(model, parsed.value, look, { actor: actorOf(user, teams), authority: 'workstation' })
    if (verdict.outcome === 'refused') return { ok: false, error: verdict.rejection }
    if (verdict.outcome === 'accepted')
      for (const { kind, id, doc } of verdict.changes)
        documents.set(`${kind}/${id}`, {
          kind,
          doc,
          version: 1,
          pending: sync.connection === 'online' ? 'settled' : 'saved',
        })
    return ok(null)
  }

  const query = <Q extends QueryName>(name: Q, parameters: unknown): QueryResults[Q] =>
    answerFake(name, queryParameters[name].parse(parameters), {
      all,
      person: beginning.person,
      outbox,
      drafts: readDrafts(),
      proven: beginning.proven ?? null,
      files,
      sync: { ...sync, pending: outbox.filter(({ state }) => state === 'queued').length },
    })

  const services: { [V in ServiceVerb]: (given: never) => Result<ServiceAnswers[V], Rejection> } = {
    'session.signIn': ({ password }: { password: string }) => {
      if (password === 'mal') return reject('session.wrongPassword')
      setSession({ state: 'open', person: beginning.person, notices: [], protectedSecrets: true, idleLockMinutes: 10 })
      return ok(null)
    },
    'session.unlock': ({ password }: { password: string }) => {
      if (password === 'mal') return reject('session.wrongPassword')
      setSession({ state: 'open', person: beginning.person, notices: [], protectedSecrets: true, idleLockMinutes: 10 })
      return ok(null)
    },
    'session.lock': () => {
      setSession({ state: 'locked', person: beginning.person })
      return ok(null)
    },
    'session.signOut': ({ leave }: { leave: boolean }) => {
      const pending = outbox.filter(({ state }) => state === 'queued').length
      if (pending > 0 && !leave) return reject('session.undelivered', { count: pending })
      const { login, name } = beginning.person
      setSession({
        state: 'signedOut',
        known: [{ login, name }],
        protectedSecrets: true,
        centre: 'https://centro.example',
      })
      return ok(null)
    },
    'session.changePassword': () => {
      setSession({ state: 'open', person: beginning.person, notices: [], protectedSecrets: true, idleLockMinutes: 10 })
      return ok(null)
    },
    'session.recover': () => {
      setSession({
        state: 'open',
        person: beginning.person,
        notices: [{ kind: 'keyRecovered' }],
        protectedSecrets: true,
        idleLockMinutes: 10,
      })
      return ok(null)
    },
    'session.dismissNotice': ({ index }: { index: number }) => {
      if (session.state === 'open') setSession({ ...session, notices: session.notices.filter((_, at) => at !== index) })
      return ok(null)
    },
    'backups.list': () =>
      ok({
        backups: ['2026-11-23', '2026-11-22'].map((day) => ({
          day,
          at: instantOf(Date.parse(`${day}T13:01:00Z`)),
          bytes: 4_096_000,
          holds: { customers: 1_204, contacts: 312, cases: 18, undelivered: 2 },
        })),
      }),
    'session.restore': () => ok(null),
    'session.stopRestore': () => ok(null),
    'session.backups': () =>
      ok({ backups: [{ day: '2026-11-23', at: instantOf(Date.parse('2026-11-23T13:01:00Z')), bytes: 4_096_000 }] }),
    'upkeep.interrupt': () => ok(null),
    'draft.put': (draft: PutDraft) => ok(guarded().put(draft, instantOf(Date.now()))),
    'draft.drop': ({ contact }: { contact: string }) => {
      guarded().drop(contact)
      return ok(null)
    },
    ...files.services,
    ...fakePhone(beginning.phone),
    ...fakeRecordings(beginning.person.id, new Set(beginning.awaitedRecordings ?? [])),
    'sync.now': () => {
      sync = { ...sync, syncedAt: instantOf(Date.now()) }
      return ok(null)
    },
    'sync.heads': () => ok({ heads: [{ position: 41, chain: 'a'.repeat(64) }] }),
    'outbox.resend': ({ group }: { group: string }) => {
      outbox = outbox.filter((row) => (row.group ?? row.id) !== group)
      return ok(null)
    },
    'outbox.discard': ({ group }: { group: string }) => {
      outbox = outbox.filter((row) => (row.group ?? row.id) !== group)
      return ok(null)
    },
    'numbers.take': () => ok({ number: String(number++) }),
    'central.searchCustomers': () => ok({ rows: [], likely: [], more: false }),
    'central.searchInteractions': () => ok({ rows: [] }),
    'central.closedCases': () => ok({ rows: [], more: false }),
    'central.findCase': () => ok({ rows: [] }),
    'central.importUse': () => ok({ customers: [] }),
    'central.lists': (asked: ListPage) => ok(pageOf(kept, asked)),
    'central.undelivered': () => ok({ rows: [] }),
    'central.ahead': () => ok({ rows: [] }),
    'central.settleKept': ({ commandId }: { commandId: string }) => {
      kept = kept.filter((row) => row.commandId !== commandId)
      return ok(null)
    },
    'central.supervise': () => ok(null),
    'central.firstContactReturns': () => reject('centre.unreachable'),
    'central.excludedList': () => ok({ list: null }),
    'central.loadExcluded': ({ asOf, source, numbers }: { asOf: string; source: string; numbers: string[] }) =>
      ok({ list: { asOf, source, numbers: numbers.length, loadedAt: instantOf(Date.now()) } }),
    'central.endRecovery': () => ok(null),
    'central.setInitialPassword': () => ok(null),
    'central.revokeSessions': () => ok(null),
    'updates.state': () => ok({ state: 'off' }),
    'updates.install': () => reject('updates.noneReady'),
    'preferences.get': () => ok(preferences),
    'preferences.put': (change: Partial<Preferences>) => {
      preferences = { ...preferences, ...change }
      return ok(preferences)
    },
  }

  const shared = sharedWatches<object>((name, parameters, show) => {
    const tell = () => show(query(name as QueryName, parameters as never)) // watched by its own signature
    watches.add(tell)
    queueMicrotask(tell)
    return () => watches.delete(tell)
  })
  const console: Console = {
    async dispatch(name, payload, id) {
      const planned = refusals.get(name)
      if (planned !== undefined) {
        refusals.delete(name)
        return { ok: false, error: planned }
      }
      const at = Date.now()
      const commandId = id ?? uuidv7(at, crypto.getRandomValues(new Uint8Array(10)))
      const envelope = {
        id: commandId,
        name,
        actor: beginning.person.id,
        at: instantOf(at),
        payload,
        madeWith: { app: 'test', catalogue: 1 },
      } as CommandEnvelope // the id was made as a command's above
      dispatched.push(envelope)
      const decided = decide(envelope, beginning.person.id)
      if (!decided.ok) return decided
      if (sync.connection !== 'online')
        outbox = [
          ...outbox,
          { id: commandId, name, at: envelope.at, state: 'queued', rejection: null, payload, group: null },
        ]
      changed()
      const radicado = name === 'case.escalate' ? ((payload as { radicado: string | null }).radicado ?? null) : null
      return ok({ commandId, outcome: 'saved', radicado })
    },
    query: async (name, parameters) => query(name, parameters),
    watch: (name, parameters, show) => shared.watch(name, parameters, show as (answer: unknown) => void), // as the query answers
    latest: (name, parameters) => shared.latest(name, parameters) as QueryResults[typeof name] | undefined, // as the watch was shown
    watchSession(show) {
      sessionWatches.add(show)
      queueMicrotask(() => show(session))
      return () => sessionWatches.delete(show)
    },
    watchBoard(show) {
      boardWatches.add(show)
      for (const news of boardNews) queueMicrotask(() => show(news))
      return () => boardWatches.delete(show)
    },
    async call(verb, parameters) {
      called.push({ verb, parameters })
      const planned = refusals.get(verb)
      if (planned !== undefined) {
        refusals.delete(verb)
        return { ok: false, error: planned }
      }
      if (answers.has(verb)) return ok(answers.get(verb) as never) // the test's own word for it
      const answer = services[verb](parameters as never) // each service takes its own verb's parameters
      changed()
      return answer
    },
  }

  return {
    console,
    setSession,
    tellBoard(news) {
      boardNews.push(news)
      for (const show of boardWatches) show(news)
    },
    forgetBoard: () => void boardNews.splice(0),
    setSync(change) {
      sync = { ...sync, ...change }
      changed()
    },
    refuseNext: (name, rejection) => refusals.set(name, rejection),
    answerService: (verb, value) => answers.set(verb, value),
    refuseService: (verb, rejection) => refusals.set(verb, rejection),
    elsewhere(name, payload, actorId) {
      const at = Date.now()
      const id = uuidv7(at, crypto.getRandomValues(new Uint8Array(10)))
      const decided = decide(
        {
          id,
          name,
          actor: actorId,
          at: instantOf(at),
          payload,
          madeWith: { app: 'test', catalogue: 1 },
        } as CommandEnvelope,
        actorId,
      ) // ids are made as their kinds' above
      changed()
      return decided
    },
    dispatched,
    called,
  }
}
