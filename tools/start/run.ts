/**
 * `npm start`, from where Node 24 and the dependencies are there: builds what is old, starts the centre on PGlite with
 * sample data and the console against it, shows it, and ends all of it at Ctrl-C.
 */
import { dirname, join } from 'node:path'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { buildOutdated } from '../build.ts'
import { step } from '../setup/progress.mjs'
import { readArguments, type StartOptions, usage } from './arguments.ts'
import { type DataFolder, neededMegabytes, takeDataFolder } from './data-folder.ts'
import type { DemoPhone } from './phone.ts'
import { takePort } from './ports.ts'
import { logFile, openProgram, type Program, startProgram } from './programs.ts'
import { centralFolder, prepareSample, type SampleUser } from './sample.ts'
import { sentenceOf } from './sentences.ts'
import { chromiumArguments, chromiumEnvironment, findChromium, findElectron, hasDisplay } from './window.ts'

const root = dirname(dirname(import.meta.dirname))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** What was started, in order; it is ended from the last to the first. */
const started: { stop(): Promise<void> }[] = []
let folder: DataFolder | undefined
let ending: Promise<never> | undefined

/** Ends everything, once, and this process with it. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    for (const each of started.reverse()) await each.stop()
    folder?.release()
    process.exit(code)
  })()
  return ending
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (ending === undefined) say('· Cerrando…')
    void end(0)
  })
}

/** A program that runs and has said where. */
interface Running extends Program {
  readonly url: string
}

async function start(options: StartOptions): Promise<Result<Running, Rejection>> {
  const taken = takeDataFolder(options.data)
  if (!taken.ok) return taken
  folder = taken.value
  const centralPort = await takePort(options.centralPort, '--central-port')
  if (!centralPort.ok) return centralPort
  const port = await takePort(options.port, '--port')
  if (!port.ok) return port
  const build = await buildOutdated({ root })
  if (build.missing.length > 0) return reject('build.missing', { entries: build.missing.join(', ') })

  const users = await prepareSample(root, options.data)
  const phone = options.phone ? await plannedPhone(options.data, centralPort.value) : null
  const central = await run(options, {
    title: 'el centro',
    name: 'central',
    args: [
      ...[join(root, 'dist/central/main.js'), '--data', centralFolder(options.data), '--port', `${centralPort.value}`],
      ...(phone === null ? [] : ['--pbx', phone.file]),
    ],
  })
  if (!central.ok) return central
  const console = await startConsole(options, central.value.url, port.value)
  if (!console.ok) return console
  folder.note({
    console: { pid: console.value.pid, url: console.value.url },
    central: { pid: central.value.pid, url: central.value.url },
  })
  announce(console.value, central.value, users)
  if (phone !== null)
    bringUp(phone).catch((failure) =>
      say(`· ${sentenceOf({ code: 'pbx.notBuilt', facts: { detail: String(failure) } })}`),
    )
  void central.value.ended.then((code) => {
    if (ending !== undefined) return
    say(`· El centro se detuvo (código ${code ?? 'de una señal'}); la consola sigue sin conexión.`)
    say(`  Registro: ${central.value.log}`)
  })
  return console
}

/** What the machine can have; only then is the PBX's code needed. */
async function plannedPhone(data: string, centralPort: number): Promise<DemoPhone | null> {
  const { planPhone } = await import('./phone.ts')
  const planned = await planPhone(data, `http://127.0.0.1:${centralPort}`, process.env)
  if (planned === null && process.env.AMI_URL === undefined && process.env.PBX_FILE === undefined)
    say(`· ${sentenceOf({ code: 'phone.cannotBe' })}`)
  return planned
}

/** Behind the console, which works without it: the first time takes minutes. */
async function bringUp(phone: DemoPhone): Promise<void> {
  const pbx = await phone.start()
  if (!pbx.ok) return say(`· ${sentenceOf(pbx.error)}`)
  if (ending !== undefined) return pbx.value.stop()
  started.push(pbx.value)
  say('central telefónica: lista (en la consola, «Simular llamada»)')
}

