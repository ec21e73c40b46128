import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A sound server of a test's own, in a folder of its own: its devices are plugged in and pulled out as a person's are. */
export interface SoundServer {
  /** For a browser that shall use it. */
  readonly env: Record<string, string>
  /** A headset is plugged in: a speaker, and a microphone into which a recording is spoken again and again. */
  plug(label: string): Promise<void>
  unplug(label: string): Promise<void>
  close(): Promise<void>
}

/** @param speech a file of sound that every microphone hears */
export async function soundServer(speech: string): Promise<SoundServer> {
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-pulse-'))
  const socket = join(folder, 'native')
  const env: Record<string, string> = {
    ...Object.fromEntries(
      Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
    ...{ HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder, PULSE_STATE_PATH: folder },
    PULSE_SERVER: `unix:${socket}`,
  }
  const daemon = spawn(
    'pulseaudio',
    [
      ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--log-level=error'],
      ...['-L', `module-native-protocol-unix socket=${socket} auth-anonymous=1`],
      // A machine has something to play on, whatever is pulled out of it.
      ...['-L', 'module-null-sink sink_name=machine sink_properties=device.description=Equipo'],
    ],
    { env, stdio: 'ignore' },
  )
  for (let looks = 0; !existsSync(socket); looks++) {
    if (looks > 100 || daemon.exitCode !== null) throw new Error('no sound server')
    await sleep(100)
  }
  const pactl = async (...args: readonly string[]) => (await run('pactl', args, { env })).stdout.trim()
  const plugged = new Map<string, { readonly module: string; readonly stop: () => void }>()

  return {
    env,
    async plug(label) {
      const name = label.toLowerCase()
      const described = (is: string) => `device.description=${is}`
      const module = await pactl(
        ...['load-module', 'module-null-sink', `sink_name=${name}`, `sink_properties=${described(`Altavoz-${label}`)}`],
      )
      // Browsers do not offer what only overhears a speaker.
      await pactl(
        ...['load-module', 'module-remap-source', `master=${name}.monitor`, `source_name=${name}-microphone`],
        `source_properties=${described(label)}`,
      )
      plugged.set(label, { module, stop: spoken(env, name, speech) })
    },
    async unplug(label) {
      const one = plugged.get(label)
      plugged.delete(label)
      one?.stop()
      if (one !== undefined) await pactl('unload-module', one.module)
    },
    async close() {
      for (const { stop } of plugged.values()) stop()
      daemon.kill('SIGTERM')
      if (daemon.exitCode === null) await once(daemon, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Speaks a file into a device until it is told to stop. */
function spoken(env: Record<string, string>, device: string, file: string): () => void {
  let speaking: ChildProcess | null = null
  let stopped = false
  const speak = () => {
    if (stopped) return
    speaking = spawn('paplay', [`--device=${device}`, file], { env, stdio: 'ignore' })
    speaking.once('exit', speak)
  }
  speak()
  return () => {
    stopped = true
    speaking?.kill('SIGTERM')
  }
}
