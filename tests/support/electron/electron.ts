import { type ChildProcess, fork as forkProcess } from 'node:child_process'
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DoublePage, Port, Preventable, type Respond } from './page.ts'

/*
 * The module `electron`, doubled for the main process: what the product uses of it, over a real Chromium at
 * DOUBLE_BROWSER. What the product asked for is told to the parent process, which can also make things happen.
 */
const tell = (what: string, facts: unknown = null): void => void process.send?.({ what, facts })
const setting = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`the double needs ${name}`)
  return value
}

class App extends EventEmitter {
  #locked = process.env.DOUBLE_SECOND !== '1'
  enableSandbox = () => tell('enableSandbox')
  requestSingleInstanceLock = () => this.#locked
  whenReady = () => new Promise<void>((ready) => setImmediate(ready))
  getPath = (name: string) => join(setting('DOUBLE_DATA'), name)
  readonly isPackaged = false
  getVersion = () => '0.1.0'
  getLocale = () => 'es-CO'
  setAppUserModelId = () => undefined
  readonly commandLine = { appendSwitch: (name: string, value?: string) => tell('switch', { name, value }) }
  quit(): void {
    const event = new Preventable()
    this.emit('before-quit', event)
    if (event.prevented) return
    tell('quit')
    void Promise.all(windows.map((window) => window.page.then((page) => page.close()))).then(() => process.exit(0))
  }
}
export const app = new App()

const schemes = new Map<string, Respond>()
export const protocol = {
  registerSchemesAsPrivileged: (list: unknown) => tell('schemes', list),
  handle: (scheme: string, respond: Respond) => void schemes.set(scheme, respond),
}

type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string },
) => void
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean
let permissionRequest: PermissionRequest = (_, __, answer) => answer(true)
let permissionCheck: PermissionCheck = () => true
let devicePermission: (asked: { deviceType: string; origin: string }) => boolean = () => true
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: PermissionRequest) => {
      permissionRequest = handler
    },
    setPermissionCheckHandler: (handler: PermissionCheck) => {
      permissionCheck = handler
    },
    setDevicePermissionHandler: (handler: typeof devicePermission) => {
      devicePermission = handler
    },
    on: () => undefined,
  },
}

const windows: BrowserWindow[] = []
class WebContents extends EventEmitter {
  #page: DoublePage | null = null
  #open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  readonly mainFrame = {
    postMessage: (channel: string, message: unknown, ports: readonly Port[]) => {
      tell('port', channel)
      this.#page?.ipc(channel, message, ports)
    },
  }
  bind(page: DoublePage): void {
    this.#page = page
    page.windowOpen = ({ url }) => {
      const { action } = this.#open({ url })
      tell('windowOpen', { url, action })
      return { action }
    }
    for (const name of ['did-finish-load', 'will-navigate']) page.on(name, (event) => this.emit(name, event))
  }
  #pretended: string | null = null
  getURL = () => this.#pretended ?? this.#page?.url ?? ''
  pretend(url: string): void {
    this.#pretended = url
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#open = handler
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly page: Promise<DoublePage>
  constructor(options: { webPreferences: { preload: string } }) {
    super()
    windows.push(this)
    tell('window', options)
    app.emit('web-contents-created', {}, this.webContents)
    const preload = readFileSync(options.webPreferences.preload, 'utf8')
    this.page = DoublePage.open(setting('DOUBLE_BROWSER'), preload, (request) => {
      const respond = schemes.get(new URL(request.url).protocol.replace(':', ''))
      return respond?.(request) ?? new Response('', { status: 404 })
    }).then((page) => {
      this.webContents.bind(page)
      page.once('ready-to-show', () => this.emit('ready-to-show'))
      return page
    })
  }
  static getAllWindows = () => windows
  async loadURL(address: string): Promise<void> {
    const page = await this.page
    const origin = new URL(address).host
    await page.permit(['microphone', 'camera', 'notifications', 'geolocation'], `https://${origin}`, (name) =>
      permissionCheck(null, CHROMIUM_NAMES[name] ?? name, `app://${origin}`),
    )
    await page.load(address)
    tell('loaded', address)
  }
  show = () => tell('show')
  focus = () => tell('focus')
  isMinimized = () => true
  restore = () => tell('restore')
}
/** Chromium's names of permissions, and Electron's. */
const CHROMIUM_NAMES: Readonly<Record<string, string>> = { microphone: 'media', camera: 'media' }

export class MessageChannelMain {
  readonly port1: Port = new Port()
  /** Handed over, it is the same channel: only its number reaches the page. */
  readonly port2: Port = this.port1
}

export const Menu = { setApplicationMenu: (menu: unknown) => tell('menu', menu) }
export const dialog = { showErrorBox: (title: string, content: string) => tell('errorBox', { title, content }) }
/** macOS's alone: nothing here asks it. */
export const systemPreferences = { askForMediaAccess: async () => true }
export const powerMonitor = new EventEmitter()
export const shell = {
  openExternal: async (address: string) => tell('openExternal', address),
}

const key = (): Buffer => createHash('sha256').update(setting('DOUBLE_KEYRING')).digest()
export const safeStorage = {
  getSelectedStorageBackend: () => process.env.DOUBLE_BACKEND ?? 'gnome_libsecret',
  isAsyncEncryptionAvailable: async () => process.env.DOUBLE_BACKEND !== 'none',
  async encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key(), nonce)
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    const cipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12))
    cipher.setAuthTag(sealed.subarray(-16))
    return {
      shouldReEncrypt: false,
      result: cipher.update(sealed.subarray(12, -16), undefined, 'utf8') + cipher.final('utf8'),
    }
  },
}

export const utilityProcess = {
  fork(path: string, args: readonly string[]): EventEmitter & { postMessage(message: unknown): void; kill(): boolean } {
    const child: ChildProcess = forkProcess(path, args, {
      serialization: 'advanced',
      execArgv: ['--require', fileURLToPath(new URL('./parent-port.cjs', import.meta.url))],
    })
    const events = new EventEmitter()
    child.on('message', (message) => events.emit('message', message))
    child.on('exit', (code) => events.emit('exit', code))
    return Object.assign(events, {
      postMessage: (message: unknown) => void child.send(message as object), // structured data, as the product posts it
      kill: () => child.kill(),
    })
  },
}

/** What the parent asks: to make something happen, or to say how the product's handlers answer. */
process.on('message', (asked: { id: number; do: string; with: never }) => {
  const answer = (value: unknown) => void process.send?.({ id: asked.id, value })
  const given = asked.with as { permission: string; origin: string; url: string; event: string } // the tests' own words
  switch (asked.do) {
    case 'check':
      return answer(permissionCheck(null, given.permission, given.origin))
    case 'request':
      return permissionRequest(null, given.permission, answer, { requestingUrl: given.url })
    case 'device':
      return answer(devicePermission({ deviceType: given.permission, origin: given.origin }))
    case 'appEvent':
      app.emit(given.event)
      return answer(null)
    case 'power':
      powerMonitor.emit(given.event)
      return answer(null)
    case 'contentsEvent': {
      const event = new Preventable(given.url)
      windows[0]?.webContents.emit(given.event, event)
      return answer(event.prevented)
    }
    case 'elsewhere':
      // What is loaded now is said to be another's page: it must get nothing.
      windows[0]?.webContents.pretend(given.url)
      windows[0]?.webContents.emit('did-finish-load')
      return answer(null)
    case 'quit':
      app.quit()
      return answer(null)
  }
})
process.on('disconnect', () => process.exit(0))
