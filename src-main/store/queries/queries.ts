import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Draft } from '#shared/console/drafts.ts'
import {
  CARDS_KEPT,
  type QueryName,
  type QueryResults,
  type queryParameters,
  type SyncStatus,
  type UpkeepStatus,
} from '#shared/console/queries.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { KeptFiles } from '../../attachments/kept.ts'
import { filesInPlace, filesOfCase } from '../../attachments/reading.ts'
import type { LoopStatus } from '../../sync/loop.ts'
import type { ReplicaStorage } from '../port.ts'
import { alikeCustomers } from './alike-customers.ts'
import type { ShownRow } from './as-stored.ts'
import { unreviewedBreaches } from './breaches.ts'
import { closedAmong, closedCases } from './closed-cases.ts'
import {
  customerCases,
  customerDuplicates,
  customerInteractions,
  getDocument,
  joinedCards,
  knownIdentifiers,
  searchCustomers,
} from './customers.ts'
import { declaredHere, firstContactHere } from './first-contact.ts'
import { editionHere, publishedEditions } from './guidebook.ts'
import { customerImports, importedCards } from './imports.ts'
import { likelyCustomers } from './likely-customers.ts'
import { noticesOf } from './notices.ts'
import { refusedGroups, waitingCommands } from './outbox.ts'
import { keptCount, shownColumns, shownOf } from './paged.ts'
import { similarCustomers } from './similar-customers.ts'
import { standingHere } from './standing.ts'
import { customerTimeline } from './timeline.ts'
import {
  callBacksOf,
  caseNumbered,
  caseTray,
  dialledLately,
  missedCallsOf,
  myInteractions,
  nextDueCase,
  unownedCases,
  voicemailsHere,
} from './work.ts'

/** What queries are answered from. */
export interface QuerySources {
  readonly db: Database
  readonly model: Model
  readonly storage: ReplicaStorage
  /** Read when an answer needs it: with the first one their document is parsed. */
  readonly actor: () => Actor
  readonly now: Instant
  readonly drafts: { all(): readonly Draft[] }
  readonly files: KeptFiles
  readonly loop: LoopStatus
  readonly upkeep: UpkeepStatus | null
  /** For what cannot be short: lets others be answered; false: the store is being closed. */
  readonly breathe: () => Promise<boolean>
}

/** What reads much is answered in pieces, and later. */
type Answer<Q extends QueryName> = Q extends 'firstContact.proven' ? Promise<QueryResults[Q]> : QueryResults[Q]

type Answers = {
  readonly [Q in QueryName]: (from: QuerySources, parameters: z.output<(typeof queryParameters)[Q]>) => Answer<Q>
}

