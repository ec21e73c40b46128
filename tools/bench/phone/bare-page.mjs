import { Registerer, SessionState, UserAgent, Web } from 'sip.js'

/** @typedef {{ user: string, secret: string, wsUrl: string, names: Record<string, string> }} Given */

/** The peer: SIP.js, a name that is written, and the recipe by which a reloaded page has its call back. Nothing else. */
const given = /** @type {Given} */ (JSON.parse(document.getElementById('given')?.textContent ?? ''))
const name = document.getElementById('name')
const state = document.getElementById('state')
const sound = new Audio()
/** @type {import('sip.js').Invitation | null} */
let call = null
/** @type {(text: string) => void} */
const say = (text) => {
  if (state !== null) state.textContent = text
}

const uri = UserAgent.makeURI(`sip:${given.user}@127.0.0.1`)
if (uri === undefined) throw new Error('the user makes no address')
const agent = new UserAgent({
  uri,
  authorizationUsername: given.user,
  authorizationPassword: given.secret,
  transportOptions: { server: given.wsUrl },
  sessionDescriptionHandlerFactoryOptions: {
    iceGatheringTimeout: 500,
    peerConnectionConfiguration: { iceServers: [] },
  },
  // A reload leaves the call where it is.
  gracefulShutdown: false,
  logBuiltinEnabled: false,
  delegate: {
    onInvite(invitation) {
      call = invitation
      if (name !== null) name.textContent = given.names[invitation.remoteIdentity.uri.user ?? ''] ?? ''
      invitation.stateChange.addListener((now) => {
        if (now === SessionState.Established) {
          const handler = invitation.sessionDescriptionHandler
          if (handler instanceof Web.SessionDescriptionHandler) sound.srcObject = handler.remoteMediaStream
          void sound.play().catch(() => {})
          sessionStorage.setItem('call', '1')
          say('talking')
        }
        if (now !== SessionState.Terminated) return
        if (name !== null) name.textContent = ''
        sessionStorage.removeItem('call')
        say('free')
      })
      if (invitation.request.getHeader('X-Retake') === '1') void invitation.accept()
    },
  },
})
addEventListener('keydown', ({ key }) => {
  if (key === 'F2') void call?.accept()
  if (key === 'F4') void call?.bye()
})

window.phoneNotes.began = performance.now()
await agent.start()
await new Registerer(agent).register({
  requestDelegate: {
    onAccept() {
      say('free')
      if (sessionStorage.getItem('call') === '1') void fetch('/retake', { method: 'POST' })
    },
  },
})
