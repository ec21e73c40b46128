import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { startProgram } from '#tests/e2e/console/program.ts'
import { freePort } from '#tests/support/ports.ts'
import { putAdvisor, type TestPbx, testPbx } from '#tests/telephony/harness/pbx.ts'
import { choose, stateIs } from '#tests/telephony/harness/phone.ts'
import { buildOutdated } from '../../build.ts'
import { phoneOptionsOf } from '../../pbx/phone-options.ts'
import type { LocalStore } from '../../sample/local.ts'
import { prepareSample } from '../../start/sample.ts'
import { giveStore, signIn } from '../desk/world.ts'
import { serveBare } from './bare.ts'
import { notePhone } from './note.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const SECRET = 'not-a-real-secret'
/** As the dialplan takes an advisor's name, and nobody's of the centre: the bridge leaves its members alone. */
const BARE_USER = 'ubare'
const [OUR_NUMBER, BARE_NUMBER, BARE_QUEUE] = ['6015550200', '6015550300', 'eventos']
const REGISTERED_WITHIN_MS = 20_000

/** One of the two phones at the PBX. */
export interface BenchPhone {
  readonly page: Page
  /** What customers dial for it. */
  readonly dials: string
  /** Where the caller's name is written. */
  readonly name: string
  /** Hangs up, and is ready for the next call. */
  over(): Promise<void>
}

/** A real PBX; the console with a stress store and a bare SIP.js page, both registered there, in one Chromium. */
export interface PhoneBenchWorld {
  readonly pbx: TestPbx
  readonly ours: BenchPhone
  readonly bare: BenchPhone
  stop(): Promise<void>
}

/** @param names whose call each number is, for the bare page */
export async function phoneBenchWorld(
  store: LocalStore,
  names: Readonly<Record<string, string>>,
): Promise<PhoneBenchWorld> {
  await buildOutdated({ root })
  const data = mkdtempSync(join(tmpdir(), 'bench-phone-'))
  const pbx = await testPbx()
  await prepareSample(root, data)
  writeFileSync(join(data, 'pbx.json'), JSON.stringify(phoneOptionsOf(pbx.settings, true)))
  const central = await startProgram(join(root, 'dist/central/main.js'), [
    ...['--data', join(data, 'central'), '--port', `${await freePort()}`],
    ...['--pbx', join(data, 'pbx.json')],
  ])
  const folder = join(data, 'console')
  const port = await freePort()
  const start = () =>
    startProgram(join(root, 'dist/browser/main.js'), [
      ...['--central', central.url, '--data', folder, '--port', `${port}`],
    ])
  const browser = await phoneBrowser()
  const first = await start()
  const context = await quietContext(browser)
  await signIn(await openedPage(context, first.url))
  await first.stop()
  await giveStore(folder, store)
  await context.close()

  const console = await start()
  const page = await openedPage(await quietContext(browser), console.url)
  await signIn(page)
  await choose(page, 'Disponible')
  await stateIs(page, 'Disponible', REGISTERED_WITHIN_MS)

  const bare = await serveBare(pbx, { user: BARE_USER, secret: SECRET, wsUrl: pbx.wsUrl, names })
  await putAdvisor(pbx, BARE_USER, { secret: SECRET })
  const barePage = await openedPage(await quietContext(browser), bare.url)
  await barePage.getByText('free').waitFor({ timeout: REGISTERED_WITHIN_MS })
  const added = await pbx.ami.send('QueueAdd', {
    ...{ Queue: BARE_QUEUE, Interface: `PJSIP/${BARE_USER}`, Paused: 'false' },
  })
  if (!added.ok) throw new Error(`the bare page is in no queue: ${added.error.code}`)
  return {
    pbx,
    ours: {
      page,
      dials: OUR_NUMBER,
      name: '[role="alert"] b',
      async over() {
        // Twice: where the contact's step has a field, one key alone hangs nobody up.
        await page.keyboard.press('F4')
        await page.keyboard.press('F4')
        await page.getByRole('button', { name: 'Terminar', exact: true }).click()
        await stateIs(page, 'Disponible')
      },
    },
    bare: {
      page: barePage,
      dials: BARE_NUMBER,
      name: '#name',
      async over() {
        await barePage.keyboard.press('F4')
        await barePage.getByText('free').waitFor()
      },
    },
    async stop() {
      await browser.close()
      bare.stop()
      await console.stop()
      await central.stop()
      await pbx.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

const phoneBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    ],
  })

const quietContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    ...{ locale: 'es-CO', viewport: { width: 1366, height: 768 }, permissions: ['microphone', 'camera'] },
  })

async function openedPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(notePhone)
  const tour = page.getByRole('button', { name: 'Dejar el recorrido' })
  await page.addLocatorHandler(tour, (button) => button.click())
  await page.goto(url)
  await page.locator('main').first().waitFor()
  return page
}
