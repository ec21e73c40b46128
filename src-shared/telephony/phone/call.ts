import type { InteractionId } from '../../kernel/ids.ts'

/** What the phone's adapter calls one SIP dialog; a call that is taken up again gets another. */
export type SessionId = string

/** What a call is that is no contact with anybody: a coordinator hears another's, or a device is tried. */
export const SUPERVISIONS = ['listen', 'whisper', 'barge'] as const
/** What the PBX does for whoever dials its code, while the centre is away. */
export const FEATURES = ['pause', 'unpause'] as const
export type Feature = (typeof FEATURES)[number]
export type Apart = (typeof SUPERVISIONS)[number] | 'echo' | Feature

/** Who is at the other end and how the call came, as far as signalling told. */
export interface CallOrigin {
  /** The interaction that this call is: given by the PBX (`X-Interaction-Id`), or made at the click. */
  readonly id: InteractionId
  readonly session: SessionId
  readonly direction: 'inbound' | 'outbound'
  /** As signalled; null: withheld. */
  readonly number: string | null
  /** The queue it came by; null: a call to the person. */
  readonly queue: string | null
  readonly video: boolean
  /** A consultation belongs to the call that waits for it meanwhile, here or at the colleague's who asks. */
  readonly consults: InteractionId | null
  /** Nobody's contact: no fact is written of it, and none begins with it; null: a call like any other. */
  readonly apart: Apart | null
}

/**
 * Where a call stands. `talking` alone carries the advisor's voice; what is asked of the other end (hold, transfer) is a
 * phase of its own until it is answered, so that no screen says what is not yet so.
 */
export type CallState =
  | { readonly phase: 'ringing' }
  | { readonly phase: 'calling'; readonly rings: boolean }
  | { readonly phase: 'answering' }
  | { readonly phase: 'talking' }
  | { readonly phase: 'holding' }
  | { readonly phase: 'held' }
  | { readonly phase: 'resuming' }
  /** Blind: `to` a number; attended: `to` whoever is consulted; back to `from` when it fails. */
  | {
      readonly phase: 'transferring'
      readonly way: 'blind' | 'attended'
      readonly to: string
      readonly from: 'talking' | 'held'
    }
  /** Hung up here; the other end has not confirmed. */
  | { readonly phase: 'ending' }

/**
 * How signalling stands for an established call, apart from its phase: the sound goes on while the WebSocket is away.
 * `retaking`: asked again by re-INVITE or through the bridge; `silent`: no RTP is received.
 */
export type Link = 'up' | 'cut' | 'retaking' | 'silent'

export type Call = CallOrigin & {
  readonly state: CallState
  /** Unix ms at which the phase began. */
  readonly since: number
  /** Unix ms; null until it is answered. */
  readonly answeredAt: number | null
  readonly link: Link
  readonly muted: boolean
  readonly conference: boolean
  /** In a conference beside the colleague whose contact it is, until they leave. */
  readonly guest: boolean
}

/** Why a call is over; each has its words on the interaction. */
export type Ending =
  | 'hungUp'
  | 'otherHungUp'
  | 'rejected'
  | 'notAnswered'
  | 'cancelled'
  | 'refused'
  | 'transferred'
  | 'joined'
  | 'lost'

/** Signalling is away: what is asked of the other end reaches nobody. One who says nothing is heard of all the same. */
export const isCut = ({ link }: Pick<Call, 'link'>): boolean => link === 'cut' || link === 'retaking'

/** Phases in which the advisor's microphone is on the line. */
const VOICED = ['answering', 'calling', 'talking', 'resuming']
const ESTABLISHED = ['talking', 'holding', 'held', 'resuming', 'transferring']

/** The feature code that a call dials; null: it dials none. */
export const featureOf = ({ apart }: Pick<Call, 'apart'>): Feature | null =>
  FEATURES.find((one) => one === apart) ?? null

/** How a number outside looks; a colleague's telephone has a name. */
export const OUTSIDE = /^\+?\d{7,15}$/

/** Somebody of outside is at the other end, who came by a queue or was called: what may be recorded. */
export const isWithCustomer = ({ apart, consults, queue, number }: Call): boolean =>
  apart === null && consults === null && (queue !== null || OUTSIDE.test(number ?? ''))

/**
 * Dialled over a connection that was lost before anybody answered: what becomes of it is said to nobody here, and there is no
 * dialog yet that a re-INVITE could take up. The bridge alone knows.
 */
export const isUnheard = ({ state, link, answeredAt, direction }: Call): boolean =>
  answeredAt === null && direction === 'outbound' && link !== 'up' && ['calling', 'ending'].includes(state.phase)

/** The call has the person's ear: at most one does. */
export const isVoiced = ({ state }: Call): boolean => VOICED.includes(state.phase)
/** Answered and not over: what a cut must not lose. */
export const isEstablished = ({ state }: Call): boolean => ESTABLISHED.includes(state.phase)
