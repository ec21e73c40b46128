import { NO_WISHES } from '#shared/telephony/devices/wishes.ts'
import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '#renderer/theme/console.css'
import { createRoot } from 'react-dom/client'
import { startLanguage } from '#renderer/language/i18n.ts'
import { App } from '#renderer/shell/App.tsx'
import { ConsoleContext } from '#renderer/shell/console.ts'
import { receiveContact } from '#renderer/telephony/given-contact.ts'
import { phoneOfSession } from '#renderer/telephony/phone-of-session.ts'
import { setPhone } from '#renderer/telephony/phone-state.ts'
import type { SessionState } from '#shared/console/session.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import type { PhoneAccount } from '#shared/telephony/account.ts'
import { type FakeWorld, fakeConsole } from '../../support/fake-console.ts'
import { sampleOf } from './sample.ts'
import { formDrafts } from './sample-outbound.ts'

declare global {
  interface Window {
    /** The world behind the screens, for tests to change. */
    world: FakeWorld
    /** A call comes from a colleague, with what they wrote. */
    receive: (contact: string) => Promise<void>
    /** The way to a PBX, given before the page. */
    phoneAccount?: PhoneAccount
    /** What the screens know of the phone, as a call would leave it. */
    setPhone: typeof setPhone
  }
}

const asked = new URLSearchParams(window.location.search)
const beginning = sampleOf(asked.get('as') ?? 'advisor', {
  empty: asked.has('empty'),
  many: Number(asked.get('many') ?? 0),
  contacts: Number(asked.get('contacts') ?? 0),
  refused: asked.has('refused') ? Number(asked.get('refused')) || 1 : 0,
  waiting: Number(asked.get('waiting') ?? 0),
  broken: Number(asked.get('broken') ?? 0),
  closed: Number(asked.get('closed') ?? 0),
  kept: Number(asked.get('kept') ?? 0),
  told: Number(asked.get('told') ?? 0),
  agents: Number(asked.get('agents') ?? 0),
  commercial: asked.has('commercial'),
  capped: asked.has('capped'),
  proven: asked.has('proven'),
  recorded: asked.has('recorded'),
  missed: asked.has('missed'),
  dueToday: asked.has('dueToday'),
  calm: asked.has('calm'),
  withdrawn: asked.has('withdrawn'),
  promisedFirst: asked.has('promisedFirst'),
})
const { person } = beginning
const signedOut: SessionState = {
  state: 'signedOut',
  known: asked.has('known') ? [{ login: person.login, name: person.name }] : [],
  protectedSecrets: !asked.has('unprotected'),
  centre: 'https://centro.example',
}
const sessions: Record<string, SessionState> = {
  signedOut,
  opening: { state: 'opening', step: 'openingStore' },
  mustChangePassword: { state: 'mustChangePassword', person },
  locked: { state: 'locked', person },
  notices: {
    state: 'open',
    person,
    notices: [{ kind: 'setAside', name: 'almacen-2026-11-24.db', rescued: 4, lost: 1 }],
    protectedSecrets: false,
    idleLockMinutes: 10,
  },
}
// Contacts without a guide, as one begun elsewhere is taken up: so many of them.
const forms = Number(asked.get('form') ?? 0)
if (forms > 0 && window.sessionStorage.getItem('fake.drafts') === null)
  window.sessionStorage.setItem('fake.drafts', JSON.stringify(formDrafts(forms)))
const world = fakeConsole({
  ...beginning,
  session: sessions[asked.get('session') ?? ''] ?? beginning.session,
  sync: asked.has('offline') ? { ...beginning.sync, connection: 'offline' } : beginning.sync,
  preferences: {
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
    language: asked.get('language') === 'en' ? 'en' : 'es-CO',
    singleKeys: true,
    toured: asked.has('tour') ? [] : [person.id],
    devices: NO_WISHES,
  },
  // Two tabs of one console have one store.
  memory: asked.has('shared') ? window.localStorage : window.sessionStorage,
  ...(window.phoneAccount === undefined ? {} : { phone: window.phoneAccount }),
})
window.world = world
window.setPhone = setPhone
window.receive = (contact) => receiveContact(world.console, InteractionId.parse(contact))
// A test may leave the phone as it likes; nothing else tells the screens of one then.
if (!asked.has('phonePut')) phoneOfSession(world.console)
await startLanguage()
const place = document.getElementById('console')
if (place === null) throw new Error('the preview has no place for the console')
createRoot(place).render(
  <ConsoleContext value={world.console}>
    <App />
  </ConsoleContext>,
)
