import { type Session, type SessionDescriptionHandlerModifier, Web } from 'sip.js'
import { peerOf } from './media.ts'

/** The picture that a call sends: what it is taken from, and the way to send another in its place. */
export interface Picture {
  /** What the camera sees; null: none is sent. */
  readonly own: MediaStream | null
  /** Sends this instead, in the stream that was agreed on. */
  send(track: MediaStreamTrack | null): Promise<void>
}

/** The picture of a call that was set up with one; null: it is sound alone. */
export function pictureOf(session: Session): Picture | null {
  const handler = session.sessionDescriptionHandler
  const sender = peerOf(session)
    ?.getTransceivers()
    .find(({ receiver }) => receiver.track.kind === 'video')?.sender
  if (sender === undefined || !(handler instanceof Web.SessionDescriptionHandler)) return null
  const [track] = handler.localMediaStream.getVideoTracks()
  return {
    own: track === undefined ? null : new MediaStream([track]),
    send: (next) => sender.replaceTrack(next),
  }
}

/** Takes an offer's sound alone: its picture is declined (RFC 3264, 6), so that nobody waits for one. */
export const soundAlone: SessionDescriptionHandlerModifier = async (description) => ({
  ...description,
  sdp: (description.sdp ?? '').replace(/^m=video \d+ /m, 'm=video 0 '),
})
