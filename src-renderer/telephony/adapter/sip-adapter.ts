import type { PhoneAccount } from '#shared/telephony/account.ts'
import type { SessionId } from '#shared/telephony/phone/call.ts'
import type { Effect, LineEvent, SessionEvent } from '#shared/telephony/phone/events.ts'
import type { LineSample } from './line-counts.ts'
import { type MediaChoice, mediaHandlers, microphoneAfter } from './media.ts'
import { type Picture, pictureOf } from './picture.ts'
import { sipCalls } from './sip-calls.ts'
import { type SipLine, sipLine } from './sip-line.ts'

/** What the machine's effects of signalling are done by, and its events come from. */
export interface Signalling {
  /** The name by which the PBX knows where this page is registered. */
  readonly contact: string
  perform(effect: SignallingEffect): void
  /** The sessions of the phone's calls: others end. */
  keepOnly(sessions: ReadonlySet<SessionId>): void
  /** Whose microphone is heard now; null: nobody's. */
  voice(session: SessionId | null): void
  /** The picture of a call; null: it is sound alone, or gone. */
  picture(session: SessionId): Picture | null
  /** Null: none opens, silence is sent. */
  replaceMicrophone(track: MediaStreamTrack | null): Promise<void>
  /** Nobody is at this phone any more: it neither hears nor is heard. */
  leave(): void
}

export type SignallingEffect = Extract<
  Effect,
  { readonly session: SessionId } | { readonly do: 'connect' | 'disconnect' | 'register' }
>
export const isSignalling = (effect: Effect): effect is SignallingEffect =>
  'session' in effect || effect.do === 'connect' || effect.do === 'disconnect' || effect.do === 'register'

export interface SignallingParts {
  readonly account: PhoneAccount
  readonly hear: (event: LineEvent | SessionEvent) => void
  readonly choice: () => MediaChoice
  /** A call's microphone ended by itself. */
  readonly ended: () => void
  readonly newId: () => string
  readonly sampled: (session: SessionId, sample: LineSample) => void
  readonly stream: (session: SessionId, remote: MediaStream | null) => void
}

/** SIP over WebSocket and WebRTC (RFC 7118, RFC 8825) by SIP.js. */
export function sipAdapter({ account, hear, choice, ended, newId, sampled, stream }: SignallingParts): Signalling {
  const calls = sipCalls({ line: (): SipLine => line, hear, ended, newId, sampled, stream })
  const line: SipLine = sipLine({
    account,
    hear(event) {
      if (event.type === 'socketLost') calls.lost()
      hear(event)
    },
    mediaHandlers: mediaHandlers(
      account,
      choice,
      (failure) => hear({ type: 'microphone', is: microphoneAfter(failure) }),
      ended,
    ),
    invited: calls.invited,
  })
  return {
    contact: line.contact,
    perform(effect) {
      switch (effect.do) {
        case 'connect':
          return line.connect(effect.inMs)
        case 'disconnect':
          return line.disconnect()
        case 'register':
          return line.register()
        default:
          return calls.perform(effect)
      }
    },
    keepOnly: calls.keepOnly,
    voice: calls.voice,
    picture(name) {
      const session = calls.sessionOf(name)
      return session === undefined ? null : pictureOf(session)
    },
    replaceMicrophone: calls.replaceMicrophone,
    leave: calls.leave,
  }
}
