import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly help: boolean
  /** Opens a window where there is a display. */
  readonly open: boolean
  /** Brings up the demonstration PBX where the machine can have it. */
  readonly phone: boolean
  /** Folder of everything that the trial keeps: the centre's database, the console's stores, logs. */
  readonly data: string
  /** Port of the console in the browser shell; 0 takes any free one. */
  readonly port: number
  /** Port of the centre; 0 takes any free one. */
  readonly centralPort: number
}

/** Known ports, so that addresses stay the same from one start to the next. */
export const defaultPorts = { console: 4810, central: 4800 } as const

export const usage = `npm start -- [opciones]
  --no-open           no abre ventana: imprime la dirección y sigue en marcha
  --no-phone          sin central telefónica de demostración
  --data CARPETA      carpeta de los datos (sin ella: ~/.local/share/multicontacto)
  --port N            puerto de la consola (sin él: ${defaultPorts.console}; 0 = cualquiera libre)
  --central-port N    puerto del centro (sin él: ${defaultPorts.central}; 0 = cualquiera libre)
`

/** The folder used without `--data`, by the XDG base directory specification. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv): string {
  const base = environment.XDG_DATA_HOME
  return join(base === undefined || base === '' ? join(homedir(), '.local', 'share') : base, 'multicontacto')
}

/** Reads the command line of `npm start`. Refusals: `start.unknownOption`, `start.badPort`. */
export function readArguments(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Result<StartOptions, Rejection> {
  const parsed = parse(args)
  if (!parsed.ok) return parsed
  const values = parsed.value
  const port = portOf(values.port, defaultPorts.console)
  if (!port.ok) return port
  const centralPort = portOf(values['central-port'], defaultPorts.central)
  if (!centralPort.ok) return centralPort
  return ok({
    help: values.help === true,
    open: values['no-open'] !== true,
    phone: values['no-phone'] !== true,
    data: resolve(values.data ?? defaultDataFolder(environment)),
    port: port.value,
    centralPort: centralPort.value,
  })
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        'no-phone': { type: 'boolean' },
        data: { type: 'string' },
        port: { type: 'string' },
        'central-port': { type: 'string' },
      },
    })
    return ok(values)
  } catch (error) {
    return reject('start.unknownOption', { detail: error instanceof Error ? error.message : String(error) })
  }
}

function portOf(text: string | undefined, otherwise: number): Result<number, Rejection> {
  if (text === undefined) return ok(otherwise)
  const port = Number(text)
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? ok(port) : reject('start.badPort', { text })
}
