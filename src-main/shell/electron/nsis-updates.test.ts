import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NsisUpdater } from 'electron-updater'
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AskSignature } from './authenticode.ts'
import { publishersIn } from './publishers.ts'
import { electronUpdates } from './updates.ts'

/*
 * electron-updater itself, as it stands in an installation on Windows: only Electron's own parts (the application, its
 * network) are Node's here, and the system's word on a signature is the test's.
 */
const PUBLISHER = 'CN=Multicontacto S.A.S., O=Multicontacto S.A.S., C=CO'
const INSTALLER = 'Multicontacto-Setup-9.9.9.exe'
const bytes = Buffer.from('an installer of the version 9.9.9')

class NodeRequests extends ElectronHttpExecutor {
  override createRequest(options: object, callback: (response: unknown) => void) {
    return request(options, callback) as never // stands for Electron.ClientRequest: what the library uses of it is Node's
  }
}

let folder: string
let feed: Server
let url: string
let sha512: string
let quitting: ((code: number) => void)[]
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  folder = mkdtempSync(join(tmpdir(), 'nsis-'))
  writeFileSync(join(folder, 'Uninstall Multicontacto.exe'), '')
  sha512 = createHash('sha512').update(bytes).digest('base64')
  quitting = []
  feed = createServer((asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://feed').pathname
    if (path === `/${INSTALLER}`) return void answer.end(bytes)
    if (!/^\/latest.*\.yml$/.test(path)) return void answer.writeHead(404).end()
    const file = `url: ${INSTALLER}\n    sha512: ${sha512}\n    size: ${bytes.length}`
    answer.end(`version: 9.9.9\nfiles:\n  - ${file}\npath: ${INSTALLER}\nsha512: ${sha512}\n`)
  })
  await new Promise<void>((listening) => feed.listen(0, '127.0.0.1', listening))
  const address = feed.address()
  if (address === null || typeof address === 'string') throw new Error('the feed listens on no port')
  url = `http://127.0.0.1:${address.port}`
})
afterEach(async () => {
  vi.restoreAllMocks()
  feed.closeAllConnections()
  await new Promise((closed) => feed.close(closed))
  rmSync(folder, { recursive: true, force: true })
})

/** An installation whose package names a publisher, looking at the feed. */
async function installed(publisher: string, ask: AskSignature) {
  const settings = join(folder, 'app-update.yml')
  writeFileSync(settings, `provider: generic\nurl: ${url}\n${publisher}updaterCacheDirName: updater\n`)
  const updater = new NsisUpdater(null, {
    version: '0.1.0',
    name: 'multicontacto',
    isPackaged: true,
    appUpdateConfigPath: settings,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: (handler) => void quitting.push(handler),
  })
  updater.logger = null
  const run = vi.fn(async () => true)
  Object.assign(updater, { httpExecutor: new NodeRequests(), spawnLog: run })
  const logged: unknown[] = []
  const updates = await electronUpdates(
    { updates: 'auto', updateFeed: url },
    {
      platform: 'win32',
      packaged: true,
      program: join(folder, 'Multicontacto.exe'),
      appImage: undefined,
      version: '0.1.0',
      publishers: publishersIn(settings),
    },
    async () => updater,
    (entry) => logged.push(entry),
    ask,
  )
  /** The console closes; whether an installer was started then. */
  const installsAtQuit = () => {
    for (const quit of quitting) quit(0)
    return run.mock.calls.length > 0
  }
  const settled = () => vi.waitFor(() => expect(updates.state().state).toMatch(/ready|failed/), { timeout: 10_000 })
  return { updates, installsAtQuit, settled }
}

const named = `publisherName:\n  - ${PUBLISHER}\n`
const answers = (Status: number, Subject: string | null): AskSignature => {
  const SignerCertificate = Subject === null ? null : { Subject }
  return async (Path) => JSON.stringify({ Status, Path, SignerCertificate })
}
const pending = () => (existsSync(join(folder, 'updater/pending')) ? readdirSync(join(folder, 'updater/pending')) : [])

test('the publisher’s version is ready, and put in when the console closes', async () => {
  const { updates, installsAtQuit, settled } = await installed(named, answers(0, PUBLISHER))
  await settled()
  expect(updates.state()).toEqual({ state: 'ready', version: '9.9.9' })
  expect(pending()).toContain(INSTALLER)
  expect(installsAtQuit()).toBe(true)
})

test.each<[string, AskSignature]>([
  ['not signed', answers(2, null)],
  ['signed by somebody else', answers(0, 'CN=Otra, C=CO')],
  ['nobody can say of', () => Promise.reject(new Error('powershell.exe is forbidden here'))],
])('a version that is %s is not put in, and nothing of it stays', async (_, ask) => {
  const { updates, installsAtQuit, settled } = await installed(named, ask)
  await settled()
  expect(updates.state()).toEqual({ state: 'failed', why: 'unverified' })
  expect(updates.install()).toBe(false)
  expect(installsAtQuit()).toBe(false)
  expect(pending()).toEqual([])
})

test('a version that is not what the feed says it is, is not put in', async () => {
  sha512 = createHash('sha512').update('another').digest('base64')
  const { updates, installsAtQuit, settled } = await installed(named, answers(0, PUBLISHER))
  await settled()
  expect(updates.state()).toEqual({ state: 'failed', why: 'unverified' })
  expect(installsAtQuit()).toBe(false)
  expect(pending()).toEqual([])
})

test('a package that names no publisher takes nothing: its checksums would be the feed’s own word', async () => {
  const { updates, installsAtQuit } = await installed('', answers(0, PUBLISHER))
  expect(updates.state()).toEqual({ state: 'failed', why: 'noPublisher' })
  expect(installsAtQuit()).toBe(false)
  expect(pending()).toEqual([])
})
