import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ami, type AmiAddress, openAmi } from '#central/telephony/ami/client.ts'
import { configurationFiles } from '#central/telephony/configuration/files.ts'
import { HAND_OVER, RECORDING_FOLDERS } from '#central/telephony/configuration/hand-over.ts'
import type { PbxSettings } from '#central/telephony/configuration/settings.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { Installation } from './installation.ts'

const READY_MS = 30_000
const END_MS = 5_000

/** One Asterisk that runs. */
export interface Pbx {
  readonly pid: number
  readonly settings: PbxSettings
  readonly ami: AmiAddress
  /** `ws://…/ws` for consoles. */
  readonly wsUrl: string
  readonly log: string
  /** Its end, asked for or not. */
  readonly ended: Promise<void>
  /** SIGTERM, and SIGKILL after 5 s. */
  stop(): Promise<void>
  /** As a machine that loses its power. */
  kill(): Promise<void>
}

/** Writes the configuration and the folders of an instance; what its database holds from before stays. */
export function writeInstance(settings: PbxSettings): void {
  for (const part of ['etc', 'lib/keys', 'spool/outgoing', 'run', 'log', 'cache'])
    mkdirSync(join(settings.instance, part), { recursive: true })
  // Voices of customers, until the centre has them.
  for (const folder of Object.values(RECORDING_FOLDERS))
    mkdirSync(join(settings.instance, 'spool', folder), { recursive: true, mode: 0o700 })
  for (const [name, text] of Object.entries(configurationFiles(settings)))
    writeFileSync(join(settings.instance, 'etc', name), text, { mode: 0o600 })
}

/**
 * Starts Asterisk on its own folders and ports; several run beside each other.
 * Refusals: `pbx.silent` (not ready after 30 s), `pbx.ended`, each with its log.
 */
export async function startPbx(installation: Installation, settings: PbxSettings): Promise<Result<Pbx, Rejection>> {
  writeInstance(settings)
  const [command, args] = endingWithParent([
    ...installation.command,
    '-f',
    '-C',
    join(settings.instance, 'etc/asterisk.conf'),
  ])
  const log = join(settings.instance, 'log/console')
  const out = openSync(log, 'a')
  const child = spawn(command, args, { stdio: ['ignore', out, out], cwd: settings.instance, detached: true })
  const ended = endOf(child)
  const { address: host, port, user, secret } = settings.manager
  const ami = { host, port, user, secret }
  const ready = await Promise.race([isReady(ami), ended.then(() => 'ended' as const)])
  if (ready !== 'ready') {
    await end(child, ended, 'SIGKILL')
    return reject(ready === 'ended' ? 'pbx.ended' : 'pbx.silent', { log })
  }
  const handingOver = settings.recordings === null ? null : startHandOver(settings)
  const endBoth = async (signal: 'SIGTERM' | 'SIGKILL') => {
    await handingOver?.()
    await end(child, ended, signal)
  }
  return ok({
    pid: child.pid ?? 0,
    settings,
    ami,
    wsUrl: `ws://${settings.http.address}:${settings.http.port}/ws`,
    log,
    ended,
    stop: () => endBoth('SIGTERM'),
    kill: () => endBoth('SIGKILL'),
  })
}

/** The script that hands recordings over, beside Asterisk. @returns ends it, with what it has under way */
function startHandOver(settings: PbxSettings): () => Promise<void> {
  const [command, args] = endingWithParent(['/bin/sh', join(settings.instance, 'etc', HAND_OVER)])
  const out = openSync(join(settings.instance, 'log/hand-over'), 'a')
  const child = spawn(command, args, { stdio: ['ignore', out, out], detached: true })
  const ended = endOf(child)
  return async () => {
    // A group of its own: curl and sleep go with it.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
}

/** Ready when a login is told that everything has started. */
function isReady(address: AmiAddress): Promise<'ready' | 'silent'> {
  return new Promise((resolve) => {
    let ami: Ami | undefined
    const done = (is: 'ready' | 'silent') => {
      clearTimeout(late)
      clearInterval(knock)
      ami?.close()
      resolve(is)
    }
    const late = setTimeout(() => done('silent'), READY_MS)
    const open = () => {
      ami?.close()
      ami = openAmi({
        ...address,
        dice: () => 0,
        here: () => done('ready'),
        away: () => undefined,
        event: () => undefined,
        failed: () => undefined,
      })
    }
    open()
    // Sooner than the client's own growing pauses: somebody waits at the terminal.
    const knock = setInterval(open, 1_000)
  })
}

/** On Linux it is told to end when this process dies, even of SIGKILL, so that none is left behind. */
function endingWithParent([command = '', ...args]: readonly string[]): [string, string[]] {
  const setpriv = '/usr/bin/setpriv'
  return existsSync(setpriv) ? [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]] : [command, args]
}

const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })

async function end(child: ChildProcess, ended: Promise<void>, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    child.kill(signal)
    const impatience = setTimeout(() => child.kill('SIGKILL'), END_MS)
    await ended
    clearTimeout(impatience)
  }
}

/** An instance that is not needed any more. */
export const removeInstance = (pbx: Pbx): void => rmSync(pbx.settings.instance, { recursive: true, force: true })
