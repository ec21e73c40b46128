import type { UserAgent } from 'sip.js'

/** Seconds that a registration is asked for; renewed at this share of what the PBX grants. */
const EXPIRES_S = 300
const RENEW_SHARE = 0.7

/** What becomes of a REGISTER: granted, or refused with its status code. */
export interface RegistrationEvents {
  registered(): void
  refused(code: number): void
}

/**
 * The REGISTER of one user agent (RFC 3261, 10.2): one Call-ID, a rising CSeq. SIP.js's own Registerer refuses a second
 * REGISTER for the 32 s of timer F when the WebSocket was cut under the first one; here the newest one alone counts.
 */
export function registration(agent: UserAgent, events: RegistrationEvents) {
  const core = agent.userAgentCore
  const registrar = agent.configuration.uri.clone()
  registrar.user = undefined
  const { aor } = core.configuration
  const request = core.makeOutgoingRequestMessage('REGISTER', registrar, aor, aor, {})
  let newest = 0
  let renewal: ReturnType<typeof setTimeout> | undefined

  function register(): void {
    clearTimeout(renewal)
    const mine = ++newest
    request.cseq++
    request.setHeader('cseq', `${request.cseq} REGISTER`)
    request.extraHeaders = [
      `Contact: ${agent.contact.toString()};expires=${EXPIRES_S}`,
      'Allow: ACK, CANCEL, INVITE, BYE',
    ]
    core.register(request, {
      onAccept({ message }) {
        if (mine !== newest) return
        renewal = setTimeout(register, grantedOf(message.getHeaders('contact'), agent) * 1_000 * RENEW_SHARE)
        events.registered()
      },
      onReject({ message }) {
        // A 408 or 503 that SIP.js makes of a dead connection says nothing: the loss of the socket has been heard.
        if (mine === newest && agent.isConnected()) events.refused(message.statusCode ?? 500)
      },
    })
  }
  return {
    register,
    /** The connection is gone, and with it the contact at Asterisk: what was asked over it is not waited for. */
    lost() {
      newest++
      clearTimeout(renewal)
    },
  }
}

/** Seconds that the PBX granted to this contact; it lists all of the address's. */
function grantedOf(contacts: readonly string[], agent: UserAgent): number {
  const mine = contacts.find((one) => one.includes(agent.contact.uri.user ?? agent.contact.uri.host))
  const granted = Number(/;expires=(\d+)/i.exec(mine ?? '')?.[1])
  return Number.isFinite(granted) && granted > 0 ? granted : EXPIRES_S
}
