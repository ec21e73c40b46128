import { Invitation, Inviter, type Session, SessionState, URI } from 'sip.js'
import type { SessionId } from '#shared/telephony/phone/call.ts'
import type { Effect, SessionEvent } from '#shared/telephony/phone/events.ts'
import { sendDigit } from './digits.ts'
import { cancelledWith, incomingOf } from './invitation.ts'
import type { LineSample } from './line-counts.ts'
import { watchLine } from './line-watch.ts'
import { peerOf, remoteStreamOf, replaceMicrophone, setHeard, silence } from './media.ts'
import { type Negotiated, negotiation } from './negotiation.ts'
import { soundAlone } from './picture.ts'
import type { SipLine } from './sip-line.ts'
import { refer } from './transfer.ts'

/** After a cut a call is asked again so often where nobody answered, before the bridge alone decides. */
const ASK_AGAIN_MS = 2_000
/** So long the other end has to say the end of what the phone has no more. */
const LEAVES_AFTER_MS = 2_000

export interface SipCallsParts {
  readonly line: () => SipLine
  readonly hear: (event: SessionEvent) => void
  /** A call's microphone ended by itself. */
  readonly ended: () => void
  readonly newId: () => string
  readonly sampled: (session: SessionId, sample: LineSample) => void
  /** A call's sound and picture from the other end; null: over. */
  readonly stream: (session: SessionId, remote: MediaStream | null) => void
}

interface Held {
  readonly session: Session
  readonly negotiation: ReturnType<typeof negotiation>
  /** As it was taken: with a picture, or with sound alone. */
  video: boolean
  /** How the other end was last asked to be. */
  onHold: boolean
  /** Null until the call is set up. */
  heard: boolean
  code: number | null
  unwatch: () => void
  /** Runs from when the phone has no such call any more. */
  leaving: ReturnType<typeof setTimeout> | undefined
}

const isEstablished = ({ session }: Held): boolean => session.state === SessionState.Established

type CallEffect = Extract<Effect, { readonly session: SessionId }>

