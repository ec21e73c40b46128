import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { buildOutdated } from '#tools/build.ts'
import { prepareSample } from '#tools/start/sample.ts'
import { type Program, startProgram } from './program.ts'

const root = join(import.meta.dirname, '..', '..', '..')
export const PASSWORD = 'prueba-local-2026'

/** The centre with the sample data of `npm start`; can be stopped and started again at the same address. */
export interface Central {
  readonly url: string
  stop(): Promise<void>
  start(): Promise<void>
}

/** One workstation: the browser shell as built, its data folder and its page. */
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
  /** True where a file changes what every contact at its centre meets (`test.use`): it shares its centre with no other. */
  readonly alone: boolean
}
export interface Test {
  /** @param through where its network leads, when not straight to the centre */
  readonly workstation: (through?: string) => Promise<Workstation>
}

export const test = base.extend<Test, Worker>({
  // Files whose worker's options differ run in workers of their own.
  alone: [false, { option: true, scope: 'worker' }],
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
  workstation: async ({ browser, central }, use) => {
    const opened: { end(): Promise<void> }[] = []
    await use(async (through = central.url) => {
      const one = await openWorkstation(browser, through)
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
export async function openWorkstation(
  browser: Browser,
  central: string,
  permissions: readonly string[] = [],
): Promise<Workstation & { end(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-console-'))
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const console = () =>
    startProgram(join(root, 'dist/browser/main.js'), ['--central', central, '--data', folder, '--port', `${port}`])
  let program: Program
  let page: Page
  const toured = new Set<string>()
  const open = async () => {
    program = await console()
    const context = await browser.newContext({ locale: 'es-CO', permissions: [...permissions] })
    page = await context.newPage()
    const leave = page.getByRole('button', { name: 'Dejar el recorrido' })
    await page.addLocatorHandler(leave, async (button) => button.click())
    await page.goto(program.url)
    await page.locator('main').first().waitFor()
  }
  await open()
  return {
    get page() {
      return page
    },
    folder,
    open,
    async signIn(login, password = PASSWORD, tour = 'left') {
      await page.getByLabel('Usuario').fill(login)
      await page.getByLabel('Contraseña', { exact: true }).fill(password)
      await page.keyboard.press('Enter')
      await page.getByRole('navigation').first().waitFor()
      if (tour === 'left' && !toured.has(login)) await leaveTour(page)
      toured.add(login)
    },
    async kill() {
      await program.kill()
      await page.context().close()
    },
    async close() {
      await page.context().close()
      await program.stop()
    },
    async end() {
      await page.context().close()
      await program.stop()
      rmSync(folder, { recursive: true, force: true })
    },
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address === null || typeof address === 'string' ? reject(address) : resolve(address.port)))
    })
  })
}

export { expect } from '@playwright/test'
