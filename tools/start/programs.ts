import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, renameSync, type WriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'

const readyLimitMs = 60_000
const endLimitMs = 10_000
const tailLines = 12

/** A program that a start runs beside itself. */
export interface Program {
  readonly pid: number
  readonly log: string
  /**
   * Where it listens, by its own word: one line of JSON on its stdout, `{"ready":true,"url":…}`.
   * Refusals: `program.ended` (with the end of what it wrote), `program.silent` (after 60 s).
   */
  readonly ready: Promise<Result<string, Rejection>>
  /** Its end, asked for or not: the code, or null after a signal. */
  readonly ended: Promise<number | null>
  /** SIGTERM, and SIGKILL after 10 s. */
  stop(): Promise<void>
}

/** What to run: `title` is its name in sentences; its output goes to `log`, the one before to `log` + `.1`. */
export interface ProgramOptions {
  readonly title: string
  readonly command: string
  readonly args: readonly string[]
  readonly log: string
  readonly environment: NodeJS.ProcessEnv
  readonly cwd: string
}

/** Starts a program that announces where it listens. */
export function startProgram(options: ProgramOptions): Program {
  const log = openLog(options.log)
  const [command, args] = endingWithParent(options.command, options.args)
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the terminal's Ctrl-C reaches the start alone, which ends its programs in order.
    detached: true,
  })
  const ended = endOf(child)
  const tail: string[] = []
  const ready = new Promise<Result<string, Rejection>>((resolve) => {
    const { title, log: file } = options
    const seconds = readyLimitMs / 1000
    const silent = setTimeout(() => resolve(reject('program.silent', { title, log: file, seconds })), readyLimitMs)
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`)
        tail.push(line)
        if (tail.length > tailLines) tail.shift()
        const url = readyUrl(line)
        if (url === undefined) return
        clearTimeout(silent)
        resolve(ok(url))
      })
    }
    child.once('error', (error) => tail.push(String(error)))
    child.once('close', () => {
      clearTimeout(silent)
      resolve(reject('program.ended', { title, log: file, detail: tail.join('\n') }))
      log.end()
    })
  })
  return { pid: child.pid ?? 0, log: options.log, ready, ended, stop: () => stop(child, ended) }
}

/** A window's program: it says nothing; it runs until it is closed. */
export function openProgram(
  command: string,
  args: readonly string[],
  log: string,
  env: NodeJS.ProcessEnv = process.env,
): Pick<Program, 'ended' | 'stop'> {
  const file = openLog(log)
  const [program, programArgs] = endingWithParent(command, args)
  const child = spawn(program, programArgs, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  child.stdout.pipe(file, { end: false })
  child.stderr.pipe(file, { end: false })
  const ended = endOf(child)
  return { ended, stop: () => stop(child, ended) }
}

/** On Linux the program is told to end when this process dies, even of SIGKILL, so that none is left behind. */
function endingWithParent(command: string, args: readonly string[]): [string, string[]] {
  const setpriv = '/usr/bin/setpriv'
  return existsSync(setpriv) ? [setpriv, ['--pdeathsig', 'TERM', '--', command, ...args]] : [command, [...args]]
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.once('error', () => resolve(1))
  })
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), endLimitMs)
  await ended
  clearTimeout(impatience)
}

function openLog(file: string): WriteStream {
  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file)) renameSync(file, `${file}.1`)
  return createWriteStream(file)
}

function readyUrl(line: string): string | undefined {
  if (!line.startsWith('{') || !line.includes('"ready"')) return undefined
  try {
    const message = JSON.parse(line)
    return message.ready === true && typeof message.url === 'string' ? message.url : undefined
  } catch {
    // A log line that only looks like the announcement.
    return undefined
  }
}

/** Place of a program's log in a data folder. */
export const logFile = (data: string, name: string): string => join(data, 'logs', `${name}.log`)