/** Electron where its binary and a display are; else the browser shell, in a window of Chromium where that can be. */
async function startConsole(
  options: StartOptions,
  centralUrl: string,
  port: number,
): Promise<Result<Running, Rejection>> {
  const shows = options.open && hasDisplay()
  const given = ['--central', centralUrl, '--data', join(options.data, 'console')]
  const electron = shows ? findElectron(root) : undefined
  if (electron !== undefined) {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const args = [...sandbox, root, ...given]
    const console = await run(options, { title: 'la consola (Electron)', name: 'electron', command: electron, args })
    if (console.ok) return console
    say(`· ${sentenceOf(console.error)}\n· Se usa la consola en el navegador.`)
  }
  const args = [join(root, 'dist/browser/main.js'), ...given, '--port', `${port}`]
  const console = await run(options, { title: 'la consola', name: 'console', args })
  if (console.ok && shows) openWindow(options, console.value.url)
  return console
}

interface Part {
  readonly title: string
  readonly name: string
  readonly command?: string
  readonly args: readonly string[]
}

async function run(options: StartOptions, part: Part): Promise<Result<Running, Rejection>> {
  const log = logFile(options.data, part.name)
  // A trial is on PGlite, whatever database the terminal's environment names.
  const { DATABASE_URL: _, ...inherited } = process.env
  const environment = { ...inherited, NODE_ENV: 'production' }
  const program = startProgram({ command: process.execPath, ...part, log, environment, cwd: root })
  started.push(program)
  const ready = await step(`Iniciando ${part.title}`, () => program.ready)
  if (ready.ok) return ok({ ...program, url: ready.value })
  await program.stop()
  return isDiskFull(ready.error.facts?.detail) ? diskFull(options.data) : ready
}

function openWindow(options: StartOptions, url: string): void {
  const chromium = findChromium()
  if (chromium === undefined) {
    say('· No se encontró Chromium: abra la dirección en un navegador.')
    return
  }
  const profile = join(options.data, 'chromium')
  const log = logFile(options.data, 'chromium')
  const window = openProgram(chromium, chromiumArguments(url, profile), log, chromiumEnvironment())
  started.push(window)
  void window.ended.then((code) => {
    if (ending !== undefined) return
    if (code === 0) void end(0)
    else say('· Chromium se cerró con un error: abra la dirección en un navegador.')
  })
}

function announce(console: Running, central: Running, users: readonly SampleUser[]): void {
  say(`consola: ${console.url}`)
  say(`central: ${central.url}`)
  if (users.length > 0) say('usuarios de muestra:')
  for (const user of users) say(`  ${user.user}  clave: ${user.password}  (${user.name}, ${user.role})`)
}

/** A disk that fills up while something is built, prepared or started. */
const isDiskFull = (text: unknown): boolean => String(text).includes('ENOSPC')
const diskFull = (data: string) => reject('data.diskFull', { folder: data, free: 0, needed: neededMegabytes })

async function startOrRefuse(options: StartOptions): Promise<Result<Running, Rejection>> {
  try {
    return await start(options)
  } catch (error) {
    if (isDiskFull(error)) return diskFull(options.data)
    // A bug, or machinery that broke: shown whole, after what was started has been ended.
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    return end(1)
  }
}

const options = readArguments(process.argv.slice(2))
if (options.ok && options.value.help) {
  say(usage)
} else {
  const console = options.ok ? await startOrRefuse(options.value) : options
  if (!console.ok) {
    process.stderr.write(`${sentenceOf(console.error)}\n`)
    await end(1)
  } else {
    const code = await console.value.ended
    if (ending === undefined && code !== 0) say(`· La consola se detuvo. Registro: ${console.value.log}`)
    await end(code === 0 ? 0 : 1)
  }
}
