import { closeSync, constants, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { newRecoveryKey } from '#central/identity/recovery-key.ts'
import { relock } from '#main/keys/key-bundle.ts'
import { peopleFolders } from '#main/keys/people-folders.ts'
import { fileSecretStorage } from '#main/shell/browser/file-secrets.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { startProgram } from '#tests/e2e/console/program.ts'
import { freePort } from '#tests/support/ports.ts'
import { buildOutdated } from '../../build.ts'
import type { LocalStore } from '../../sample/local.ts'
import { SAMPLE_PASSWORD, samplePeople } from '../../sample/people.ts'
import { prepareSample } from '../../start/sample.ts'
import { bareScript } from '../bare-script.ts'
import { noteWithin } from './paint.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** The desk as people have it, in Chromium, with a stress store open; a bare React page in the same browser. */
export interface DeskWorld {
  readonly desk: Page
  readonly bare: Page
  /** The address of the centre, for somebody else's work. */
  readonly central: string
  /** Scripts that the first screen asked for (the sign-in), by address. */
  readonly entrance: ReadonlyMap<string, Uint8Array>
  /** The same and what was asked for until the inbox was there. */
  readonly scripts: ReadonlyMap<string, Uint8Array>
  stop(): Promise<void>
}

/** @param inspect port on which the shell of the console can be looked into */
export async function deskWorld(store: LocalStore, inspect?: number): Promise<DeskWorld> {
  const begun: (() => unknown)[] = []
  const stop = async () => {
    for (const end of begun.toReversed()) await end()
  }
  try {
    return { ...(await begin(store, inspect, begun)), stop }
  } catch (fault) {
    // Nothing of a world that did not come about goes on beside what is measured next.
    await stop()
    throw fault
  }
}

/** @param begun takes how each part is ended, in the order of their beginning */
async function begin(
  store: LocalStore,
  inspect: number | undefined,
  begun: (() => unknown)[],
): Promise<Omit<DeskWorld, 'stop'>> {
  await buildOutdated({ root })
  const data = mkdtempSync(join(tmpdir(), 'bench-desk-'))
  begun.push(() => rmSync(data, { recursive: true, force: true }))
  await prepareSample(root, data)
  const central = await startProgram(join(root, 'dist/central/main.js'), [
    ...['--data', join(data, 'central')],
    ...['--port', `${await freePort()}`],
  ])
  begun.push(central.stop)
  const folder = join(data, 'console')
  const port = await freePort()
  const start = async (env?: NodeJS.ProcessEnv) => {
    const started = await startProgram(
      join(root, 'dist/browser/main.js'),
      [...['--central', central.url], ...['--data', folder], ...['--port', `${port}`]],
      env,
    )
    begun.push(started.stop)
    return started
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  begun.push(() => browser.close())
  const first = await start()
  await signIn(await openPage(browser, first.url))
  await first.stop()
  await giveStore(folder, store)

  const console = await start(
    inspect === undefined ? undefined : { ...process.env, NODE_OPTIONS: `--inspect=127.0.0.1:${inspect}` },
  )
  const scripts = new Map<string, Uint8Array>()
  const desk = await openPage(browser, console.url, scripts)
  await desk.waitForLoadState('networkidle')
  const entrance = new Map(scripts)
  await signIn(desk)
  const firstScreen = new Map(scripts)
  const bare = await browser.newContext().then((context) => context.newPage())
  await bare.setContent(
    `<!doctype html><div id="root"></div><script>${await bareScript(join(import.meta.dirname, 'bare-page.mjs'), 'iife')}</script>`,
  )
  await bare.locator('#field').waitFor()
  // Afterwards: what listened before went with the page's old content.
  await bare.evaluate(noteWithin)
  return { desk, bare, central: central.url, entrance, scripts: firstScreen }
}

async function openPage(browser: Browser, url: string, scripts?: Map<string, Uint8Array>): Promise<Page> {
  const context = await browser.newContext({ locale: 'es-CO', viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.addInitScript(noteWithin)
  page.on('response', async (response) => {
    // By its name: a chunk that is preloaded is a script as well, and is no request of that type.
    if (new URL(response.url()).pathname.endsWith('.js')) scripts?.set(response.url(), await response.body())
  })
  const tour = page.getByRole('button', { name: 'Dejar el recorrido' })
  await page.addLocatorHandler(tour, (button) => button.click())
  await page.goto(url)
  await page.locator('main').first().waitFor()
  return page
}

export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Usuario').fill(samplePeople[0]?.login ?? '')
  await page.getByLabel('Contraseña', { exact: true }).fill(SAMPLE_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.waitForLoadState('networkidle')
}

/** The stress store in the place of the person's own, its key under their lock. */
export async function giveStore(
  folder: string,
  { path, key }: LocalStore,
  password: string = SAMPLE_PASSWORD,
): Promise<void> {
  const folders = peopleFolders(folder)
  const [bundle] = folders.known()
  if (bundle === undefined) throw new Error('nobody has signed in')
  const { person } = bundle
  const secret = await fileSecretStorage(join(folder, 'secrets')).get(`store-${person.id}`)
  if (secret === null) throw new Error('the lock has no secret')
  const { publicKey } = newRecoveryKey()
  folders.write(await relock(bundle, Buffer.from(key, 'hex'), password, secret, publicKey, instantOf(Date.now())))
  const own = join(folders.folder(person.id), 'store.db')
  for (const part of ['-wal', '-shm', '-open']) rmSync(own + part, { force: true })
  copyFileSync(path, own, constants.COPYFILE_FICLONE)
  // On the disk before anything is measured: the first save would wait for two gigabytes to be written.
  const copied = openSync(own, 'r+')
  fsyncSync(copied)
  closeSync(copied)
}
