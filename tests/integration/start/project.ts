import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const repository = join(import.meta.dirname, '..', '..', '..')

/** The real tooling over programs of a few lines, so that what is asked of `npm start` is tested alone. */
export interface Project {
  readonly root: string
  /** Data folder for the starts of this project. */
  readonly data: string
  start(args: readonly string[], options?: StartOptions): Start
  /** `npm run dev`. */
  dev(args: readonly string[]): Start
  /** Ends what a failed test left running, and removes the folder. */
  remove(): Promise<void>
}

export interface StartOptions {
  /** Command and arguments put before it: another user, a terminal. */
  readonly through?: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
}

/** A start that runs. */
export interface Start {
  readonly process: ChildProcess
  /** Everything it has written so far. */
  output(): string
  /** Waits, at most 30 s, until what it wrote matches. */
  until(pattern: RegExp): Promise<RegExpMatchArray>
  readonly ended: Promise<number | null>
}

/** A program that listens, says so, and notes its clean end in the data folder. */
const program = (name: string): string => `
import { createServer } from 'node:http'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
const { values } = parseArgs({ strict: false, options: { data: { type: 'string' }, port: { type: 'string' } } })
const data = String(values.data)
mkdirSync(data, { recursive: true })
if (process.env.BREAK === '${name}') throw new Error('broken on purpose')
const server = createServer((_, response) => response.end('${name}'))
server.on('upgrade', (incoming, socket) => {
  socket.end('HTTP/1.1 101 Switching Protocols\\r\\nupgrade: x\\r\\nconnection: upgrade\\r\\n\\r\\n' + JSON.stringify(incoming.headers))
})
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log('a line of its log')
  console.log(JSON.stringify({ ready: true, url: 'http://127.0.0.1:' + values.port + '/' }))
})
process.on('SIGTERM', () => { writeFileSync(join(data, 'clean-end'), String(Date.now())); process.exit(0) })
`

const sample = `
console.log('preparing')
console.log(JSON.stringify({ users: [{ user: 'asesora', password: 'Clave-1', name: 'Ana Pérez', role: 'asesora' }] }))
`

export function makeProject(): Project {
  const root = mkdtempSync(join(tmpdir(), 'multicontacto-start-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const path of ['tools', 'package.json', 'package-lock.json', 'src-shared/kernel']) {
    cpSync(join(repository, path), join(root, path), { recursive: true })
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  write('tools/sample/run.ts', sample)
  write('src-central/main.ts', program('central'))
  write('src-main/shell/browser/main.ts', program('console'))
  write('src-main/store/store-process.ts', 'export {}\n')
  write('src-main/store/upkeep/upkeep-thread.ts', 'export {}\n')
  write('src-main/shell/electron/main.ts', 'export {}\n')
  write('src-main/shell/electron/preload.ts', 'export {}\n')
  write('src-renderer/index.html', '<!doctype html><title>Consola</title>')
  const data = join(root, 'data')
  const starts: Start[] = []
  const begin = (script: string, args: readonly string[], options: StartOptions): Start => {
    const start = startIn(root, script, args, options)
    starts.push(start)
    return start
  }
  return {
    root,
    data,
    // The PBX is the telephony tests'.
    start: (args, options = {}) => begin('tools/start.mjs', ['--no-phone', ...args], options),
    dev: (args) => begin('tools/dev.ts', args, {}),
    remove: async () => {
      for (const { process: each, ended } of starts) {
        each.kill('SIGTERM')
        await ended
      }
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function startIn(root: string, script: string, args: readonly string[], options: StartOptions): Start {
  const [command = process.execPath, ...rest] = [...(options.through ?? []), process.execPath]
  const child = spawn(command, [...rest, join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return { process: child, output: () => output, ended, until: (pattern) => until(() => output, pattern) }
}

async function until(output: () => string, pattern: RegExp): Promise<RegExpMatchArray> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    const match = output().match(pattern)
    if (match !== null) return match
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${pattern} was not written in 30 s:\n${output()}`)
}

/** Process ids that a start noted in its data folder. */
export function runningPrograms(data: string): { readonly console: number; readonly central: number } {
  const { console, central } = JSON.parse(readFileSync(join(data, 'running.json'), 'utf8'))
  return { console: console.pid, central: central.pid }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
