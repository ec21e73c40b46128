import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '../theme/console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Console } from '#shared/console/contract.ts'
import { startLanguage } from '../language/i18n.ts'
import { App } from './App.tsx'
import { ConsoleContext } from './console.ts'

/** Draws the console into the page, once its language is there. */
export async function showConsole(console: Console): Promise<void> {
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
}
