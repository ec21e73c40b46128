import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { run } from '../setup/command.mjs'
import { step } from '../setup/progress.mjs'
import { isOnPath } from '../setup/system-packages.mjs'
import { pbxCache } from './installation.ts'

/** A Kamailio that can be run from its folder: nothing of the machine is changed, no service is made. */
export interface Kamailio {
  readonly program: string
  readonly modules: string
  /** `LD_LIBRARY_PATH` of its own libraries. */
  readonly libraries: string
}

const EDITION = 'kamailio-5-1'
const PACKAGES = ['kamailio', 'kamailio-websocket-modules']

/**
 * Debian's Kamailio, unpacked once beside the PBX and used again.
 * Refusals: `pbx.noDebian`, `pbx.notBuilt` (with what apt or dpkg said).
 */
export async function ensureKamailio(cache = pbxCache()): Promise<Result<Kamailio, Rejection>> {
  const folder = join(cache, EDITION)
  if (!existsSync(folder)) {
    if (!isOnPath('apt-get') || !isOnPath('dpkg-deb')) return reject('pbx.noDebian')
    mkdirSync(cache, { recursive: true })
    const making = mkdtempSync(join(cache, 'making-'))
    try {
      await step('Preparando el proxy SIP de las pruebas (solo la primera vez)', () => unpack(making))
      renameSync(join(making, 'root'), folder)
    } catch (failure) {
      // Somebody else may have been quicker.
      if (!existsSync(folder)) return reject('pbx.notBuilt', { reason: String(failure) })
    } finally {
      rmSync(making, { recursive: true, force: true })
    }
  }
  const [machine = ''] = readdirSync(join(folder, 'usr/lib'))
  const libraries = join(folder, 'usr/lib', machine, 'kamailio')
  return ok({ program: join(folder, 'usr/sbin/kamailio'), modules: join(libraries, 'modules'), libraries })
}

async function unpack(folder: string): Promise<void> {
  await run('apt-get', ['download', ...PACKAGES], { cwd: folder })
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.deb')))
    await run('dpkg-deb', ['--extract', join(folder, name), join(folder, 'root')])
}
