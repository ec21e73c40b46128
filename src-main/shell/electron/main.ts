import { existsSync, mkdirSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, dialog, Menu, MessageChannelMain, powerMonitor, protocol, session } from 'electron'
import { makeFolders } from '#shared/kernel/make-folders.ts'
import { writtenError } from '#shared/kernel/written-error.ts'
import { createConsole } from '../../console/console.ts'
import { centreAddress } from '../centre-address.ts'
import { contentSecurityPolicy, SECURITY_HEADERS } from '../content-security.ts'
import { serveConsole } from '../ipc/serve-console.ts'
import { pageFile } from '../page-files.ts'
import { pbxPlaces } from '../pbx-places.ts'
import { attachmentLimits, workstationPolicy } from '../policy.ts'
import type { Shell } from '../shell.ts'
import { startSentence } from '../start-sentences.ts'
import { VERSION } from '../version.ts'
import { guardSession, guardWebContents } from './guard-web-contents.ts'
import { ORIGIN } from './permissions.ts'
import { publishersIn } from './publishers.ts'
import { keyringSecrets } from './secrets.ts'
import { electronUpdates, type Installation, type Updater } from './updates.ts'
import { startUtilityStore } from './utility-store.ts'

/** The product: one window over `app://console`, one port to the services. Everything here is Electron's; the rest is not. */
const { values } = parseArgs({
  options: { central: { type: 'string' }, data: { type: 'string' }, policy: { type: 'string' } },
  strict: false,
})
const log = (entry: Readonly<Record<string, unknown>>) => console.error(JSON.stringify(entry))
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.enableSandbox()
// Dates, spelling and Chromium's own words as the console speaks, whatever the system does.
app.commandLine.appendSwitch('lang', 'es-CO')
guardWebContents()

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(sayAndQuit)
else app.quit()

/** There is no window to say it in, and a window that never comes says nothing. */
function sayAndQuit(failure: unknown): void {
  log({ level: 'error', err: writtenError(failure) })
  dialog.showErrorBox('Multicontacto', startSentence(failure, text(values.data) ?? app.getPath('userData'), null))
  app.exit(1)
}

async function start(): Promise<void> {
  const policy = workstationPolicy(text(values.policy))
  const centre = centreAddress(text(values.central), policy)
  const data = text(values.data) ?? app.getPath('userData')
  makeFolders({ existsSync, mkdirSync, statSync, dirname }, data)
  const shell: Shell = {
    kind: 'electron',
    secrets: keyringSecrets(join(data, 'secrets')),
    dataFolder: data,
    deviceName: hostname(),
    network: { proxy: policy.proxy ?? null, authorities: policy.authorities ?? null },
    updates: await electronUpdates(policy, installation(), loadUpdater, log),
    startStore: () => startUtilityStore(join(data, 'code-cache')),
    onWake: (woke) => {
      powerMonitor.on('resume', woke)
      powerMonitor.on('unlock-screen', woke)
    },
    log,
  }
  const places = pbxPlaces(policy, centre)
  const services = createConsole({
    shell,
    centre,
    app: VERSION,
    offlineDays: policy.offlineDays,
    idleLockMinutes: policy.idleLockMinutes,
    allowUnprotectedSecrets: policy.allowUnprotectedSecrets,
    attachmentLimits: attachmentLimits(policy),
    mayRegisterAt: places.allows,
  })
  const pages = fileURLToPath(new URL('../renderer', import.meta.url))
  const rules = contentSecurityPolicy(["'self'", ...places.sources].join(' '))
  protocol.handle('app', (request) => respond(pages, rules, new URL(request.url)))
  guardSession(session.defaultSession)
  Menu.setApplicationMenu(null)

  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    webPreferences: {
      preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  // A page that loads again gets a port of its own; the old one closes with the old page.
  window.webContents.on('did-finish-load', () => handPort(window, services))
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    stopped = true
    void services.stop().finally(() => app.quit())
  })
  await window.loadURL(`${ORIGIN}/`)
}

const installation = (): Installation => ({
  platform: process.platform,
  packaged: app.isPackaged,
  program: app.getPath('exe'),
  appImage: process.env.APPIMAGE,
  version: app.getVersion(),
  publishers: app.isPackaged ? publishersIn(join(process.resourcesPath, 'app-update.yml')) : [],
})

/** Loaded where versions are looked for: it asks Electron for much at its first breath. */
async function loadUpdater(): Promise<Updater> {
  const { default: updater } = await import('electron-updater')
  return updater.autoUpdater
}

/** The page gets its port only where it is ours: whatever else was loaded gets nothing. */
function handPort(window: BrowserWindow, services: ReturnType<typeof createConsole>): void {
  if (!window.webContents.getURL().startsWith(`${ORIGIN}/`)) return
  const { port1, port2 } = new MessageChannelMain()
  serveConsole(
    {
      post: (response) => port1.postMessage(response),
      onMessage: (hear) => void port1.on('message', (event) => hear(event.data)),
      onClose: (closed) => void port1.on('close', closed),
    },
    services,
    log,
  )
  port1.start()
  window.webContents.mainFrame.postMessage('console-port', null, [port2])
}

function respond(pages: string, rules: string, url: URL): Response {
  const headers = { ...SECURITY_HEADERS, 'content-security-policy': rules }
  const file = url.host === 'console' ? pageFile(pages, url.pathname) : null
  if (file === null) return new Response('', { status: 404, headers })
  return new Response(new Uint8Array(file.content), { headers: { ...headers, 'content-type': file.type } })
}