/** SIP dialogs by their session's name: does what the machine says, tells what signalling says. */
export function sipCalls({ line, hear, ended, newId, sampled, stream }: SipCallsParts) {
  const held = new Map<SessionId, Held>()

  function keep(name: SessionId, session: Session, video: boolean): Held {
    const one: Held = {
      ...{ session, negotiation: negotiation(session), video },
      ...{ onHold: false, heard: false, code: null, unwatch: () => {}, leaving: undefined },
    }
    held.set(name, one)
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established) {
        const peer = peerOf(session)
        const remote = remoteStreamOf(session)
        if (peer !== undefined)
          one.unwatch = watchLine(peer, {
            sampled: (sample) => sampled(name, sample),
            sound: (received) => hear({ type: 'sound', session: name, received }),
          })
        setHeard(session, one.heard)
        if (remote !== undefined) stream(name, remote)
        hear({ type: 'accepted', session: name })
      }
      if (state === SessionState.Terminated) {
        one.unwatch()
        clearTimeout(one.leaving)
        held.delete(name)
        stream(name, null)
        hear({ type: 'ended', session: name, code: one.code })
      }
    })
    return one
  }

  function invite({ session: name, number, id, consults, video }: Extract<Effect, { do: 'invite' }>): void {
    const { agent } = line()
    const options = {
      extraHeaders: [`X-Interaction-Id: ${id}`, ...(consults === null ? [] : [`X-Consults: ${consults}`])],
    }
    const inviter = new Inviter(agent, new URI('sip', number, agent.configuration.uri.host), options)
    const one = keep(name, inviter, video)
    inviter
      .invite({
        sessionDescriptionHandlerOptions: { constraints: { audio: true, video } } as object, // as in negotiation.ts
        requestDelegate: {
          onProgress: ({ message }) => {
            if (message.statusCode === 180 || message.statusCode === 183) hear({ type: 'rings', session: name })
          },
          onReject({ message }) {
            one.code = message.statusCode ?? null
          },
        },
      })
      // No microphone, or no connection: SIP.js leaves such a session as it began.
      .catch(() => {
        held.delete(name)
        hear({ type: 'ended', session: name, code: one.code })
      })
  }

  function end({ session }: Held): void {
    // What is said over a dead connection reaches nobody; the bridge ends the call as well.
    const unsaid = () => {}
    if (session.state === SessionState.Established) void session.bye().catch(unsaid)
    else if (session instanceof Inviter) void session.cancel().catch(unsaid)
    else if (session instanceof Invitation) void session.reject({ statusCode: 480 }).catch(unsaid)
  }

  /** Its microphone and its sound end now, whatever the other end says of it. */
  function letGo(name: SessionId, one: Held): void {
    one.unwatch()
    const peer = peerOf(one.session)
    for (const { track } of peer?.getSenders() ?? []) track?.stop()
    peer?.close()
    held.delete(name)
    stream(name, null)
  }

  async function hold(name: SessionId, one: Held, wanted: boolean): Promise<void> {
    const said = await one.negotiation.ask({ hold: wanted, iceRestart: false, video: one.video })
    if (said === 'accepted') one.onHold = wanted
    hear({ type: 'holdAnswered', session: name, accepted: said === 'accepted' })
  }

  async function takeUp(name: SessionId, one: Held): Promise<void> {
    const said: Negotiated = await one.negotiation.ask({ hold: one.onHold, iceRestart: true, video: one.video })
    if (!held.has(name)) return
    if (said === 'accepted') hear({ type: 'reinviteAnswered', session: name, accepted: true })
    else if (said === 'gone') hear({ type: 'reinviteAnswered', session: name, accepted: false })
    // Cut again, or refused for now: the call lives for all one knows.
    else if (line().isUp()) setTimeout(() => held.has(name) && void takeUp(name, one), ASK_AGAIN_MS)
  }

  return {
    /** An INVITE of the PBX has come. */
    invited(invitation: Invitation): void {
      const incoming = incomingOf(invitation, newId)
      const one = keep(incoming.call.session, invitation, incoming.call.video)
      invitation.delegate = {
        onCancel({ request }) {
          one.code = cancelledWith(request.getHeader('Reason'))
        },
      }
      hear(incoming)
    },
    perform(effect: CallEffect) {
      if (effect.do === 'invite') return invite(effect)
      const one = held.get(effect.session)
      if (one === undefined) return
      const { session } = one
      switch (effect.do) {
        case 'accept':
          one.video = effect.video
          if (session instanceof Invitation)
            session
              .accept({
                sessionDescriptionHandlerOptions: { constraints: { audio: true, video: effect.video } } as object, // as above
                ...(effect.video ? {} : { sessionDescriptionHandlerModifiers: [soundAlone] }),
              })
              // Told by its end: SIP.js refuses the call itself where the microphone does not open.
              .catch(() => {})
          return
        case 'reject':
          if (session instanceof Invitation) void session.reject({ statusCode: effect.code })
          return
        case 'bye':
          return end(one)
        case 'hold':
          return void hold(effect.session, one, effect.held)
        case 'reinvite':
          return void takeUp(effect.session, one)
        case 'refer':
          return refer(session, new URI('sip', effect.to, line().agent.configuration.uri.host), (accepted) =>
            hear({ type: 'transferAnswered', session: effect.session, accepted }),
          )
        case 'referReplaces': {
          const consultation = held.get(effect.replacing)
          if (consultation === undefined)
            return hear({ type: 'transferAnswered', session: effect.session, accepted: false })
          return refer(session, consultation.session, (accepted) =>
            hear({ type: 'transferAnswered', session: effect.session, accepted }),
          )
        }
        case 'digit':
          return sendDigit(session, effect.digit)
      }
    },
    /** The connection to the PBX is gone: nobody answers what was asked over it. */
    lost(): void {
      for (const { negotiation } of held.values()) negotiation.lost()
    },
    /**
     * The phone has these calls and no others. What it has no more is ended here as well, a moment later: after a cut the
     * customer's hang-up, or the end of what was transferred, may have been said to nobody, and a microphone stay open.
     */
    keepOnly(sessions: ReadonlySet<SessionId>): void {
      for (const [name, one] of held) {
        if (sessions.has(name)) {
          clearTimeout(one.leaving)
          one.leaving = undefined
        } else
          one.leaving ??= setTimeout(() => {
            end(one)
            // What nobody answered waits for a word of the PBX that may never come: said over a connection that is gone.
            if (!isEstablished(one)) letGo(name, one)
          }, LEAVES_AFTER_MS)
      }
    },
    /** Whose microphone is heard now: one session at most. */
    voice(name: SessionId | null): void {
      for (const [each, one] of held) {
        one.heard = each === name
        setHeard(one.session, one.heard)
      }
    },
    /** Another microphone for calls that are under way. */
    async replaceMicrophone(track: MediaStreamTrack | null): Promise<void> {
      for (const one of held.values()) {
        const mine = track?.clone() ?? silence()
        mine.enabled = one.heard
        mine.addEventListener('ended', ended)
        await replaceMicrophone(one.session, mine)
        // Muted, or given to another call, meanwhile.
        setHeard(one.session, one.heard)
      }
      track?.stop()
    },
    /**
     * The microphone is let go and sound ends both ways; what only rings is given up. In a call no BYE is said: to the PBX
     * the advisor is gone, and their customer goes to the head of the queue (docs/telephony.md).
     */
    leave(): void {
      for (const [name, one] of held) {
        if (!isEstablished(one)) end(one)
        letGo(name, one)
      }
    },
    sessionOf: (name: SessionId): Session | undefined => held.get(name)?.session,
  }
}
