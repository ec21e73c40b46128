import { z } from 'zod'
import { REQUEST_KINDS } from '#shared/calendar/terms.ts'
import { Outreach } from '#shared/compliance/outreach.ts'
import { Channel } from '#shared/customers/schema.ts'
import { GuideRun } from '#shared/guides/run.ts'
import { INBOUND_GUIDE } from '#shared/guides/shipped.ts'
import type { WrittenSeed } from '#shared/interactions/contact.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { SentBy } from '#shared/interactions/sent-by.ts'
import { DispositionTyped, NOTHING_ASKED } from './disposition-typed.ts'

/** One request as it is being typed; kind and topic may still be open. */
export const RequestTyped = z.object({
  id: z.string(),
  kind: z.enum(REQUEST_KINDS).or(z.literal('')),
  topic: z.string(),
  text: z.string(),
  branch: z.enum(['yes', 'no']).nullable(),
  caseId: z.string().nullable(),
  radicado: z.string().nullable(),
  /** Its case was there already: what the customer says was added to that. */
  added: z.boolean().optional(),
  /** Standard sentences of the checklist that were overridden, each with its reason. */
  overrides: z.record(z.string(), z.string()).optional(),
  decidedAt: z.string().optional(),
  document: z.string().optional(),
  documentBy: SentBy.optional(),
  procedure: z.string().optional(),
})
export type RequestTyped = z.infer<typeof RequestTyped>

/** A contact in course, as the form holds it and its draft keeps it. */
export const ContactTyped = z.object({
  openedAt: z.string(),
  channel: Channel,
  direction: z.enum(['inbound', 'outbound']),
  customerId: z.string().nullable(),
  requests: z.array(RequestTyped),
  noteId: z.string(),
  notes: z.string(),
  dispositionId: z.string(),
  /** What the disposition asks for: day and hour, reason, topic. */
  asked: DispositionTyped.default(NOTHING_ASKED),
  /** Led by a guide; without one the contact is a form. */
  guided: z.boolean().default(false),
  /** Null until the channel is known, from which the guide begins. */
  run: GuideRun.nullable().default(null),
  guideId: z.string().default(INBOUND_GUIDE),
  /** The case whose answer this contact tells the customer (P1, step 6). */
  followsCaseId: z.string().nullable().default(null),
  /** The call that it is: whose number, and the queue it came by. */
  caller: z.object({ number: z.string().nullable(), queue: z.string().nullable() }).nullable().default(null),
  /** Who had it before and wrote it so far, where it came with a call that a colleague gave. */
  receivedFrom: z.string().nullable().default(null),
  /** The contact of the same call that was registered before its customer came back. */
  continues: z.string().nullable().default(null),
  /** On what ground the customer is contacted, once it is known that they may be. */
  outreach: Outreach.nullable().default(null),
})
export type ContactTyped = z.infer<typeof ContactTyped>

/** Field of the contact's draft under which the form is kept. */
export const CONTACT_FORM = 'form'

export function contactFromDraft(text: string | undefined): ContactTyped | null {
  if (text === undefined) return null
  try {
    const read = ContactTyped.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    // Another version's draft cannot be placed in this form; it stays in the store.
    return null
  }
}

/** What every fact on the contact says of the contact itself. */
export const seedOf = (
  interactionId: string,
  typed: ContactTyped,
): { readonly [Field in keyof WrittenSeed]: unknown } => ({
  interactionId,
  customerId: typed.customerId,
  channel: typed.channel,
  direction: typed.direction,
  openedAt: typed.openedAt,
  ...(typed.continues === null ? {} : { continues: typed.continues }),
})

/** A request as a command's payload has it; what was left blank altogether is no request. */
export const requestsOf = (typed: ContactTyped): readonly Record<string, unknown>[] =>
  typed.requests
    .filter(({ kind, topic, text }) => kind !== '' || topic !== '' || text.trim() !== '')
    .map(({ radicado: _, added: __, ...request }) => request)

/** An open contact that was begun elsewhere, or whose draft is gone, taken up again. */
export const typedOfInteraction = (interaction: Interaction, noteId: string): ContactTyped => ({
  openedAt: interaction.openedAt,
  channel: interaction.channel,
  direction: interaction.direction,
  customerId: interaction.customerId,
  requests: interaction.requests.map(({ id, kind, topic, text, branch, caseId, overrides, decidedAt }) => ({
    id,
    kind,
    topic,
    text,
    branch,
    caseId,
    radicado: null,
    ...(overrides === undefined ? {} : { overrides }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
  })),
  noteId,
  notes: '',
  dispositionId: '',
  asked: NOTHING_ASKED,
  guided: false,
  run: null,
  guideId: INBOUND_GUIDE,
  followsCaseId: null,
  caller: null,
  receivedFrom: null,
  continues: interaction.continues ?? null,
  outreach: null,
})