const answers: Answers = {
  'customers.search': ({ db, model }, { text, ...paging }) => searchCustomers(db, model, text, paging),
  'customers.likely': ({ db, model }, { text }) => likelyCustomers(db, model, text),
  'customers.similar': ({ db, model }, { text }) => similarCustomers(db, model, text),
  'customers.alike': ({ db, model }, typed) => alikeCustomers(db, model, typed),
  'customers.known': ({ db }, { keys }) => knownIdentifiers(db, keys),
  'customers.get': ({ db, model }, { id }) => getDocument(db, model, 'customer', id),
  'customers.joined': ({ db, model }, { id }) => joinedCards(db, model, id),
  'customers.interactions': ({ db, model }, { id, also, ...paging }) =>
    customerInteractions(db, model, [id, ...also], paging),
  'customers.timeline': ({ db, model, actor }, { id, also, limit, offset, ...filters }) =>
    customerTimeline(db, model, actor().id, [id, ...also], filters, { limit, offset }),
  'customers.cases': ({ db, model }, { id, also, ...paging }) => customerCases(db, model, [id, ...also], paging),
  'customers.standing': ({ db, model, storage }, { id }) => standingHere(db, model, storage, id),
  'interactions.callBacks': ({ db, model, actor }, paging) => callBacksOf(db, model, actor(), paging),
  'interactions.voicemails': ({ db, model }, paging) => voicemailsHere(db, model, paging),
  'interactions.missed': ({ db, model, actor }, paging) => missedCallsOf(db, model, actor(), paging),
  'interactions.dialled': ({ db, actor }) => dialledLately(db, actor()),
  'customers.duplicates': ({ db, model }, { id }) => customerDuplicates(db, model, id),
  'imports.list': ({ db, model }, paging) => customerImports(db, model, paging),
  'imports.cards': ({ db, model }, { importId }) => importedCards(db, model, importId),
  'guidebook.edition': ({ storage, model }, { version }) => editionHere(storage, model, version),
  'guidebook.editions': ({ db, model, storage }, { version, ...paging }) =>
    publishedEditions(db, model, storage, version ?? null, paging),
  'interactions.mine': ({ db, model, actor }, { state, ...paging }) =>
    myInteractions(db, model, actor(), state, paging),
  'firstContact.declared': ({ db, model, actor }, { day }) => declaredHere(db, model, actor(), day),
  'firstContact.proven': ({ db, model, storage, actor, breathe }) =>
    firstContactHere(db, model, storage, actor(), breathe),
  'interactions.get': ({ db, model }, { id }) => getDocument(db, model, 'interaction', id),
  'cases.tray': ({ db, model, actor, now }, { filter, text, ...paging }) =>
    caseTray(db, model, actor(), bogotaDate(now), { filter, text }, paging),
  'cases.closed': ({ db, model, actor }, { text, ...paging }) => closedCases(db, model, actor(), text, paging),
  'cases.closedAmong': ({ db, actor }, { text, ids }) => closedAmong(db, actor(), text, ids),
  'cases.unowned': ({ db, model, now }, paging) => unownedCases(db, model, bogotaDate(now), paging),
  'cases.nextDue': ({ db, model, actor }) => nextDueCase(db, model, actor()),
  'cases.waiting': ({ db, model, actor, now }) =>
    caseTray(db, model, actor(), bogotaDate(now), { filter: 'waiting', text: '' }, { limit: 1 }),
  'cases.get': ({ db, model }, { id }) => getDocument(db, model, 'case', id),
  'cases.numbered': ({ db, model }, { radicado }) => caseNumbered(db, model, radicado),
  'attachments.inPlace': ({ files }, { place }) => filesInPlace(files, place),
  'attachments.ofCase': ({ files, storage, model }, { caseId }) => filesOfCase(files, storage, model, caseId),
  'directory.users': ({ db, model }) => everyone(db, model, 'user'),
  'directory.teams': ({ db, model }) => everyone(db, model, 'team'),
  'directory.queues': ({ db, model }) => everyone(db, model, 'queue'),
  'breaches.list': ({ db, model }, paging) => unreviewedBreaches(db, model, paging),
  'notices.list': ({ db, model }, paging) => noticesOf(db, model, paging),
  'outbox.waiting': ({ db }, paging) => waitingCommands(db, paging),
  'outbox.refused': ({ db }, paging) => refusedGroups(db, paging),
  'drafts.all': ({ drafts }) => drafts.all(),
  'sync.status': syncStatus,
  'upkeep.status': ({ upkeep }) => upkeep,
}

/** Answers one query of the contract from the local store: short, or in short pieces. */
export const answerQuery = <Q extends QueryName>(
  from: QuerySources,
  name: Q,
  parameters: z.output<(typeof queryParameters)[Q]>,
): Answer<Q> => answers[name](from, parameters)

const everyone = <K extends 'user' | 'team' | 'queue'>(db: Database, model: Model, kind: K) =>
  shownOf(
    model,
    kind,
    db.prepare<[], ShownRow>(`select ${shownColumns(kind)} from ${kind} d order by d.doc ->> '$.name'`).all(),
  )

function syncStatus({ db, storage, loop }: QuerySources): SyncStatus {
  return {
    connection: loop.connection,
    since: loop.since,
    syncedAt: storage.meta('syncedAt'),
    pending: storage.countIn(['queued']),
    refused: storage.countIn(['refused']),
    progress: loop.received === null ? null : { received: loop.received },
    needsUpdate: z.number().parse(db.prepare('select count(*) from unread').pluck().get()),
    cardsBeyond: Math.max(0, keptCount(db, 'customer') - CARDS_KEPT),
    heldBack: loop.heldBack,
  }
}
