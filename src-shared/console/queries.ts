import { z } from 'zod'
import type { AddedFile, CaseFile } from '../attachments/services.ts'
import { REQUEST_KINDS } from '../calendar/terms.ts'
import { CaseTray } from '../cases/trays.ts'
import type { ContactStanding } from '../compliance/customer-contacts.ts'
import type { NumberMistake } from '../customers/likely-number.ts'
import { Channel } from '../customers/schema.ts'
import type { ReadAs } from '../customers/similar-search.ts'
import type { Edition } from '../guidebook/edition.ts'
import type { Share } from '../indicators/first-contact.ts'
import type { Period, ProvenShare } from '../indicators/first-contact-proven.ts'
import type { DocumentTypes } from '../kernel/documents.ts'
import { CaseId, CustomerId, ImportId, InteractionId } from '../kernel/ids.ts'
import { CivilDate, type Instant } from '../kernel/instants.ts'
import type { Rejection } from '../kernel/result.ts'
import type { Draft } from './drafts.ts'

/** A document with how far it has come: `saved` here only, `unconfirmed` (*por confirmar*), or `settled`. */
export interface Shown<D> {
  readonly doc: D
  readonly version: number
  readonly pending: 'settled' | 'saved' | 'unconfirmed'
}

/** A customer who may be meant, and what was mistyped of their number. */
export interface LikelyCustomer<Card> {
  readonly customer: Card
  readonly mistake: NumberMistake
}

/** A customer who may be meant by words that are not on their card as they were typed. */
export interface SimilarCustomer {
  readonly customer: Shown<DocumentTypes['customer']>
  readonly read: readonly ReadAs[]
}

/** A card that an import brought; untouched, it is taken back with it. */
export interface ImportedCard {
  readonly id: string
  readonly name: string
  readonly untouched: boolean
}

/** A published edition, as its list shows it. */
export interface EditionRow {
  readonly version: string
  readonly basedOn: string
  readonly note: string
  readonly publishedAt: Instant
  readonly publishedBy: string
  readonly inForce: boolean
  readonly pending: Shown<unknown>['pending']
}

/** A card that is like one that is being made, and in what. */
export interface AlikeCustomer {
  readonly customer: Shown<DocumentTypes['customer']>
  readonly by: 'identifier' | 'phone' | 'email' | 'number' | 'name'
}

/** How many there are: exactly, or as far as they were counted. */
export type Count = number | { readonly moreThan: number }

/** A page of a list, with how many rows it is of. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: Count
}

/** *Comprobada* as it is known here: of which days, and until when everybody's contacts are known. */
export interface ProvenHere extends ProvenShare, Period {
  readonly knownUntil: Instant
}

/** What is known here of a customer's legal counters and consents; `customerId` is the card that all lead to. */
export interface CustomerStanding extends ContactStanding {
  readonly customerId: CustomerId
}

/** A rule that was broken on a contact or on a case, with what is said of it in a list. */
export interface BreachRow {
  readonly kind: 'interaction' | 'case'
  readonly documentId: string
  readonly commandId: string
  readonly rule: string
  readonly at: Instant
  /** Null: a call that nobody answered. */
  readonly advisorId: string | null
  readonly customerId: string | null
  readonly channel: string | null
  readonly radicado: string | null
}

/** One command of this workstation that is not settled, or was refused, for people to read. */
export interface OutboxRow {
  readonly id: string
  readonly name: string
  readonly at: Instant
  readonly state: 'queued' | 'accepted' | 'held' | 'deposited' | 'refused' | 'unconfirmed'
  readonly rejection: Rejection | null
  /** The payload as typed, so that nothing written is lost. */
  readonly payload: unknown
  readonly group: string | null
}

/** One refusal with what depended on it, as the person must look at them, in the order in which they are sent. */
export interface RefusedGroup {
  readonly group: string
  readonly commands: readonly OutboxRow[]
}

export interface SyncStatus {
  readonly connection:
    | 'online'
    | 'offline'
    | 'connecting'
    | 'recovering'
    | 'anotherCentre'
    | 'mustUpdate'
    | 'signedOutByCentre'
  readonly since: Instant
  /** Last completed pull. */
  readonly syncedAt: Instant | null
  readonly pending: number
  readonly refused: number
  /** Rows of the pull in course, when it is long enough to show. */
  readonly progress: { readonly received: number } | null
  readonly needsUpdate: number
  /** Cards beyond those that a workstation is made to keep ({@link CARDS_KEPT}); 0: as many or fewer. */
  readonly cardsBeyond: number
  /** Commands that something before the centre does not let through for their length, in bytes; all else is sent. */
  readonly heldBack: readonly { readonly name: string; readonly bytes: number }[]
}

