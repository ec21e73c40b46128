import { z } from 'zod'
import { REQUEST_KINDS } from '../calendar/terms.ts'
import { Outreach } from '../compliance/outreach.ts'
import { Channel } from '../customers/schema.ts'
import { bounded } from '../kernel/bounded.ts'
import { type DocumentDefinition, widened } from '../kernel/documents.ts'
import { CaseId, CommandId, CustomerId, EntryId, InteractionId, TeamId, UserId } from '../kernel/ids.ts'
import { Instant, instantOf, unixMsOf } from '../kernel/instants.ts'
import { requiredText, storable, text } from '../kernel/text.ts'
import { CallRecord, isToBeTaken, messageOf, wasAnswered } from '../telephony/call-record.ts'
import { Disposition } from './disposition.ts'
import { SentBy } from './sent-by.ts'

/** What the customer asks for; one contact may bring several (P1, ¿algo más?). */
export const ContactRequest = z.looseObject({
  id: EntryId,
  kind: z.enum(REQUEST_KINDS),
  topic: requiredText(120),
  text: text(4_000),
  /** ¿Se puede solucionar en primer contacto? Open until the advisor has decided. */
  branch: z.enum(['yes', 'no']).nullable(),
  caseId: CaseId.nullable(),
  /** Standard sentences of the first-contact checklist that were overridden, each with its reason; who is the contact's advisor. */
  overrides: z.record(storable.max(80), text(1_000)).optional(),
  /** When the checklist was decided, with those reasons. */
  decidedAt: Instant.optional(),
  /** What was sent, or the procedure carried out: ids of the catalogue. */
  document: storable.max(80).optional(),
  /** Contacts of earlier programs do not say. */
  documentBy: SentBy.optional(),
  procedure: storable.max(80).optional(),
})
export type ContactRequest = z.infer<typeof ContactRequest>

/** As a command brings it. */
export const GivenRequest = bounded(ContactRequest, 64 * 1024)

/** A disposition that was corrected: what it was, with who, when and why. */
export const Correction = z.looseObject({
  at: Instant,
  by: UserId,
  reason: requiredText(1_000),
  from: Disposition.nullable(),
  /** What was declared of each request before it. */
  branches: z.record(z.string(), z.enum(['yes', 'no']).nullable()),
})
export type Correction = z.infer<typeof Correction>

/** Why somebody who owes a call back does not owe it any more, though nobody was spoken to. */
export const CALL_BACK_CLOSINGS = ['notReached', 'wrongNumber', 'notNeeded'] as const

/** A commitment with the customer (*volver a llamar*), with who keeps it. */
export const CallBack = z.looseObject({
  dueAt: Instant,
  ownerId: UserId,
  /** The contact that kept it, or ended it; null while it is to be kept. */
  keptBy: InteractionId.nullable(),
  /** How often nobody was reached. */
  tries: z.int().min(0).optional(),
  /** Ended by who owed it, and not by a contact: `keptBy` is then the promise itself. */
  closed: z.looseObject({ at: Instant, by: UserId, reason: z.enum(CALL_BACK_CLOSINGS) }).optional(),
})
export type CallBack = z.infer<typeof CallBack>

/** A rule that a fact did not keep. Facts are never refused for it; the coordinator looks. */
export const Breach = z.looseObject({
  rule: z.string().max(80),
  commandId: CommandId,
  at: Instant,
  reviewedBy: UserId.nullable(),
  /** What the coordinator wrote when they had looked. */
  remark: text(1_000).optional(),
})
export type Breach = z.infer<typeof Breach>

export const Note = z.looseObject({ id: EntryId, at: Instant, by: UserId, text: requiredText(4_000) })

/** The way a contact took through its guide, answers of sensitive steps left out (guides/redact.ts). */
export const GuideRecord = z.looseObject({
  guideId: storable.max(80),
  guideVersion: storable.max(40),
  catalogueVersion: storable.max(40),
  trail: z.array(z.looseObject({ stepId: storable.max(80), at: Instant })).max(500),
})
export type GuideRecord = z.infer<typeof GuideRecord>

/** One contact with a customer, by any channel (registro de contacto). */
export const Interaction = z.looseObject({
  id: InteractionId,
  customerId: CustomerId.nullable(),
  channel: Channel,
  direction: z.enum(['inbound', 'outbound']),
  /** Null: a call that nobody has answered and that has rung at no desk. */
  advisorId: UserId.nullable(),
  teamId: TeamId.nullable(),
  openedAt: Instant,
  state: z.enum(['open', 'registered']),
  requests: z.array(ContactRequest),
  notes: z.array(Note),
  disposition: Disposition.nullable(),
  /** Earlier dispositions, oldest first. */
  corrections: z.array(Correction).optional(),
  callBack: CallBack.optional(),
  guide: GuideRecord.optional(),
  call: CallRecord.optional(),
  /** The contact that was registered already, in whose call its customer came back. */
  continues: InteractionId.optional(),
  /** On what ground the customer was contacted, of an outbound contact. */
  outreach: Outreach.optional(),
  registeredAt: Instant.nullable(),
  breaches: z.array(Breach),
})
export type Interaction = z.infer<typeof Interaction>

/** Own contacts stay at the workstation for so many days. */
const KEPT_DAYS = 90
/** A call that nobody answered stays for so long at its team's workstations. */
const UNANSWERED_DAYS = 7
const DAY_MS = 24 * 60 * 60_000

export const isUnreviewed = (interaction: Interaction): boolean =>
  interaction.breaches.some((breach) => breach.reviewedBy === null)

/** A call that rang at somebody's desk, and in which nobody spoke: no contact of theirs. */
const isUnspoken = ({ state, direction, call }: Interaction): boolean =>
  state === 'open' &&
  direction === 'inbound' &&
  call !== undefined &&
  !wasAnswered(call) &&
  messageOf(call) === null &&
  call.entries.some(({ kind }) => kind === 'ended' || kind === 'abandoned')

export const interactionDocument: DocumentDefinition<'interaction'> = {
  kind: 'interaction',
  schema: 2,
  shape: Interaction,
  // 2: a call may have no advisor.
  upgrades: { 1: widened },
  scopesOf(doc) {
    const scopes = doc.advisorId === null ? [] : [`user:${doc.advisorId}`]
    if (doc.teamId !== null && doc.state === 'open') scopes.push(`team:${doc.teamId}`)
    if (doc.teamId !== null && isUnreviewed(doc)) scopes.push(`coordination:${doc.teamId}`)
    return scopes
  },
  keepUntil(doc) {
    const unspoken = doc.advisorId === null || isUnspoken(doc)
    const days = unspoken ? UNANSWERED_DAYS : KEPT_DAYS
    // A message stays until somebody takes it.
    if (doc.state === 'open' && doc.call !== undefined && isToBeTaken(doc.call)) return null
    if (doc.advisorId !== null && doc.callBack?.keptBy === null) return null
    if (doc.state === 'open' && !unspoken) return null
    return instantOf(unixMsOf(doc.openedAt) + days * DAY_MS)
  },
}
