import { type Session, SessionState } from 'sip.js'

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
const UNREACHED = [408, 503]

/** The re-INVITEs of one session, one after the other: SIP.js refuses a second one under way. */
export function negotiation(session: Session) {
  let last: Promise<unknown> = Promise.resolve()

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
            onAccept: () => answered('accepted'),
            onReject({ message: { statusCode = 500 } }) {
              if (statusCode === BUSY) setTimeout(() => answered(once(asked)), AGAIN_MS * (1 + Math.random()))
              else answered(GONE.includes(statusCode) ? 'gone' : UNREACHED.includes(statusCode) ? 'cut' : 'refused')
            },
          },
        })
        .catch(() => answered('refused'))
    })

  return (asked: Asked): Promise<Negotiated> => {
    const done = last.then(() => once(asked))
    last = done
    return done
  }
}
