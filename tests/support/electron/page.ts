import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { newPage, type Target } from './cdp.ts'
import { fromWire, toWire } from './wire.ts'

/** An `https` origin stands for each `app://` one: Chromium over its protocol cannot be taught a scheme. */
export const standIn = (address: string): string => address.replace(/^app:\/\//, 'https://')
export const original = (address: string): string => address.replace(/^https:\/\/console(?=\/|$)/, 'app://console')

const WORLD = 'preload'
const beside = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** An event that its listeners may prevent. */
export class Preventable {
  prevented = false
  readonly url: string
  constructor(url = '') {
    this.url = url
  }
  preventDefault = (): void => {
    this.prevented = true
  }
}

export type Respond = (request: Request) => Response | Promise<Response>

/** The main process's end of a message channel; its other end goes to the page. */
export class Port extends EventEmitter {
  readonly id = crypto.randomUUID()
  /** Set when the other end has been handed to a page. */
  send: (text: string) => void = () => undefined
  #early: unknown[] | null = []
  postMessage = (message: unknown): void => this.send(toWire(message))
  start(): void {
    for (const data of this.#early ?? []) this.emit('message', { data })
    this.#early = null
  }
  hear(data: unknown): void {
    if (this.#early === null) this.emit('message', { data })
    else this.#early.push(data)
  }
  close(): void {
    this.emit('close')
  }
}

/**
 * A page in a real Chromium, with the preload in a world of its own and every request answered by the product's protocol
 * handlers. Emits what Electron's web contents emit.
 */
export class DoublePage extends EventEmitter {
  url = 'about:blank'
  /** Asked before a window opens, as Electron asks. */
  windowOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  #target: Target
  #world: number | undefined
  #ports = new Map<string, Port>()
  #loading: string | null = null

  private constructor(target: Target) {
    super()
    this.#target = target
  }

  static async open(browser: string, preload: string, respond: Respond): Promise<DoublePage> {
    const target = await newPage(browser)
    const page = new DoublePage(target)
    target.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) page.#world = context.id
    })
    target.on('Runtime.bindingCalled', ({ payload }) => {
      const { port, data } = fromWire(payload) as { port: string; data: unknown } // renderer-side.js writes it
      page.#ports.get(port)?.hear(data)
    })
    target.on('Page.loadEventFired', () => page.#loaded())
    target.on('Page.windowOpen', ({ url }) => void page.#window(url))
    target.on('Fetch.requestPaused', (paused) => void page.#answer(paused, respond))
    await target.send('Page.enable')
    await target.send('Runtime.enable')
    await target.send('Runtime.addBinding', { name: 'doublePost', executionContextName: WORLD })
    await target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await target.send('Page.addScriptToEvaluateOnNewDocument', { source: beside('./main-world.js') })
    await target.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: beside('./renderer-side.js').replace('/*PRELOAD*/', () => preload),
    })
    return page
  }

  async load(address: string): Promise<void> {
    this.#loading = address
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve))
    await this.#target.send('Page.navigate', { url: standIn(address) })
    await loaded
  }

  /** Hands ports to the preload of the page that is loaded now. */
  ipc(channel: string, message: unknown, ports: readonly Port[]): void {
    for (const port of ports) {
      this.#ports.set(port.id, port)
      port.send = (text) => void this.#evaluate(`doubleDeliver(${JSON.stringify(port.id)}, ${JSON.stringify(text)})`)
    }
    const ids = JSON.stringify(ports.map(({ id }) => id))
    void this.#evaluate(`doubleIpc(${JSON.stringify(channel)}, ${JSON.stringify(message)}, ${ids})`)
  }

  async permit(names: readonly string[], origin: string, granted: (name: string) => boolean): Promise<void> {
    for (const name of names)
      await this.#target.send('Browser.setPermission', {
        permission: { name },
        setting: granted(name) ? 'granted' : 'denied',
        origin: standIn(origin),
      })
  }

  async close(): Promise<void> {
    await this.#target.send('Page.close').catch(() => undefined)
    this.#target.close()
  }

  #evaluate(expression: string): Promise<unknown> {
    // A page that went away takes nothing more: its ports close with it.
    return this.#target
      .send('Runtime.evaluate', { expression, ...(this.#world === undefined ? {} : { contextId: this.#world }) })
      .catch(() => undefined)
  }

  #loaded(): void {
    for (const port of this.#ports.values()) port.close()
    this.#ports.clear()
    this.emit('did-finish-load')
    this.emit('ready-to-show')
  }

  async #window(url: string): Promise<void> {
    if (this.windowOpen({ url: original(url) }).action === 'allow') return
    const { targetInfos } = (await this.#target.send('Target.getTargets')) as {
      targetInfos: { targetId: string; openerId?: string }[]
    } // DevTools' own answer
    for (const { targetId, openerId } of targetInfos)
      if (openerId !== undefined) await this.#target.send('Target.closeTarget', { targetId }).catch(() => undefined)
  }

  async #answer(
    paused: { requestId: string; request: { url: string; method: string }; resourceType: string },
    respond: Respond,
  ): Promise<void> {
    const { requestId } = paused
    const address = original(paused.request.url)
    const refuse = (errorReason: string) => this.#target.send('Fetch.failRequest', { requestId, errorReason })
    try {
      if (paused.resourceType === 'Document' && address !== this.#loading) {
        const event = new Preventable(address)
        this.emit('will-navigate', event)
        if (event.prevented) return void (await refuse('Aborted'))
      }
      if (!address.startsWith('app://')) return void (await refuse('BlockedByClient'))
      if (paused.resourceType === 'Document') this.url = address
      const answer = await respond(new Request(address))
      await this.#target.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: answer.status,
        responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
        body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
      })
    } catch {
      // The page is gone with its requests.
    }
  }
}
