import { z } from 'zod'
import { InteractionId, UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { text } from '../kernel/text.ts'

/** Why a call is over, as the console says it (phone/call.ts, `Ending`). */
export const Ending = z.enum([
  'hungUp',
  'otherHungUp',
  'rejected',
  'notAnswered',
  'cancelled',
  'refused',
  'transferred',
  'joined',
  'lost',
])

/** How a line sounded, over one advisor's part of a call (quality.ts; ITU-T G.107). */
export const LineQuality = z.object({
  /** Shares of 1. */
  loss: z.number().min(0).max(1),
  jitterMs: z.number().nonnegative(),
  rttMs: z.number().nonnegative(),
  mos: z.number().min(1).max(5),
  worstMos: z.number().min(1).max(5),
})

/** Who told it: a command's id, or the PBX's name of the event. The same key is the same fact, however often it is told. */
const told = { key: z.string().min(1).max(200), at: Instant }
const byConsole = { ...told, by: UserId }
const waitMs = z.number().int().nonnegative()

/** What happened in a call. Consoles tell what their advisor saw, the bridge what only the PBX knows. */
export const CallEntry = z.discriminatedUnion('kind', [
  /** `others`: on the contact of somebody else, which stays theirs. */
  z.looseObject({ ...byConsole, kind: z.literal('rang'), others: z.literal(true).optional() }),
  z.looseObject({ ...byConsole, kind: z.literal('dialled'), others: z.literal(true).optional() }),
  z.looseObject({ ...byConsole, kind: z.literal('answered'), others: z.literal(true).optional() }),
  z.looseObject({ ...byConsole, kind: z.literal('held') }),
  z.looseObject({ ...byConsole, kind: z.literal('resumed') }),
  z.looseObject({ ...byConsole, kind: z.literal('transferred'), to: text(80) }),
  z.looseObject({ ...byConsole, kind: z.literal('ended'), ending: Ending }),
  z.looseObject({ ...byConsole, kind: z.literal('wrapUpEnded') }),
  z.looseObject({ ...byConsole, kind: z.literal('quality'), line: LineQuality }),
  /** The PBX put it into a queue. */
  z.looseObject({ ...told, kind: z.literal('entered'), queue: text(40) }),
  /** The PBX joined it with this advisor; `waitMs` since it entered; `beside`: in a conference of whoever has it, and keeps it. */
  z.looseObject({
    ...byConsole,
    kind: z.literal('connected'),
    waitMs: waitMs.nullable(),
    beside: z.literal(true).optional(),
  }),
  /** The customer hung up before anybody answered. */
  z.looseObject({ ...told, kind: z.literal('abandoned'), waitMs }),
  /** The advisor's console was gone, and the customer was told to wait. */
  z.looseObject({ ...told, kind: z.literal('advisorGone') }),
  z.looseObject({ ...byConsole, kind: z.literal('retaken') }),
  /** The advisor did not come back: the customer went to the head of the queue. */
  z.looseObject({ ...told, kind: z.literal('requeued') }),
  /** It was found gone; `inTalk`: the PBX ended under a conversation, and its advisor owes a call back. */
  z.looseObject({ ...told, kind: z.literal('lost'), inTalk: z.literal(true).optional() }),
  /** It left its queue for another reason than an answer; `reason` where that was not the longest wait. */
  z.looseObject({
    ...told,
    kind: z.literal('left'),
    waitMs: waitMs.nullable(),
    reason: z.enum(['closed', 'holiday']).optional(),
  }),
  z.looseObject({ ...told, kind: z.literal('survey'), question: text(40), answer: text(10) }),
  z.looseObject({
    ...told,
    kind: z.literal('recording'),
    is: z.enum(['on', 'off', 'paused', 'refused']),
    /** Unix ms that name the file which begins with it (recordings/api.ts). */
    take: z.number().int().optional(),
  }),
  z.looseObject({ ...told, kind: z.literal('voicemail'), seconds: z.number().int().nonnegative() }),
  /** An advisor took the message that was left. */
  z.looseObject({ ...byConsole, kind: z.literal('taken') }),
])
export type CallEntry = z.infer<typeof CallEntry>

/** The part of a contact that is a call. */
export const CallRecord = z.looseObject({
  /** As signalled; null: withheld. */
  number: text(40).nullable(),
  /** The queue it came by last; null: a call to the person, or their own. */
  queue: text(40).nullable(),
  video: z.boolean(),
  /** The call that waits while this one asks a colleague. */
  consults: InteractionId.nullable(),
  /** By time, then key: the same whichever was told first. */
  entries: z.array(CallEntry).max(1_000),
})
export type CallRecord = z.infer<typeof CallRecord>

const byTime = (one: CallEntry, other: CallEntry): number =>
  one.at === other.at ? (one.key < other.key ? -1 : 1) : one.at < other.at ? -1 : 1

/** @returns the same record for an entry that it has */
export function withEntry(record: CallRecord, entry: CallEntry): CallRecord {
  if (record.entries.some(({ key }) => key === entry.key)) return record
  return { ...record, entries: [...record.entries, entry].sort(byTime) }
}

/** Who told an entry or is named in it; null: only the PBX. */
export const byOf = (entry: CallEntry): UserId | null =>
  // Entries keep unknown keys, and TypeScript then knows nothing of this one: the schema does.
  'by' in entry ? UserId.parse(entry.by) : null

/** The PBX joined an advisor with whoever calls. */
export const isJoining = (entry: CallEntry): entry is Extract<CallEntry, { kind: 'connected' | 'retaken' }> =>
  entry.kind === 'connected' || entry.kind === 'retaken'

/** An advisor speaks with whoever is in the call: their console says so, or the PBX. */
export const isSpeaking = (entry: CallEntry): boolean => entry.kind === 'answered' || isJoining(entry)

/**
 * The message that was left in a call that nobody answered; null: none was. That somebody was joined with its customer is
 * the PBX's to say, as the message is: a console that says so makes it nobody's contact but the team's.
 */
export function messageOf({ entries }: CallRecord): Extract<CallEntry, { kind: 'voicemail' }> | null {
  if (entries.some(isJoining)) return null
  return entries.find((entry) => entry.kind === 'voicemail') ?? null
}

/** Whether its message waits for somebody to take it. */
export const isToBeTaken = (record: CallRecord): boolean =>
  messageOf(record) !== null && !record.entries.some(({ kind }) => kind === 'taken')

/** Whether anybody spoke in it. */
export const wasAnswered = ({ entries }: CallRecord): boolean => entries.some(isSpeaking)
