import { Core, type Session, SessionState } from 'sip.js'

/** What the other end said to a re-INVITE; `gone`: it knows no such call; `cut`: nobody was reached. */
export type Negotiated = 'accepted' | 'refused' | 'gone' | 'cut'

interface Asked {
  readonly hold: boolean
  /** Other addresses are looked for, as after a cut. */
  readonly iceRestart: boolean
  readonly video: boolean
}

/** Both ends asked at once (RFC 3261, 14.1): asked again after a while. */
const BUSY = 491
const AGAIN_MS = 300
const GONE = [404, 410, 481]
/** What SIP.js makes of a request that nobody answered, or that could not be sent. */
const UNANSWERED = 408
const UNREACHED = [UNANSWERED, 503]

/** The re-INVITEs of one session, one after the other: SIP.js refuses a second one under way. */
export function negotiation(session: Session) {
  let last: Promise<unknown> = Promise.resolve()
  /** Sent, and not answered yet. */
  let pending: Core.OutgoingRequest | null = null

  const once = (asked: Asked): Promise<Negotiated> =>
    new Promise((answered) => {
      if (session.state !== SessionState.Established) return answered('cut')
      session
        .invite({
          sessionDescriptionHandlerOptions: {
            hold: asked.hold,
            constraints: { audio: true, video: asked.video },
            offerOptions: { iceRestart: asked.iceRestart },
          } as object, // options of SIP.js's web handler, which its session's type does not know
          requestDelegate: {
            onAccept() {
              pending = null
              answered('accepted')
            },
            onReject({ message: { statusCode = 500 } }) {
              pending = null
              if (statusCode === BUSY) setTimeout(() => answered(once(asked)), AGAIN_MS * (1 + Math.random()))
              else answered(GONE.includes(statusCode) ? 'gone' : UNREACHED.includes(statusCode) ? 'cut' : 'refused')
            },
          },
        })
        .then(
          (request) => {
            pending = request
          },
          () => answered('refused'),
        )
    })

  return {
    ask(asked: Asked): Promise<Negotiated> {
      const done = last.then(() => once(asked))
      last = done
      return done
    },
    /**
     * The connection is gone, and with it what is under way: it counts as unanswered now (RFC 3261, 14.1), not after the
     * 32 s of its transaction, for which taking the call up would wait.
     */
    lost(): void {
      const given = pending
      pending = null
      if (given === null) return
      given.dispose()
      // What SIP.js does itself when an answer refuses a re-INVITE.
      if (session.dialog instanceof Core.SessionDialog) {
        session.dialog.signalingStateRollback()
        session.dialog.reinviteUserAgentClient = undefined
      }
      const message = new Core.IncomingResponseMessage()
      message.statusCode = UNANSWERED
      given.delegate?.onReject?.({ message })
    },
  }
}
