import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { freePort } from '#tests/support/ports.ts'
import { buildOutdated } from '#tools/build.ts'
import { prepareSample } from '#tools/start/sample.ts'
import { startProgram } from './program.ts'
import { browserShell, electronShell, type RunningShell } from './shells.ts'

const root = join(import.meta.dirname, '..', '..', '..')
export const PASSWORD = 'prueba-local-2026'

/** The centre with the sample data of `npm start`; can be stopped and started again at the same address. */
export interface Central {
  readonly url: string
  stop(): Promise<void>
  start(): Promise<void>
}

export type Shell = 'browser' | 'electron'

/** One workstation: its shell as built, its data folder and its page. */
export interface Workstation {
  readonly page: Page
  /** Its data folder. */
  readonly folder: string
  /** Leaves the tour of a first sign-in, unless it is what the test is about. */
  signIn(login: string, password?: string, tour?: 'left' | 'kept'): Promise<void>
  /** The page's and the console's processes are gone at once; the folder stays. */
  kill(): Promise<void>
  /** The person closes the window, and the console ends cleanly. */
  close(): Promise<void>
  /** Starts the console again on the same folder and opens its page. */
  open(): Promise<void>
}

export interface Worker {
  readonly central: Central
  /** The name of a file that changes what every contact at its centre meets (`test.use`): it shares its centre with no other. */
  readonly alone: string
}
export interface Test {
  /** Which shell a workstation has (playwright.config.ts: its projects). */
  readonly shell: Shell
  /** @param through where its network leads, when not straight to the centre */
  readonly workstation: (through?: string) => Promise<Workstation>
}

export const test = base.extend<Test, Worker>({
  // Files whose worker's options differ run in workers of their own.
  alone: ['', { option: true, scope: 'worker' }],
  central: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture asks for from its pattern
    async ({}, use) => {
      await buildOutdated({ root })
      const data = mkdtempSync(join(tmpdir(), 'e2e-central-'))
      await prepareSample(root, data)
      const port = await freePort()
      const start = () =>
        startProgram(join(root, 'dist/central/main.js'), ['--data', join(data, 'central'), '--port', `${port}`])
      let program = await start()
      await use({
        url: program.url,
        stop: () => program.stop(),
        async start() {
          program = await start()
        },
      })
      await program.stop()
      rmSync(data, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  shell: ['browser', { option: true }],
  workstation: async ({ browser, central, shell }, use) => {
    const opened: { end(): Promise<void> }[] = []
    await use(async (through = central.url) => {
      const one =
        shell === 'electron' ? await workstationOver(electronShell(through)) : await openWorkstation(browser, through)
      opened.push(one)
      return one
    })
    for (const one of opened) await one.end()
  },
})

/**
 * A workstation that outlives a test; whoever opens it ends it. With `permissions` its page may use what the browser asks
 * people for.
 */
export const openWorkstation = async (browser: Browser, central: string, permissions: readonly string[] = []) =>
  workstationOver(await browserShell(browser, central, permissions))

async function workstationOver(shell: RunningShell): Promise<Workstation & { end(): Promise<void> }> {
  const toured = new Set<string>()
  const open = async () => {
    await shell.open()
    const leave = shell.page.getByRole('button', { name: 'Dejar el recorrido' })
    await shell.page.addLocatorHandler(leave, async (button) => button.click())
    await shell.page.locator('main').first().waitFor()
  }
  await open()
  return {
    get page() {
      return shell.page
    },
    folder: shell.folder,
    open,
    async signIn(login, password = PASSWORD, tour = 'left') {
      const { page } = shell
      await page.getByLabel('Usuario').fill(login)
      await page.getByLabel('Contraseña', { exact: true }).fill(password)
      await page.keyboard.press('Enter')
      await page.getByRole('navigation').first().waitFor()
      if (tour === 'left' && !toured.has(login)) await leaveTour(page)
      toured.add(login)
    },
    kill: shell.kill,
    close: shell.close,
    end: shell.end,
  }
}

/**
 * The tour comes up at a person's first sign-in on a workstation. It is left before a test opens a menu, which a click
 * beside it would close; whom it does not come up for is not waited for long.
 */
const leaveTour = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: 'Dejar el recorrido' })
    .evaluate((button) => (button as HTMLButtonElement).click(), undefined, { timeout: 3_000 }) // it is a button
    .catch(() => undefined)

/** Waits until the store has said that it has every text of the draft on the screen. */
export const draftSaved = (page: Page): Promise<void> =>
  expect(page.locator('[data-draft]').first()).toHaveAttribute('data-draft', 'saved')

export { expect } from '@playwright/test'