/** So many customers' cards a workstation keeps well; with more, teams keep those of their portfolios. */
export const CARDS_KEPT = 300_000
/** Cases asked of at once whether they stand in a list here: twenty pages of the centre. */
export const CLOSED_AMONG_AT_MOST = 1_000

/** What the store's upkeep is doing, in per cent: today's backup, or the check of the file. */
export interface UpkeepStatus {
  readonly kind: 'backup' | 'check'
  readonly percent: number
}

/** Cards that are read with the one asked for. */
const also = z.array(CustomerId).max(100).default([])
const paging = { limit: z.number().int().min(1).max(500).default(50), offset: z.number().int().min(0).default(0) }

/** What a customer's time line is narrowed to. */
export const TimelineFilters = z.object({
  channel: Channel.optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  /** One of the contact's requests is of this kind. */
  kind: z.enum(REQUEST_KINDS).optional(),
  /** Contacts whose case is still open. */
  openCases: z.boolean().default(false),
  /** Days of Bogotá, both included. */
  from: CivilDate.optional(),
  to: CivilDate.optional(),
  mine: z.boolean().default(false),
})
export type TimelineFilters = z.infer<typeof TimelineFilters>

/** Parameters of every query the console answers from the local store. */
export const queryParameters = {
  'customers.search': z.object({ text: z.string().max(200), ...paging }),
  /** Cards from whose NIT or cédula the typed one is one slip away; likeliest first, eight at most. */
  'customers.likely': z.object({ text: z.string().max(200) }),
  /** Cards on which a word stands that the typed one may be a slip of; likeliest first, eight at most. */
  'customers.similar': z.object({ text: z.string().max(200) }),
  /**
   * Cards that a new one may be the same as, surest first, six at most; what is not known yet is empty. Of a card that is
   * there: others, which are not merged.
   */
  'customers.alike': z.object({
    of: CustomerId.optional(),
    name: z.string().max(200),
    numbers: z.array(z.string().max(40)).max(5),
    phones: z.array(z.string().max(40)).max(10),
    emails: z.array(z.string().max(254)).max(10),
  }),
  /** Which of these a card here has or is: identifiers (`nit:900123456`) and ids. */
  'customers.known': z.object({ keys: z.array(z.string().max(60)).max(500) }),
  'customers.get': z.object({ id: CustomerId }),
  /** The cards that were merged into this one and are here: with it they are read as one customer. */
  'customers.joined': z.object({ id: CustomerId }),
  'customers.interactions': z.object({ id: CustomerId, also, ...paging }),
  /** A customer's contacts on this workstation, newest first; what is not said filters nothing. */
  'customers.timeline': z.object({ id: CustomerId, also, ...TimelineFilters.shape, ...paging }),
  'customers.cases': z.object({ id: CustomerId, also, ...paging }),
  /** What the rules on contacting ask of a customer, of all cards that are one with this one. */
  'customers.standing': z.object({ id: CustomerId }),
  /** Call backs that were promised and not kept yet, by their hour. */
  'interactions.callBacks': z.object({ ...paging }),
  /** Calls to be called back, of nobody and of mine, newest first. */
  'interactions.missed': z.object({ ...paging }),
  /** The last numbers that I called, each once, the newest first. */
  'interactions.dialled': z.object({}),
  /** Messages that nobody has taken yet, oldest first. */
  'interactions.voicemails': z.object({ ...paging }),
  'customers.duplicates': z.object({ id: CustomerId }),
  /** Newest first. */
  'imports.list': z.object({ ...paging }),
  /** The cards of an import that are here. */
  'imports.cards': z.object({ importId: ImportId }),
  /** An edition with its guides: the one in force without a version; null where it is not here. */
  'guidebook.edition': z.object({ version: z.string().max(40).optional() }),
  /** Published editions, newest first; or the one of a version. */
  'guidebook.editions': z.object({ version: z.string().max(40).optional(), ...paging }),
  'interactions.mine': z.object({ state: z.enum(['open', 'registered', 'all']).default('all'), ...paging }),
  /** Solución en primer contacto, declarada: of one's own contacts of a day. */
  'firstContact.declared': z.object({ day: CivilDate }),
  /** Solución en primer contacto, comprobada: of the last days that are closed by what is known here. */
  'firstContact.proven': z.object({}),
  'interactions.get': z.object({ id: InteractionId }),
  /** Soonest due first; with a text those whose radicado, topic, or customer's name or number has all of its words. */
  'cases.tray': z.object({ filter: CaseTray.default('all'), text: z.string().max(200).default(''), ...paging }),
  /**
   * Closed cases of this person (`cases/closed-of.ts`) that this workstation keeps; the last closed first, found as in
   * `cases.tray`.
   */
  'cases.closed': z.object({ text: z.string().max(200).default(''), ...paging }),
  /** Which of these cases are in that list. */
  'cases.closedAmong': z.object({
    text: z.string().max(200).default(''),
    ids: z.array(CaseId).max(CLOSED_AMONG_AT_MOST),
  }),
  /** Open cases whose holder or advisor is away or disabled, or that wait for an area where nobody is. */
  'cases.unowned': z.object({ ...paging }),
  /** Of the cases that I follow up, that which its customer is to be told soonest; null: none is left to tell. */
  'cases.nextDue': z.object({}),
  /** How many cases wait for me, and that of them which is due soonest. */
  'cases.waiting': z.object({}),
  'cases.get': z.object({ id: CaseId }),
  /** The case with exactly this radicado, open or closed; null: none that is here. */
  'cases.numbered': z.object({ radicado: z.string().max(12) }),
  'attachments.inPlace': z.object({ place: z.string().max(200) }),
  'attachments.ofCase': z.object({ caseId: CaseId }),
  'directory.users': z.object({}),
  'directory.teams': z.object({}),
  'directory.queues': z.object({}),
  'breaches.list': z.object({ ...paging }),
  'notices.list': z.object({ ...paging }),
  /** Commands that wait for the centre, or for a coordinator there, oldest first. */
  'outbox.waiting': z.object({ ...paging }),
  /** *Por corregir*, oldest first. */
  'outbox.refused': z.object({ ...paging }),
  'drafts.all': z.object({}),
  'sync.status': z.object({}),
  'upkeep.status': z.object({}),
} as const

