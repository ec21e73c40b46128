import { z } from 'zod'
import { InteractionId, UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { text } from '../kernel/text.ts'
import { LineQualityMeasured } from './pbx-events.ts'
import { SUPERVISIONS } from './phone/call.ts'
import { CHOSEN } from './phone/phone.ts'
import { QueueId } from './queues.ts'

/** A presence holds for so long after it was said, and is said again every third of it, in milliseconds. */
export const PRESENCE_LEASE_MS = 30_000
export const PRESENCE_EVERY_MS = 10_000

/** What a person's screen says of them; the queue must agree (phone.ts, `Presence`). */
export const PresenceState = z.enum([...CHOSEN, 'onCall', 'wrapUp', 'noAnswer', 'notReady'])
export type PresenceState = z.infer<typeof PresenceState>

/** How the last seconds of a call sounded at its console (LineQualityMeasured of pbx-events.ts). */
export const LineNow = LineQualityMeasured.pick({ call: true, loss: true, jitterMs: true, delayMs: true, mos: true })
export type LineNow = z.infer<typeof LineNow>

/** `POST /v1/phone/presence`: a lease on a state. */
export const PresenceRequest = z.object({
  state: PresenceState,
  /** Why not ready, or the reason that a coordinator gave; null: none. */
  reason: text(200).nullable(),
  /** Microphone, registration and media were tested and work. */
  ready: z.boolean(),
  /** What the person chose to be after the call and its wrap-up; null: what they were before. */
  after: z.enum(CHOSEN).nullable(),
  /** Of the call that is spoken in; a console of before it was measured does not say, nor one that is in none. */
  line: LineNow.optional(),
  /** By which contact this console has registered since its person began the phone here; absent: by none yet. */
  contact: text(120).optional(),
})
export type PresenceRequest = z.infer<typeof PresenceRequest>

export const PresenceResponse = z.object({
  /** What the centre holds them to be now: another one than asked when a coordinator has changed it meanwhile. */
  agreed: PresenceState,
  /** Who has changed it, and why; null: nobody has. A centre of before it does not say. */
  by: UserId.nullable().default(null),
  reason: z.string().nullable().default(null),
  /** Another console has registered this person's telephone: what this one says is not told to the queues. */
  elsewhere: z.boolean().default(false),
  queues: z.array(
    z.object({
      id: QueueId,
      member: z.boolean(),
      paused: z.boolean(),
      /** How long it rings now, in seconds; a centre of before it was edited does not say. */
      ringSeconds: z.number().int().positive().optional(),
    }),
  ),
})
export type PresenceResponse = z.infer<typeof PresenceResponse>

/** How a recording stands: `refused` by the customer, `off` where none is made. */
export const RecordingState = z.enum(['off', 'on', 'paused', 'refused'])
export type RecordingState = z.infer<typeof RecordingState>

/** A call of the asking person as the PBX has it now. */
export const BridgeCall = z.object({
  id: InteractionId,
  /** Their own leg is up; false: the customer waits for them (to be retaken). */
  onLine: z.boolean(),
  queue: QueueId.nullable(),
  /** As signalled; null: withheld. */
  number: z.string().nullable(),
  direction: z.enum(['inbound', 'outbound']),
  since: Instant,
  recording: RecordingState,
  /** In a conference: as whose contact it is, or beside a colleague whose it is. A centre of before it does not say. */
  conference: z.enum(['none', 'leads', 'guest']).default('none'),
  /** Coordinators who are in it now. A centre of before it does not say. */
  heardBy: z.array(z.object({ act: z.enum(SUPERVISIONS), by: UserId })).default([]),
})
export type BridgeCall = z.infer<typeof BridgeCall>

/** A call that the asking person dialled and nobody has answered. */
export const DialledCall = z.object({
  id: InteractionId,
  /** How it ended, for a while afterwards: by the other end, or because its console was gone; null: it is being dialled. */
  over: z.enum(['refused', 'lost']).nullable(),
})
export type DialledCall = z.infer<typeof DialledCall>

/** `GET /v1/phone/calls`. Away: what is listed may be old, and nothing may be concluded from what is not. */
export const CallsResponse = z.object({
  calls: z.array(BridgeCall),
  /** Not said while the PBX is away, nor by a centre of before it was asked: of that nothing may be concluded. */
  dialled: z.array(DialledCall).optional(),
  pbx: z.enum(['here', 'away']),
})
export type CallsResponse = z.infer<typeof CallsResponse>

/** `POST /v1/phone/place`: by which contact the asking console registers. */
export const PlaceRequest = z.object({ contact: text(120) })
/**
 * What the asking person does at another console: it is registered and without a call, talks, or dials; `leaving`: it is no
 * longer registered, and its call not yet over.
 */
export const OtherConsole = z.enum(['none', 'idle', 'onCall', 'dialling', 'leaving'])
export type OtherConsole = z.infer<typeof OtherConsole>
export const PlaceResponse = z.object({ otherConsole: OtherConsole })
export type PlaceResponse = z.infer<typeof PlaceResponse>

export const CallParams = z.object({ id: InteractionId })

/** `POST /v1/phone/calls/:id/conference`: the call that is joined to it. */
export const ConferenceRequest = z.object({ joined: InteractionId })
/** `POST /v1/phone/calls/:id/recording`. */
export const RecordingRequest = z.object({ do: z.enum(['start', 'stop', 'pause', 'resume', 'refused']) })
export const RecordingResponse = z.object({ recording: RecordingState })

/** `POST /v1/phone/simulate` (demonstration only): a synthetic customer calls a queue. */
export const SimulateRequest = z.object({
  queue: QueueId.optional(),
  number: z
    .string()
    .regex(/^\d{7,15}$/, 'phone.malformed')
    .optional(),
})
/** `queue`: the one that it calls; an earlier centre does not say it. */
export const SimulateResponse = z.object({ id: InteractionId, queue: QueueId.optional() })
export type SimulateResponse = z.infer<typeof SimulateResponse>

/** Refusals of these routes: 503 `phone.noPbx` (none is set up), 503 `phone.pbxAway`, 404 `phone.noSuchCall`. */
export type BridgeRefusal = 'phone.noPbx' | 'phone.pbxAway' | 'phone.noSuchCall' | 'phone.demoOnly'
