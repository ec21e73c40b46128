import { refuseStrayDrops } from './attachments/stray-drops.ts'
import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import './theme/console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from './language/i18n.ts'
import { App } from './shell/App.tsx'
import { ConsoleContext } from './shell/console.ts'
import { openConsole } from './shell/open-console.ts'
import { phoneOfSession } from './telephony/phone-of-session.ts'

refuseStrayDrops(window)
// The port may be handed over as soon as the page has loaded: it is listened for before anything else.
const console = openConsole()
phoneOfSession(console)
await startLanguage()

const place = document.getElementById('console')
if (place === null) throw new Error('index.html has no place for the console')
createRoot(place).render(
  <StrictMode>
    <ConsoleContext value={console}>
      <App />
    </ConsoleContext>
  </StrictMode>,
)
