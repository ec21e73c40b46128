import { z } from 'zod'
import type { AddedFile, CaseFile } from '../attachments/services.ts'
import type { DocumentTypes } from '../kernel/documents.ts'
import { CaseId, CustomerId, InteractionId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instants.ts'
import type { Rejection } from '../kernel/result.ts'

/** A document with how far it has come: `saved` here only, `unconfirmed` (*por confirmar*), or `settled`. */
export interface Shown<D> {
  readonly doc: D
  readonly version: number
  readonly pending: 'settled' | 'saved' | 'unconfirmed'
}

/** How many there are: exactly, or as far as they were counted. */
export type Count = number | { readonly moreThan: number }

/** A page of a list, with how many rows it is of. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: Count
}

/** A rule that was broken on a contact or on a case, with what is said of it in a list. */
export interface BreachRow {
  readonly kind: 'interaction' | 'case'
  readonly documentId: string
  readonly commandId: string
  readonly rule: string
  readonly at: Instant
  readonly advisorId: string
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
}

const paging = { limit: z.number().int().min(1).max(500).default(50), offset: z.number().int().min(0).default(0) }

/** Parameters of every query the console answers from the local store. */
export const queryParameters = {
  'customers.search': z.object({ text: z.string().max(200), ...paging }),
  /** Which of these a card here has or is: identifiers (`nit:900123456`) and ids. */
  'customers.known': z.object({ keys: z.array(z.string().max(60)).max(500) }),
  'customers.get': z.object({ id: CustomerId }),
  'customers.interactions': z.object({ id: CustomerId, ...paging }),
  'customers.cases': z.object({ id: CustomerId }),
  'customers.duplicates': z.object({ id: CustomerId }),
  'interactions.mine': z.object({ state: z.enum(['open', 'registered', 'all']).default('all'), ...paging }),
  'interactions.get': z.object({ id: InteractionId }),
  'cases.tray': z.object({ filter: z.enum(['mine', 'area', 'all', 'answered', 'overdue']).default('all'), ...paging }),
  /** Open cases whose holder or advisor is away or disabled, or that wait for an area where nobody is. */
  'cases.unowned': z.object({ ...paging }),
  'cases.get': z.object({ id: CaseId }),
  'attachments.inPlace': z.object({ place: z.string().max(200) }),
  'attachments.ofCase': z.object({ caseId: CaseId }),
  'directory.users': z.object({}),
  'directory.teams': z.object({}),
  'breaches.list': z.object({ ...paging }),
  'notices.list': z.object({}),
  'outbox.list': z.object({}),
  'drafts.all': z.object({}),
  'sync.status': z.object({}),
} as const

type Rows<K extends keyof DocumentTypes> = Page<Shown<DocumentTypes[K]>>

/** What each query answers. */
export interface QueryResults {
  'customers.search': Rows<'customer'>
  'customers.known': readonly string[]
  'customers.get': Shown<DocumentTypes['customer']> | null
  'customers.interactions': Rows<'interaction'>
  'customers.cases': Rows<'case'>
  'customers.duplicates': Rows<'customer'>
  'interactions.mine': Rows<'interaction'>
  'interactions.get': Shown<DocumentTypes['interaction']> | null
  'cases.tray': Rows<'case'>
  'cases.unowned': Rows<'case'>
  'cases.get': Shown<DocumentTypes['case']> | null
  'attachments.inPlace': readonly AddedFile[]
  'attachments.ofCase': readonly CaseFile[]
  'directory.users': readonly Shown<DocumentTypes['user']>[]
  'directory.teams': readonly Shown<DocumentTypes['team']>[]
  /** What nobody has looked at yet, newest first. */
  'breaches.list': Page<BreachRow>
  /** What others did and this person is told of, newest first, 50 at most. */
  'notices.list': readonly DocumentTypes['notice'][]
  'outbox.list': readonly OutboxRow[]
  'drafts.all': readonly Draft[]
  'sync.status': SyncStatus
}

export type QueryName = keyof typeof queryParameters & keyof QueryResults
export type QueryParameters<Q extends QueryName> = z.input<(typeof queryParameters)[Q]>

/** A text that is being written: it belongs to its contact (or place) and field. */
export interface Draft {
  readonly contact: string
  readonly field: string
  readonly text: string
  readonly updatedAt: Instant
}