type Rows<K extends keyof DocumentTypes> = Page<Shown<DocumentTypes[K]>>

/** What each query answers. */
export interface QueryResults {
  'customers.search': Rows<'customer'>
  'customers.likely': readonly LikelyCustomer<Shown<DocumentTypes['customer']>>[]
  'customers.similar': readonly SimilarCustomer[]
  'customers.alike': readonly AlikeCustomer[]
  'customers.known': readonly string[]
  'customers.get': Shown<DocumentTypes['customer']> | null
  'customers.joined': readonly Shown<DocumentTypes['customer']>[]
  'customers.interactions': Rows<'interaction'>
  'customers.timeline': Rows<'interaction'>
  'customers.cases': Rows<'case'>
  'customers.standing': CustomerStanding | null
  'interactions.callBacks': Rows<'interaction'>
  'interactions.voicemails': Rows<'interaction'>
  'interactions.missed': Rows<'interaction'>
  'interactions.dialled': readonly string[]
  'customers.duplicates': Rows<'customer'>
  'imports.list': Rows<'customerImport'>
  'imports.cards': readonly ImportedCard[]
  'guidebook.edition': Edition | null
  'guidebook.editions': Page<EditionRow>
  'interactions.mine': Rows<'interaction'>
  'firstContact.declared': Share
  /** Null: the centre has not told yet. */
  'firstContact.proven': ProvenHere | null
  'interactions.get': Shown<DocumentTypes['interaction']> | null
  'cases.tray': Rows<'case'>
  'cases.closed': Rows<'case'>
  'cases.closedAmong': readonly string[]
  'cases.unowned': Rows<'case'>
  'cases.nextDue': Shown<DocumentTypes['case']> | null
  'cases.waiting': Rows<'case'>
  'cases.get': Shown<DocumentTypes['case']> | null
  'cases.numbered': Shown<DocumentTypes['case']> | null
  'attachments.inPlace': readonly AddedFile[]
  'attachments.ofCase': readonly CaseFile[]
  'directory.users': readonly Shown<DocumentTypes['user']>[]
  'directory.teams': readonly Shown<DocumentTypes['team']>[]
  'directory.queues': readonly Shown<DocumentTypes['queue']>[]
  /** What nobody has looked at yet, newest first. */
  'breaches.list': Page<BreachRow>
  /** What others did and this person is told of, newest first. */
  'notices.list': Page<DocumentTypes['notice']>
  'outbox.waiting': Page<OutboxRow>
  'outbox.refused': Page<RefusedGroup>
  'drafts.all': readonly Draft[]
  'sync.status': SyncStatus
  /** Null: nothing. */
  'upkeep.status': UpkeepStatus | null
}

export type QueryName = keyof typeof queryParameters & keyof QueryResults
export const isQueryName = (name: string): name is QueryName => Object.hasOwn(queryParameters, name)
export type QueryParameters<Q extends QueryName> = z.input<(typeof queryParameters)[Q]>
