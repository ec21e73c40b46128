import { defineConfig } from '@playwright/test'

/** Debian's Chromium: Playwright's own browsers come from a site that build machines need not reach. */
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]

export default defineConfig<{ shell: 'browser' | 'electron' }>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A file's tests share their workstations; files take turns on two cores.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    { name: 'browser' },
    // What both shells must do, over the double of `electron` as well; what is Electron's own is in tests/e2e/electron.
    {
      name: 'electron',
      testMatch: ['one-action', 'two-people', 'password'].map((name) => `**/console/${name}.spec.ts`),
      use: { shell: 'electron' },
    },
  ],
  use: {
    headless: true,
    locale: 'es-CO',
    timezoneId: 'America/Bogota',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    // Recording every step costs a third of the time: TRACE=1 where a failure is looked into.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: chromiumFlags },
  },
})
