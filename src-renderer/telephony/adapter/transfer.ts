import { type Session, SessionState, type URI } from 'sip.js'

/**
 * Sends a call elsewhere (REFER, RFC 3515; with Replaces to a consultation, RFC 5589). Told once: yes when the other end
 * reports success or leaves after it agreed, no when it refuses or reports a failure.
 */
export function refer(session: Session, to: URI | Session, told: (accepted: boolean) => void): void {
  let agreed = false
  let over = false
  const tell = (accepted: boolean) => {
    if (over) return
    over = true
    told(accepted)
  }
  session.stateChange.addListener((state) => {
    if (state === SessionState.Terminated) tell(agreed)
  })
  session
    .refer(to, {
      requestDelegate: {
        onAccept() {
          agreed = true
        },
        onReject: () => tell(false),
      },
      onNotify(notification) {
        void notification.accept()
        const status = Number(/^SIP\/2\.0 (\d{3})/.exec(notification.request.body)?.[1] ?? 0)
        if (status >= 300) tell(false)
        else if (status >= 200) tell(true)
      },
    })
    .catch(() => tell(false))
}
