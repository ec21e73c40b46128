import { z } from 'zod'
import { Skills } from '../identity/schema.ts'
import { DEFAULT_TARGETS, type QueueTargets } from '../indicators/queue-indicators.ts'
import type { DocumentDefinition } from '../kernel/documents.ts'
import { derivedId, uuid } from '../kernel/ids.ts'
import { hashOf, requiredText, storable } from '../kernel/text.ts'
import { QueueId, WrapUp } from '../telephony/queues.ts'

export const QueueDocumentId = uuid.brand<'QueueDocumentId'>()
export type QueueDocumentId = z.infer<typeof QueueDocumentId>

/** A queue's document is named by the queue's code, so that no two documents are of one queue. */
export const queueDocumentId = (code: QueueId): QueueDocumentId => derivedId(hashOf(`queue/${code}`)) as QueueDocumentId // a well-formed id, by derivedId

/** From which value on a number is *por vencer*, and from which *fuera de meta*. */
const levels = (most: number) =>
  z
    .looseObject({ warning: z.number().min(0).max(most), alert: z.number().min(0).max(most) })
    .refine(({ warning, alert }) => warning <= alert, 'queue.levelsReversed')

export const Targets = z.looseObject({
  withinMs: z.number().int().min(1_000).max(600_000),
  goal: z.number().min(0).max(1),
  shortMs: z.number().int().min(0).max(60_000),
  countAbandonedWithin: z.boolean(),
  countFlowOuts: z.boolean(),
}) satisfies z.ZodType<QueueTargets>

export const Thresholds = z.looseObject({
  waiting: levels(10_000),
  longestWaitMs: levels(3_600_000),
  abandonment: levels(1),
})
export type Thresholds = z.infer<typeof Thresholds>

/** Open from `from` to `to`, minutes since midnight in Bogotá, on these days of the week (0 Sunday to 6 Saturday). */
export const OpeningHours = z
  .looseObject({
    days: z.array(z.number().int().min(0).max(6)).min(1, 'queue.daysMissing'),
    from: z.number().int().min(0).max(1_440),
    to: z.number().int().min(0).max(1_440),
  })
  .refine(({ from, to }) => from < to, 'queue.hoursReversed')
export type OpeningHours = z.infer<typeof OpeningHours>

/** What customers dial for a queue, as the operator's trunk says it. */
export const DialledNumber = z.string().regex(/^\d{3,15}$/, 'queue.numberMalformed')
/** As many as may reach one queue. */
export const MOST_NUMBERS = 50
/** For how long a queue may ring at one advisor, and let a customer wait before the voicemail, in seconds. */
export const RING_SECONDS = { least: 5, most: 120 } as const
export const WAIT_SECONDS = { least: 10, most: 7_200 } as const

/** What a queue may say of its own, in characters. */
export const LONGEST_PROMPT = 500

/** A queue of calls, as the coordinator sets it; the bridge writes it to the PBX, which is the ACD. */
export const QueueDocument = z.looseObject({
  id: QueueDocumentId,
  code: QueueId,
  name: requiredText(120),
  wrapUp: WrapUp,
  targets: Targets,
  thresholds: Thresholds,
  hours: z.array(OpeningHours).max(14),
  openOnHolidays: z.boolean(),
  /** What its advisors should know: who knows less of it is rung later (penaltyOf). */
  skills: Skills,
  /** Said out of hours and on holidays; empty: the PBX's own words. */
  outOfHoursPrompt: storable.max(LONGEST_PROMPT, 'text.tooLong'),
  holidayPrompt: storable.max(LONGEST_PROMPT, 'text.tooLong'),
  voicemail: z.boolean(),
  enabled: z.boolean(),
  /** The numbers that reach it; none: no number does; null, and absent in documents of earlier programs: those that the PBX's settings give it. */
  numbers: z.array(DialledNumber).max(MOST_NUMBERS).nullable().optional(),
  /** How long one advisor rings; null, as before. */
  ringSeconds: z.number().int().min(RING_SECONDS.least).max(RING_SECONDS.most).nullable().optional(),
  /** How long a customer waits; 0: without end; null, as before. */
  waitSeconds: z
    .union([z.literal(0), z.number().int().min(WAIT_SECONDS.least).max(WAIT_SECONDS.most)])
    .nullable()
    .optional(),
})
export type QueueDocument = z.infer<typeof QueueDocument>

/** What a coordinator sets of a queue, and nothing else. */
export const QueueParts = z.object(QueueDocument.omit({ id: true, code: true }).shape)
export type QueueParts = z.infer<typeof QueueParts>

export const DEFAULT_THRESHOLDS: Thresholds = {
  waiting: { warning: 3, alert: 6 },
  longestWaitMs: { warning: 60_000, alert: 120_000 },
  abandonment: { warning: 0.05, alert: 0.1 },
}

/** A queue that nobody has set yet: what the indicators' page and the mock begin with. */
export const newQueue = (code: QueueId, name: string): QueueDocument => ({
  id: queueDocumentId(code),
  code,
  name,
  wrapUp: { mode: 'optional', limit: null },
  targets: { ...DEFAULT_TARGETS },
  thresholds: DEFAULT_THRESHOLDS,
  hours: [
    { days: [1, 2, 3, 4, 5], from: 7 * 60, to: 19 * 60 },
    { days: [6], from: 8 * 60, to: 15 * 60 },
  ],
  openOnHolidays: false,
  skills: [],
  outOfHoursPrompt: '',
  holidayPrompt: '',
  voicemail: true,
  enabled: true,
  numbers: null,
  ringSeconds: null,
  waitSeconds: null,
})

/** Everyone replicates the queues: their names stand on calls, their rules in the phone. */
export const queueDocument: DocumentDefinition<'queue'> = {
  kind: 'queue',
  schema: 1,
  shape: QueueDocument,
  scopesOf: () => ['catalog'],
}
