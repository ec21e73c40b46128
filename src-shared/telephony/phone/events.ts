import type { InteractionId } from '../../kernel/ids.ts'
import type { CallOrigin, Ending, SessionId } from './call.ts'
import type { Busy, Chosen, Microphone } from './phone.ts'

/** A call as the centre's bridge to the PBX sees it. */
export interface BridgeCall {
  readonly id: InteractionId
  /** The advisor's leg is alive. */
  readonly onLine: boolean
  readonly number: string | null
  readonly queue: string | null
  /** In a conference: as whose contact it is, or beside a colleague whose it is. */
  readonly conference: 'none' | 'leads' | 'guest'
}

/** A call of the person's that nobody has answered, as the bridge sees it; null: it is being dialled. */
export interface DialledCall {
  readonly id: InteractionId
  readonly over: 'refused' | 'lost' | null
}

/** What happens to the line: the WebSocket, the registration, the devices. `dice` in [0, 1) spreads the tries. */
export type LineEvent =
  /** `take`: the person wants their telephone here, also out of a call that they have elsewhere. */
  | { readonly type: 'start'; readonly take?: true }
  | { readonly type: 'stop' }
  | { readonly type: 'socketOpen' }
  | { readonly type: 'socketLost'; readonly dice: number }
  | { readonly type: 'registered' }
  /** Another console has registered the person's telephone; `busy`: and they are on a call there. */
  | { readonly type: 'elsewhere'; readonly busy?: Busy }
  | { readonly type: 'registerRefused'; readonly code: number; readonly dice: number }
  | { readonly type: 'microphone'; readonly is: Microphone }
  | { readonly type: 'mediaTested'; readonly works: boolean }

/** What signalling says of one session. */
export type SessionEvent =
  | {
      readonly type: 'incoming'
      readonly call: Omit<CallOrigin, 'direction' | 'consults'>
      readonly retake: boolean
      /** A console that is back comes into the conference in which it was: as whose contact it is, or beside a colleague. */
      readonly conference?: Exclude<BridgeCall['conference'], 'none'> | undefined
      /** A colleague asks about this call of theirs; null: it is a call of its own. */
      readonly consults: InteractionId | null
    }
  | { readonly type: 'rings'; readonly session: SessionId }
  | { readonly type: 'accepted'; readonly session: SessionId }
  | { readonly type: 'ended'; readonly session: SessionId; readonly code: number | null }
  | { readonly type: 'holdAnswered'; readonly session: SessionId; readonly accepted: boolean }
  | { readonly type: 'reinviteAnswered'; readonly session: SessionId; readonly accepted: boolean }
  | { readonly type: 'transferAnswered'; readonly session: SessionId; readonly accepted: boolean }
  | { readonly type: 'sound'; readonly session: SessionId; readonly received: boolean }
  /** Nobody answered the other end of the line in time: after a cut it is no longer there. */
  | { readonly type: 'unreachable'; readonly session: SessionId }

/** What the person does. */
export type PersonEvent =
  /** `video` false: a video call is taken with sound alone. */
  | { readonly type: 'answer'; readonly id: InteractionId; readonly video?: boolean | undefined }
  | { readonly type: 'reject'; readonly id: InteractionId }
  | { readonly type: 'hangUp'; readonly id: InteractionId }
  | { readonly type: 'mute'; readonly muted: boolean }
  | { readonly type: 'hold'; readonly id: InteractionId }
  | { readonly type: 'resume'; readonly id: InteractionId }
  | { readonly type: 'digit'; readonly digit: string }
  | {
      readonly type: 'dial'
      readonly call: Omit<CallOrigin, 'direction' | 'consults'>
      readonly consults: InteractionId | null
    }
  | { readonly type: 'transfer'; readonly id: InteractionId; readonly to: string }
  | { readonly type: 'join'; readonly id: InteractionId; readonly conference: boolean }
  | { readonly type: 'choose'; readonly state: Chosen }
  | { readonly type: 'back' }
  | { readonly type: 'wrapUpDone' }
  | { readonly type: 'wrapUpExtend' }

/** What the centre's bridge says. */
export type BridgeEvent =
  /** `asked`: when the bridge was asked (unix ms); what began since may be missing in its answer. */
  | {
      readonly type: 'bridgeCalls'
      readonly calls: readonly BridgeCall[]
      /** Undefined: it does not say what is dialled. */
      readonly dialled?: readonly DialledCall[] | undefined
      readonly asked: number
    }
  | { readonly type: 'conferenceStarted'; readonly id: InteractionId; readonly joined: InteractionId }
  | { readonly type: 'conferenceRefused'; readonly id: InteractionId }
  | { readonly type: 'tick' }

/** What happened; its time is told by who passes it on. */
export type Happening = LineEvent | SessionEvent | PersonEvent | BridgeEvent
/** Everything the phone hears; `at` in unix ms, from the store's clock. */
export type PhoneEvent = Happening & { readonly at: number }

/** What the adapter, the bridge or the store does next; done in order. */
export type Effect =
  | { readonly do: 'connect'; readonly inMs: number }
  | { readonly do: 'disconnect' }
  | { readonly do: 'register' }
  | { readonly do: 'askSecret' }
  | {
      readonly do: 'invite'
      readonly session: SessionId
      readonly number: string
      readonly id: InteractionId
      readonly consults: InteractionId | null
      readonly video: boolean
    }
  | { readonly do: 'accept'; readonly session: SessionId; readonly video: boolean }
  | { readonly do: 'reject'; readonly session: SessionId; readonly code: 486 | 603 }
  | { readonly do: 'bye'; readonly session: SessionId }
  | { readonly do: 'hold'; readonly session: SessionId; readonly held: boolean }
  | { readonly do: 'reinvite'; readonly session: SessionId }
  | { readonly do: 'refer'; readonly session: SessionId; readonly to: string }
  | { readonly do: 'referReplaces'; readonly session: SessionId; readonly replacing: SessionId }
  | { readonly do: 'digit'; readonly session: SessionId; readonly digit: string }
  | { readonly do: 'bridgeHangUp'; readonly id: InteractionId }
  | { readonly do: 'bridgeRetake'; readonly id: InteractionId }
  | { readonly do: 'bridgeConference'; readonly id: InteractionId; readonly joined: InteractionId }
  | { readonly do: 'askBridge' }
  /** The contact's time is over: it is registered with this disposition, unless somebody has registered it. */
  | { readonly do: 'registerWith'; readonly call: InteractionId; readonly disposition: string }
  | { readonly do: 'fact'; readonly fact: CallFact }

/** What is written on the interaction, each once. */
export type CallFact = { readonly id: InteractionId; readonly at: number } & (
  | { readonly kind: 'rang'; readonly number: string | null; readonly queue: string | null; readonly video: boolean }
  | { readonly kind: 'dialled'; readonly number: string; readonly consults: InteractionId | null }
  | { readonly kind: 'answered' }
  | { readonly kind: 'held' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'transferred'; readonly to: string }
  | { readonly kind: 'ended'; readonly ending: Ending }
)

/** What a person asked and cannot be done now, each with its sentence. */
export type PhoneRefusal =
  | 'phone.noSuchCall'
  | 'phone.notNow'
  | 'phone.notRegistered'
  | 'phone.noMicrophone'
  | 'phone.busyCalling'
  | 'phone.wrapUpPending'
  | 'phone.wrapUpExtended'
  | 'phone.badDigit'
  | 'phone.onlyHeard'
