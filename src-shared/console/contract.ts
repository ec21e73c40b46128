import { z } from 'zod'
import { type AttachmentAnswers, attachmentServices } from '../attachments/services.ts'
import type { Case } from '../cases/schema.ts'
import type { Customer } from '../customers/schema.ts'
import type { FirstContactReturns } from '../indicators/first-contact-returns.ts'
import type { Interaction } from '../interactions/schema.ts'
import { CommandId, ImportId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instants.ts'
import type { Rejection, Result } from '../kernel/result.ts'
import { type RecordingAnswers, recordingServices } from '../recordings/services.ts'
import { ActRequest, type BoardNews } from '../supervision/board.ts'
import {
  type AfterCase,
  type Ahead,
  ClosedCasesRequest,
  type ExcludedList,
  FindCaseRequest,
  ListPage,
  type ListPlace,
  LoadExcludedRequest,
  SettleRequest,
  type Uncoordinated,
  type Undelivered,
} from '../sync/api.ts'
import type { SeenHead } from '../sync/heads-file.ts'
import { DeviceWishes } from '../telephony/devices/wishes.ts'
import { type PhoneAnswers, phoneServices } from '../telephony/phone-services.ts'
import { type DraftWritten, PutDraft } from './drafts.ts'
import type { JsonOf } from './json-of.ts'
import type { LikelyCustomer, QueryName, QueryParameters, QueryResults } from './queries.ts'
import { ChangePassword, type SessionState, SignIn } from './session.ts'

/**
 * The whole contract between what people see and the console's services: one typed file, two transports
 * (a message port in Electron, a WebSocket in the browser shell). The renderer never changes state, it dispatches.
 */
export interface Console {
  /**
   * Saves a command and decides it here. Resolves after the local commit («guardado»).
   * `saved`: shown at once, will be sent. `unconfirmed`: saved and sent, shown when the centre says.
   * Claims resolve with the centre's answer (`granted`) or its refusal.
   */
  dispatch(name: string, payload: unknown, id?: string): Promise<Result<Dispatched, Rejection>>
  query<Q extends QueryName>(name: Q, parameters: QueryParameters<Q>): Promise<QueryResults[Q]>
  /** Calls back with the answer now and whenever the kinds it reads have changed. Returns the way to stop. */
  watch<Q extends QueryName>(
    name: Q,
    parameters: QueryParameters<Q>,
    show: (answer: QueryResults[Q]) => void,
  ): () => void
  /** What a living watch of the same has shown last: a screen is drawn with it at once. Undefined: none has yet. */
  latest<Q extends QueryName>(name: Q, parameters: QueryParameters<Q>): QueryResults[Q] | undefined
  watchSession(show: (state: SessionState) => void): () => void
  /** The live board of the teams that this person coordinates, from the centre (supervision/board.ts). */
  watchBoard(show: (news: BoardNews) => void): () => void
  call<V extends ServiceVerb>(
    verb: V,
    parameters: z.input<(typeof services)[V]>,
  ): Promise<Result<ServiceAnswers[V], Rejection>>
}

/** The console on its own side of the contract: what the store answers goes on as the JSON in which it came. */
export interface ServedConsole extends Omit<Console, 'query' | 'watch' | 'latest'> {
  query<Q extends QueryName>(name: Q, parameters: QueryParameters<Q>): Promise<JsonOf<QueryResults[Q]>>
  watch<Q extends QueryName>(
    name: Q,
    parameters: QueryParameters<Q>,
    show: (answer: JsonOf<QueryResults[Q]>) => void,
  ): () => void
}

export interface Dispatched {
  readonly commandId: string
  readonly outcome: 'saved' | 'unconfirmed' | 'granted'
  /** The radicado given to a case that this command escalates, when one was free. */
  readonly radicado: string | null
}

/** Verbs beside dispatch and query, with the shape of their parameters. */
export const services = {
  'session.signIn': SignIn,
  'session.unlock': z.object({ password: z.string().min(1).max(200) }),
  'session.lock': z.object({}),
  /** With undelivered work the first call answers `session.undelivered` and its count; `leave` insists. */
  'session.signOut': z.object({ leave: z.boolean().default(false) }),
  'session.changePassword': ChangePassword,
  /** The password was changed elsewhere: the old one opens the local store, or the centre recovers its key. */
  'session.recover': z.object({ login: z.string(), password: z.string(), oldPassword: z.string().optional() }),
  'session.dismissNotice': z.object({ index: z.number().int().min(0) }),
  /** The daily backups of this store, and the way back to one: its owner says so with their password. */
  'backups.list': z.object({}),
  /** With `login` at the entrance, for a store that does not open. */
  'session.restore': z.object({
    day: z.iso.date(),
    password: z.string().min(1).max(200),
    login: z.string().max(80).optional(),
  }),
  /** Gives up a restore that still prepares its copy: everything is as it was. */
  'session.stopRestore': z.object({}),
  /** The days of which somebody has a backup here; what they hold is not read without the key. */
  'session.backups': z.object({ login: z.string().trim().max(80) }),
  /** Ends today's backup or check while it goes on; it is begun again within the hour. */
  'upkeep.interrupt': z.object({}),
  'draft.put': PutDraft,
  /** `to`: what is written goes on there, with its files. */
  'draft.drop': z.object({ contact: z.string().max(100), to: z.string().max(100).optional() }),
  ...attachmentServices,
  ...phoneServices,
  ...recordingServices,
  'sync.now': z.object({}),
  /** What this workstation remembers of the centre's log, for whoever audits it. */
  'sync.heads': z.object({}),
  'outbox.resend': z.object({ group: z.string(), payloads: z.record(z.string(), z.unknown()).default({}) }),
  'outbox.discard': z.object({ group: z.string() }),
  /** A free radicado, told to the customer before the form is sent; null when none is left offline. */
  'numbers.take': z.object({}),
  /** Online only, at the centre: what is not on this workstation. */
  'central.searchCustomers': z.object({ text: z.string().max(200) }),
  'central.searchInteractions': z.object({ customerId: z.string() }),
  /**
   * Closed cases of this person (`cases/closed-of.ts`), the last closed first: by words those that the workstation does not list
   * itself (`cases.closed`), or the one of an id.
   */
  'central.closedCases': ClosedCasesRequest,
  'central.findCase': FindCaseRequest,
  /** Cards of an import that a contact, a case or a joined card names, as the centre knows. */
  'central.importUse': z.object({ importId: ImportId }),
  'central.lists': ListPage.extend({ list: z.enum(['deposits', 'recovery']) }),
  /** What people of one's teams have left undelivered at their workstations. */
  'central.undelivered': ListPage,
  /** What people of one's teams did at a time that had not come at the centre yet. */
  'central.ahead': ListPage,
  'central.settleKept': SettleRequest,
  /** Asks where this person's customers came back to others, and keeps the answer for the query `firstContact.proven`. */
  'central.firstContactReturns': z.object({}),
  /** The register of excluded numbers in force, and a piece of a new one. */
  'central.excludedList': z.object({}),
  'central.loadExcluded': LoadExcludedRequest,
  'central.endRecovery': z.object({}),
  /** What a coordinator does with an advisor from the board. */
  'central.supervise': ActRequest,
  /** Administration: creates the sign-in of a user whose document a command creates, or gives it a new first password. */
  'central.setInitialPassword': z.object({ userId: z.string(), login: z.string(), password: z.string() }),
  'central.revokeSessions': z.object({ userId: z.string() }),
  'updates.state': z.object({}),
  /** Closes the console and puts the ready version in; refused while a contact is open. */
  'updates.install': z.object({}),
  'preferences.get': z.object({}),
  'preferences.put': z.object({
    theme: z.enum(['light', 'dark', 'auto']).optional(),
    language: z.enum(['es-CO', 'en']).optional(),
    singleKeys: z.boolean().optional(),
    toured: z.array(z.string().max(40)).max(1_000).optional(),
    devices: DeviceWishes.optional(),
  }),
} as const
export type ServiceVerb = keyof typeof services

/** How far a new version of the console has come. */
export type UpdateState =
  /** Nothing is looked for here: the browser shell, or the policy says so. */
  | { readonly state: 'off' }
  /** Installed by IT (MSI, deb): new versions come from there, and this program touches nothing. */
  | { readonly state: 'byIt'; readonly version: string }
  | { readonly state: 'current'; readonly version: string }
  | { readonly state: 'downloading'; readonly version: string; readonly percent: number }
  /** Verified and ready: put in when the console closes, or when the person says so. */
  | { readonly state: 'ready'; readonly version: string }
  /**
   * `unverified`: its signature or checksum is not the publisher's; it was thrown away. `noPublisher`: this package does not
   * say whose signature to verify, so that nothing is taken.
   */
  | { readonly state: 'failed'; readonly why: 'unverified' | 'unreachable' | 'noPublisher' }

export interface Preferences {
  readonly theme: 'light' | 'dark' | 'auto'
  readonly language: 'es-CO' | 'en'
  readonly singleKeys: boolean
  /** Ids of the people who have been shown around the console on this workstation. */
  readonly toured: readonly string[]
  /** Microphone, speaker and ring device of this workstation. */
  readonly devices: DeviceWishes
}

/** What each verb answers; every one may also be refused. */
export interface ServiceAnswers extends AttachmentAnswers, PhoneAnswers, RecordingAnswers {
  'session.signIn': null
  'session.unlock': null
  'session.lock': null
  'session.signOut': null
  'session.changePassword': null
  'session.recover': null
  'session.dismissNotice': null
  'backups.list': { readonly backups: readonly BackupRow[] }
  'session.restore': null
  'session.stopRestore': null
  'session.backups': { readonly backups: readonly Omit<BackupRow, 'holds'>[] }
  'upkeep.interrupt': null
  'draft.put': DraftWritten
  'draft.drop': null
  'sync.now': null
  'sync.heads': { readonly heads: readonly SeenHead[] }
  'outbox.resend': null
  'outbox.discard': null
  'numbers.take': { readonly number: string | null }
  'central.searchCustomers': {
    readonly rows: readonly Customer[]
    readonly likely: readonly LikelyCustomer<Customer>[]
    /** There are more than these. */
    readonly more: boolean
  }
  'central.searchInteractions': { readonly rows: readonly Interaction[] }
  'central.closedCases': {
    readonly rows: readonly { readonly case: Case; readonly customer: string | null }[]
    readonly more: boolean
    /** After which the older ones are asked for, where there are more. */
    readonly next?: AfterCase | undefined
  }
  'central.findCase': { readonly rows: readonly { readonly case: Case; readonly customer: string | null }[] }
  'central.importUse': { readonly customers: readonly string[] }
  'central.lists': CentreListPage<CoordinatorRow>
  'central.undelivered': CentreListPage<Undelivered>
  'central.ahead': CentreListPage<Ahead>
  'central.settleKept': null
  'central.firstContactReturns': FirstContactReturns
  'central.excludedList': { readonly list: ExcludedList | null }
  'central.loadExcluded': { readonly list: ExcludedList | null }
  'central.endRecovery': null
  'central.supervise': null
  'central.setInitialPassword': null
  'central.revokeSessions': null
  'updates.state': UpdateState
  'updates.install': null
  'preferences.get': Preferences
  'preferences.put': Preferences
}

/** A daily backup of this store; `holds` null: it cannot be read. */
export interface BackupRow {
  /** Civil date of the day. */
  readonly day: string
  readonly at: Instant
  readonly bytes: number
  /** Counts; `undelivered` commands had not been sent by then. */
  readonly holds: {
    readonly customers: number
    readonly contacts: number
    readonly cases: number
    readonly undelivered: number
  } | null
}

/** A page of a list of the centre's, the oldest first; how many there are in all, and where the next page begins. */
export interface CentreListPage<Row> {
  readonly rows: readonly Row[]
  readonly total?: number
  readonly next?: ListPlace
}

/** A command that waits for the coordinator's look. */
export interface CoordinatorRow {
  readonly commandId: string
  readonly name: string
  readonly actor: string
  readonly at: string
  readonly payload: unknown
  readonly reason: Rejection
  readonly uncoordinated?: Uncoordinated
}

/** Renderer to console. */
export const Request = z.discriminatedUnion('verb', [
  z.object({
    call: z.number().int(),
    verb: z.literal('dispatch'),
    name: z.string().max(80),
    payload: z.unknown(),
    id: CommandId,
  }),
  z.object({ call: z.number().int(), verb: z.literal('query'), name: z.string().max(80), parameters: z.unknown() }),
  z.object({ call: z.number().int(), verb: z.literal('watch'), name: z.string().max(80), parameters: z.unknown() }),
  z.object({ call: z.number().int(), verb: z.literal('watchSession') }),
  z.object({ call: z.number().int(), verb: z.literal('watchBoard') }),
  z.object({ call: z.number().int(), verb: z.literal('unwatch') }),
  z.object({ call: z.number().int(), verb: z.literal('service'), name: z.string().max(80), parameters: z.unknown() }),
])
export type Request = z.infer<typeof Request>

/** Console to renderer: the answer to a call, the next value of a watch, or a fault (a bug, with the id under which it was logged). */
export type Response =
  | { readonly call: number; readonly type: 'answer' | 'next'; readonly value: unknown }
  | JsonResponse
  | { readonly call: number; readonly type: 'fault'; readonly logged: string }

/** A value that is not read on the way. Where all is text (a socket) it stands in the message as its value. */
export interface JsonResponse {
  readonly call: number
  readonly type: 'answer' | 'next'
  readonly json: string
}

export const isServiceVerb = (name: string): name is ServiceVerb => Object.hasOwn(services, name)
