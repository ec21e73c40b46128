import { z } from 'zod'
import { CaseAttachment } from '../attachments/schema.ts'
import { REQUEST_KINDS } from '../calendar/terms.ts'
import { ConsentChannel } from '../customers/schema.ts'
import { Breach } from '../interactions/schema.ts'
import type { DocumentDefinition } from '../kernel/documents.ts'
import { CaseId, CustomerId, EntryId, InteractionId, TeamId, UserId, uuid } from '../kernel/ids.ts'
import { CivilDate, Instant, instantOf, unixMsOf } from '../kernel/instants.ts'
import { requiredText, storable } from '../kernel/text.ts'
import { CASE_STATES, CASE_WORDS } from './life.ts'

const term = {
  from: CivilDate,
  dueOn: CivilDate,
  /** The term it began with, and the version of the catalogue that gave it; clocks of earlier programs say neither. */
  businessDays: z.number().int().optional(),
  catalogue: storable.max(40).optional(),
  /** Business days by which the customer was told that it is extended. */
  extendedBy: z.number().int().positive().optional(),
}

/** One of a case's two clocks, in business days. Paused it keeps the days it had left. */
export const Clock = z.discriminatedUnion('state', [
  z.looseObject({ state: z.literal('running'), ...term }),
  z.looseObject({ state: z.literal('paused'), ...term, daysLeft: z.number().int() }),
  z.looseObject({
    state: z.literal('stopped'),
    ...term,
    stoppedOn: CivilDate,
    daysLeft: z.number().int(),
  }),
])
export type Clock = z.infer<typeof Clock>

/** What was said and done on a case, appended and never changed. */
export const CaseEntry = z.looseObject({
  id: EntryId,
  at: Instant,
  by: UserId,
  what: z.string().max(40),
  text: z.string().max(CASE_WORDS),
  /** In which contact with the customer it happened; null: in none. Entries of earlier programs do not say. */
  contactId: InteractionId.nullable().optional(),
})
export type CaseEntry = z.infer<typeof CaseEntry>

/** The one extension of the customer's term: decided by the holder, and in force once the customer has been told. */
export const Extension = z.looseObject({
  at: Instant,
  by: UserId,
  reason: z.string().max(CASE_WORDS),
  businessDays: z.number().int().positive(),
  /** The day as it was decided; what the clock has waited since comes on top. */
  dueOn: CivilDate,
  /** When the customer was told; null while they have to be. */
  toldAt: Instant.nullable(),
})
export type Extension = z.infer<typeof Extension>

/** What the customer was told at the escalation, as it stood on the screen: number, day and channel of the answer. */
export const ToldCustomer = z.looseObject({
  /** Null: that it would follow. */
  radicado: storable.max(12).nullable(),
  dueOn: CivilDate,
  channel: ConsentChannel,
})
export type ToldCustomer = z.infer<typeof ToldCustomer>

/** A requirement escalated to an area (requerimiento, caso escalado). */
export const Case = z.looseObject({
  id: CaseId,
  /** The number told to the customer; null until one could be given. */
  radicado: z.string().nullable(),
  interactionId: InteractionId,
  customerId: CustomerId.nullable(),
  kind: z.enum(REQUEST_KINDS),
  topic: requiredText(120),
  description: requiredText(CASE_WORDS),
  answerBy: ConsentChannel,
  /** Cases of earlier programs do not say. */
  toldCustomer: ToldCustomer.optional(),
  priority: z.enum(['normal', 'high']),
  state: z.enum(CASE_STATES),
  area: storable.max(40),
  holderId: UserId.nullable(),
  advisorId: UserId,
  teamId: TeamId.nullable(),
  escalatedAt: Instant,
  closedAt: Instant.nullable(),
  clocks: z.looseObject({ area: Clock, customer: Clock }),
  extension: Extension.nullable().optional(),
  entries: z.array(CaseEntry),
  attachments: z.array(CaseAttachment),
  breaches: z.array(Breach),
})
export type Case = z.infer<typeof Case>

/** Which case has a radicado: one document a number, so that giving it is decided like everything else. */
export const CaseNumber = z.looseObject({ id: uuid, number: z.string(), caseId: CaseId, advisorId: UserId })
export type CaseNumber = z.infer<typeof CaseNumber>

/** Closed cases stay with their advisor and their team for so many days. */
const KEPT_DAYS = 90
const DAY_MS = 24 * 60 * 60_000

export const caseDocument: DocumentDefinition<'case'> = {
  kind: 'case',
  schema: 1,
  shape: Case,
  scopesOf(doc) {
    const scopes = [`user:${doc.advisorId}`]
    if (doc.teamId !== null && doc.breaches.some((breach) => breach.reviewedBy === null))
      scopes.push(`coordination:${doc.teamId}`)
    // Any advisor of the team, and its coordinator, may open it again: it stays with them too until it is not kept.
    if (doc.teamId !== null) scopes.push(`team:${doc.teamId}`)
    if (doc.state === 'closed') return scopes
    scopes.push(`area:${doc.area}`)
    if (doc.holderId !== null && doc.holderId !== doc.advisorId) scopes.push(`user:${doc.holderId}`)
    return scopes
  },
  keepUntil: (doc) => (doc.closedAt === null ? null : instantOf(unixMsOf(doc.closedAt) + KEPT_DAYS * DAY_MS)),
}

/** Kept at the centre alone: a workstation never needs another's numbers. */
export const caseNumberDocument: DocumentDefinition<'caseNumber'> = {
  kind: 'caseNumber',
  schema: 1,
  shape: CaseNumber,
  scopesOf: () => [],
}
