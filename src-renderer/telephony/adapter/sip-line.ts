import {
  type Invitation,
  type SessionDescriptionHandlerFactory,
  TransportState,
  URI,
  UserAgent,
  UserAgentState,
} from 'sip.js'
import type { PhoneAccount } from '#shared/telephony/account.ts'
import type { LineEvent } from '#shared/telephony/phone/events.ts'
import { keepAlive } from './keep-alive.ts'
import { registration } from './registration.ts'

/** Seconds until a connection that is not made is given up. */
const CONNECT_WITHIN_S = 4

export interface SipLineParts {
  readonly account: PhoneAccount
  readonly mediaHandlers: SessionDescriptionHandlerFactory
  readonly hear: (event: LineEvent) => void
  readonly invited: (invitation: Invitation) => void
}

/** The WebSocket to the PBX and the registration over it. When to try again is the phone machine's to say, not SIP.js's. */
export function sipLine({ account, mediaHandlers, hear, invited }: SipLineParts) {
  let connecting: ReturnType<typeof setTimeout> | undefined
  /** The last wish to connect at once; a disconnection is another. */
  let wish = 0
  /** Heard already that this connection is gone. */
  let down = true
  const agent = new UserAgent({
    uri: new URI('sip', account.user, account.domain),
    authorizationUsername: account.user,
    authorizationPassword: account.secret,
    displayName: account.displayName,
    // One contact for the life of the page: re-registering replaces it, dialogs keep pointing to it.
    contactName: `${account.user}-${crypto.randomUUID().slice(0, 8)}`,
    transportOptions: { server: account.wsUrl, connectionTimeout: CONNECT_WITHIN_S, keepAliveInterval: 0 },
    reconnectionAttempts: 0,
    // With it SIP.js hangs every call up when the page is reloaded; here the call outlives the page.
    gracefulShutdown: false,
    // A ring ends by the PBX's word alone.
    noAnswerTimeout: 3_600,
    sessionDescriptionHandlerFactory: mediaHandlers,
    logBuiltinEnabled: false,
    userAgentString: 'Multicontacto',
    delegate: {
      onConnect() {
        down = false
        hear({ type: 'socketOpen' })
      },
      onDisconnect: () => lost(),
      onInvite: invited,
    },
  })
  const registered = registration(agent, {
    registered() {
      alive.start()
      hear({ type: 'registered' })
    },
    refused: (code) => hear({ type: 'registerRefused', code, dice: Math.random() }),
  })
  const alive = keepAlive(agent, () => {
    lost()
    // Its closing may take as long as the silence lasts: the next connection does not wait for it.
    close()
  })

  function lost(): void {
    alive.stop()
    registered.lost()
    if (down) return
    down = true
    hear({ type: 'socketLost', dice: Math.random() })
  }
  /** What fails here is a connection that is gone already. */
  const close = () =>
    void Promise.resolve()
      .then(() => agent.transport.disconnect())
      .catch(() => {})

  function open() {
    if (agent.transport.state === TransportState.Connected) return hear({ type: 'socketOpen' })
    const tried = agent.state === UserAgentState.Started ? agent.reconnect() : agent.start()
    down = false
    tried.catch(() => {
      // A try that fails before it opened tells onDisconnect only in some states; heard once either way.
      lost()
    })
  }

  return {
    agent,
    contact: agent.contact.uri.user ?? '',
    connect(inMs: number) {
      clearTimeout(connecting)
      if (inMs > 0) {
        connecting = setTimeout(open, inMs)
        return
      }
      // Behind what is being done, and before what the screen draws.
      const mine = ++wish
      queueMicrotask(() => mine === wish && open())
    },
    register: registered.register,
    disconnect() {
      clearTimeout(connecting)
      wish++
      alive.stop()
      registered.lost()
      down = true
      close()
    },
    /** Whether what is said now reaches the PBX. */
    isUp: () => agent.isConnected() && !down,
  }
}
export type SipLine = ReturnType<typeof sipLine>
