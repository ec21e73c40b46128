import type { Session } from 'sip.js'
import { peerOf } from './media.ts'

const TONE_MS = 120
const GAP_MS = 70

/** Sends a digit in the sound's own stream (RFC 4733), or by INFO where the other end did not agree to that. */
export function sendDigit(session: Session, digit: string): void {
  const sender = peerOf(session)
    ?.getSenders()
    .find(({ track }) => track?.kind === 'audio')
  const { dtmf } = sender ?? {}
  if (dtmf?.canInsertDTMF) {
    // Digits that have not been sent yet stay in front.
    dtmf.insertDTMF(dtmf.toneBuffer + digit, TONE_MS, GAP_MS)
    return
  }
  const content = `Signal=${digit}\r\nDuration=${TONE_MS}`
  const body = { contentDisposition: 'render', contentType: 'application/dtmf-relay', content }
  // A call that has ended meanwhile hears no digit.
  void session.info({ requestOptions: { body } }).catch(() => {})
}
