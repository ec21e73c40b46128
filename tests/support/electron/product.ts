import { type ChildProcess, fork, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

/** A Chromium of its own, with a debugging port that both the double and the test speak to. */
export interface DoubleBrowser {
  readonly address: string
  stop(): Promise<void>
}

export async function startBrowser(): Promise<DoubleBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'double-profile-'))
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-fake-device-for-media-stream',
    '--window-size=1366,768',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ]
  const child = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', flags, { stdio: 'ignore' })
  const port = join(profile, 'DevToolsActivePort')
  await until(() => existsSync(port) && readFileSync(port, 'utf8').includes('\n'), 'Chromium to say its port')
  return {
    address: `http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0]}`,
    async stop() {
      await ended(child, () => child.kill('SIGKILL'))
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** The product's main process over the double of `electron`. */
export interface Product {
  /** What the product asked of Electron so far, in order. */
  readonly told: readonly { readonly what: string; readonly facts: unknown }[]
  until(what: string): Promise<unknown>
  ask(what: string, given?: unknown): Promise<unknown>
  /** The main process is gone at once. */
  kill(): Promise<void>
  /** Waits until the process has ended. */
  ended(): Promise<number | null>
  stop(): Promise<void>
}

export interface ProductOptions {
  readonly browser: string
  readonly data: string
  readonly centre: string
  readonly environment?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

export function startProduct({ browser, data, centre, environment = {}, args = [] }: ProductOptions): Product {
  const child = fork(join(root, 'dist/electron/main.js'), ['--central', centre, '--data', data, ...args], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--import', new URL('./register.ts', import.meta.url).href],
    env: { ...process.env, DOUBLE_BROWSER: browser, DOUBLE_DATA: data, DOUBLE_KEYRING: 'k', ...environment },
  })
  const told: { what: string; facts: unknown }[] = []
  const events = new EventEmitter()
  const errors: string[] = []
  child.stderr?.on('data', (text) => errors.push(String(text)))
  let last = 0
  child.on('message', (message: { what?: string; facts?: unknown; id?: number; value?: unknown }) => {
    if (message.what !== undefined) told.push({ what: message.what, facts: message.facts })
    if (message.id !== undefined) events.emit(`answer ${message.id}`, message.value)
    events.emit('told')
  })
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    told,
    async until(what) {
      for (;;) {
        const found = told.find((one) => one.what === what)
        if (found !== undefined) return found.facts
        if (child.exitCode !== null)
          throw new Error(`ended with ${child.exitCode} before «${what}»: ${errors.join('')}`)
        await Promise.race([new Promise((next) => events.once('told', next)), code])
      }
    },
    ask(what, given = {}) {
      const id = ++last
      return new Promise((resolve) => {
        events.once(`answer ${id}`, resolve)
        child.send({ id, do: what, with: given })
      })
    },
    async kill() {
      child.kill('SIGKILL')
      await code
    },
    ended: () => code,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.disconnect()
      await code
    },
  }
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  end()
  await gone
}

/** @throws after 20 s, naming what did not come */
async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (holds()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error(`waited in vain for ${what}`)
}
