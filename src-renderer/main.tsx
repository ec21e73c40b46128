import { refuseStrayDrops } from './attachments/stray-drops.ts'
import { openConsole } from './shell/open-console.ts'
import { phoneOfSession } from './telephony/phone-of-session.ts'

refuseStrayDrops(window)
// The port may be handed over as soon as the page has loaded: it is listened for before anything else.
const console = openConsole()
// Before the screen, which takes longest to be read: after a reload a customer is on the line.
phoneOfSession(console)
const { showConsole } = await import('./shell/show-console.tsx')
await showConsole(console)
