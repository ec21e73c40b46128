import { URI, type UserAgent } from 'sip.js'

const EVERY_MS = 10_000
const ANSWER_WITHIN_MS = 4_000

/**
 * Asks the PBX whether it is there (OPTIONS, RFC 3261, 11): any answer says yes. A connection that a proxy or a sleeping
 * access point has silently dropped is noticed by it, which the WebSocket itself would only do after minutes.
 */
export function keepAlive(agent: UserAgent, dead: () => void) {
  let next: ReturnType<typeof setTimeout> | undefined
  let wait: ReturnType<typeof setTimeout> | undefined

  function ask(): void {
    clearTimeout(wait)
    wait = setTimeout(() => {
      stop()
      dead()
    }, ANSWER_WITHIN_MS)
    const answered = () => {
      clearTimeout(wait)
    }
    const { aor } = agent.userAgentCore.configuration
    const to = new URI('sip', '', agent.configuration.uri.host)
    const request = agent.userAgentCore.makeOutgoingRequestMessage('OPTIONS', to, aor, to, {})
    agent.userAgentCore.request(request, { onAccept: answered, onRedirect: answered, onReject: answered })
    next = setTimeout(ask, EVERY_MS)
  }
  function stop(): void {
    clearTimeout(next)
    clearTimeout(wait)
  }
  return {
    start() {
      stop()
      next = setTimeout(ask, EVERY_MS)
    },
    stop,
  }
}
