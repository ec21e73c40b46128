import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { run } from '../setup/command.mjs'
import { step } from '../setup/progress.mjs'
import { installSystemPackages, isOnPath, systemPackages } from '../setup/system-packages.mjs'
import { debianMirror } from './mirror.ts'
import { speakPrompts } from './prompts.ts'

/** An Asterisk that can be run; nothing in it is written to afterwards but words that this version says and it lacks. */
export interface Installation {
  /** The command before Asterisk's own arguments. */
  readonly command: readonly string[]
  readonly modules: string
  readonly data: string
  readonly prompts: string
  readonly music: string
}

/** Raised when what is installed changes: an older folder is left for older checkouts. */
const EDITION = 'asterisk-22-1'
const PACKAGES = [
  'asterisk',
  'asterisk-modules',
  'asterisk-config',
  'asterisk-prompt-es-co',
  'asterisk-core-sounds-es-wav',
]
const LOCK_LOOK_MS = 500

/** Debian's name of this machine's libraries, and its loader. */
const MACHINES: Readonly<Partial<Record<NodeJS.Architecture, { libraries: string; loader: string }>>> = {
  x64: { libraries: 'x86_64-linux-gnu', loader: 'lib64/ld-linux-x86-64.so.2' },
  arm64: { libraries: 'aarch64-linux-gnu', loader: 'lib/ld-linux-aarch64.so.1' },
}

/** The cache folder, by the XDG base directory specification. */
export function pbxCache(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment.XDG_CACHE_HOME
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'multicontacto', 'pbx')
}

/** Where the installation of a cache folder is, or will be; null on a machine that has no such libraries. */
function placeOf(cache: string): { readonly folder: string; readonly installation: Installation } | null {
  const folder = join(cache, EDITION)
  const machine = MACHINES[process.arch]
  if (process.platform !== 'linux' || machine === undefined) return null
  const root = join(folder, 'root')
  return {
    folder,
    installation: {
      command: [
        join(root, machine.loader),
        '--library-path',
        [join(root, 'usr/lib', machine.libraries), join(root, 'lib', machine.libraries)].join(':'),
        join(root, 'usr/sbin/asterisk'),
      ],
      modules: join(root, 'usr/lib', machine.libraries, 'asterisk/modules'),
      data: join(root, 'usr/share/asterisk'),
      prompts: join(folder, 'prompts'),
      music: join(folder, 'music'),
    },
  }
}

const isDebian = (): boolean => isOnPath('apt-get') && debianMirror() !== null

/** The installation that is there, or that {@link ensureInstallation} could make here; null: this machine cannot have one. */
export function canHavePbx(cache = pbxCache()): Installation | null {
  const place = placeOf(cache)
  if (place === null) return null
  return existsSync(place.folder) || (isDebian() && process.getuid?.() === 0) ? place.installation : null
}

/**
 * The demonstration PBX, built once and used again: Asterisk 22 of Debian sid in a folder of its own, run with its own
 * loader and libraries, so that nothing is mounted and no root is needed once it is there.
 * Refusals: `pbx.noDebian`, `pbx.noRoot`, `pbx.noPackages`, `pbx.notBuilt` (with what the builder said).
 */
export async function ensureInstallation(cache = pbxCache()): Promise<Result<Installation, Rejection>> {
  const place = placeOf(cache)
  if (place === null) return reject('pbx.noDebian')
  const { folder, installation } = place
  if (existsSync(folder)) {
    if (isOnPath('espeak-ng') && isOnPath('sox')) await speakPrompts(installation.prompts, installation.music)
    return ok(installation)
  }
  const mirror = debianMirror()
  if (mirror === null || !isOnPath('apt-get')) return reject('pbx.noDebian')
  if (process.getuid?.() !== 0) return reject('pbx.noRoot')
  const { debootstrap, espeak, sox, curl } = systemPackages
  // curl: the PBX hands recordings over with it.
  const missing = await installSystemPackages([debootstrap, espeak, sox, curl])
  if (missing.length > 0) return reject('pbx.noPackages', { names: missing.join(', ') })
  mkdirSync(cache, { recursive: true })
  const release = await lock(`${folder}.lock`)
  try {
    if (!existsSync(folder)) await build(folder, mirror)
    return ok(installation)
  } catch (failure) {
    return reject('pbx.notBuilt', { detail: failure instanceof Error ? failure.message : String(failure) })
  } finally {
    release()
  }
}

/** Made whole under another name, then renamed: what is there is complete. */
async function build(folder: string, mirror: string): Promise<void> {
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  await step('Preparando la central telefónica de demostración (Asterisk 22; una sola vez, cerca de 600 MB)', () =>
    run('debootstrap', ['--variant=minbase', `--include=${PACKAGES.join(',')}`, 'sid', join(making, 'root'), mirror]),
  )
  await step('Grabando los mensajes de voz de la central telefónica', () =>
    speakPrompts(join(making, 'prompts'), join(making, 'music')),
  )
  for (const waste of ['var/cache/apt', 'var/lib/apt/lists', 'usr/share/doc', 'usr/share/man'])
    rmSync(join(making, 'root', waste), { recursive: true, force: true })
  renameSync(making, folder)
}

/** One builder at a time; the lock of one that has died is taken. @returns gives it back */
async function lock(path: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) throw failure
    }
    if (!isAlive(holderOf(path))) rmSync(path, { force: true })
    else await sleep(LOCK_LOOK_MS)
  }
}

function holderOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    // Given back between two looks.
    return 0
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
