import { z } from 'zod'
import { InteractionId, UserId } from '../kernel/ids.ts'
import { CHOSEN, type Presence } from './phone/phone.ts'
import { QueueId } from './queues.ts'

/** What an advisor's screen says of them, and what the queues obey (src-shared/telephony/phone). */
export const PRESENCES = [...CHOSEN, 'onCall', 'wrapUp', 'noAnswer', 'notReady'] as const satisfies readonly Presence[]

/** Unix ms by the PBX's clock, or by the bridge's where the PBX says no time. */
const At = z.number().int().nonnegative()
const DurationMs = z.number().int().nonnegative()

/**
 * One stay of a call in one queue, from entering it to leaving it. A call that goes back to a queue, or on to another, has
 * another: the channel's Uniqueid with the number of the stay, so that it is the same after every restart.
 */
export const StayId = z.string().min(1).max(120)

/**
 * Every event names itself by what the PBX called it (channel's Uniqueid, event, running number), never by when the bridge
 * heard it: the same event told twice, by two nodes or after a restart, is one.
 */
const told = { id: z.string().min(1).max(200), at: At, pbx: z.string().min(1).max(80) }
const inQueue = { ...told, stay: StayId, call: InteractionId, queue: QueueId }
const atAdvisor = { ...told, call: InteractionId, advisor: UserId }
/**
 * One advisor's part of a call, named by the Uniqueid of their channel: a call that comes back to the same advisor is
 * another part of the same call.
 */
const inPart = { ...atAdvisor, part: z.string().min(1).max(120) }

/** Why a call left a queue without an answer and without giving up: a flow-out (indicators, Ofrecidas). */
export const FLOW_OUTS = ['transfer', 'timeout', 'callBack', 'closed', 'full', 'empty', 'lost'] as const
/** `lost`: the PBX restarted under it, or the bridge found it gone. */
export type FlowOut = (typeof FLOW_OUTS)[number]

export const QueueEntered = z.object({
  ...inQueue,
  type: z.literal('queueEntered'),
  /** As signalled; null: withheld. */
  number: z.string().max(40).nullable(),
})
export const CallAnswered = z.object({
  ...inPart,
  type: z.literal('callAnswered'),
  /** Null: a call that came by no queue, or one that the advisor made. */
  stay: StayId.nullable(),
  queue: QueueId.nullable(),
  direction: z.enum(['inbound', 'outbound']),
  number: z.string().max(40).nullable(),
})
export const LineQualityMeasured = z.object({
  ...inPart,
  type: z.literal('lineQuality'),
  loss: z.number().min(0).max(1),
  jitterMs: z.number().min(0),
  /** One way, from mouth to ear. */
  delayMs: z.number().min(0),
  mos: z.number().min(1).max(4.5),
})
export const PresenceTold = z.object({
  ...told,
  type: z.literal('presence'),
  advisor: UserId,
  state: z.enum(PRESENCES),
  /** A word of the catalogue, or why somebody else changed it. */
  reason: z.string().max(200).nullable(),
  /** Who changed it, when it was not the person. */
  by: UserId.nullable(),
  /** What comes after the call and its wrap-up, where chosen. */
  next: z.enum(CHOSEN).nullable(),
  /** Unix ms until which it holds without being renewed; a renewal is the same event (same `id`, same `at`) with a later end. */
  leaseUntil: At,
})

/** A waiting call as the PBX has it now. */
const Waiting = QueueEntered.omit({ type: true })
/** An answered call as the PBX has it now. */
const Talking = CallAnswered.omit({ type: true }).extend({ heldSince: At.nullable() })

/**
 * What happens at the PBX, in words of the field and without AMI's: the bridge translates into them, the live state and
 * every indicator are computed from them and from nothing else (src-shared/supervision, src-shared/indicators).
 */
export const PbxEvent = z.discriminatedUnion('type', [
  QueueEntered,
  /** It rings at an advisor's desk; `ring` is that attempt. */
  z.object({ ...atAdvisor, type: z.literal('advisorRang'), ring: z.string().max(120), queue: QueueId.nullable() }),
  /** That ring ended without an answer of this advisor. */
  z.object({
    ...atAdvisor,
    type: z.literal('ringEnded'),
    ring: z.string().max(120),
    queue: QueueId.nullable(),
    how: z.enum(['noAnswer', 'rejected', 'answeredElsewhere', 'gaveUp', 'unreachable']),
  }),
  CallAnswered,
  /** The customer gave up waiting. */
  z.object({ ...inQueue, type: z.literal('callAbandoned') }),
  z.object({ ...inQueue, type: z.literal('leftQueue'), how: z.enum(FLOW_OUTS) }),
  z.object({ ...inPart, type: z.literal('callHeld') }),
  z.object({ ...inPart, type: z.literal('callResumed') }),
  /** This advisor's part of a call is over; a transfer ends one part and begins another. */
  z.object({
    ...inPart,
    type: z.literal('callEnded'),
    /** As this bridge has measured, which may have come late; counted are the moments of answer, holds and end (part-facts.ts). */
    talkMs: DurationMs,
    holdMs: DurationMs,
    how: z.enum(['advisorHungUp', 'otherHungUp', 'transferred', 'lost']),
  }),
  z.object({ ...inPart, type: z.literal('wrapUpEnded'), wrapUpMs: DurationMs }),
  PresenceTold,
  LineQualityMeasured,
  /** The bridge sees the PBX again, with everything that is there now: what it does not name of that PBX is over. */
  z.object({
    ...told,
    type: z.literal('bridgeConnected'),
    waiting: z.array(Waiting),
    talking: z.array(Talking),
  }),
  z.object({ ...told, type: z.literal('bridgeDisconnected') }),
])
export type PbxEvent = z.infer<typeof PbxEvent>
export type PbxEventOf<Type extends PbxEvent['type']> = Extract<PbxEvent, { type: Type }>
