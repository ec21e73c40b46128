import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { run } from '../setup/command.mjs'
import { step } from '../setup/progress.mjs'
import { isOnPath } from '../setup/system-packages.mjs'

/** Packages of Debian that are run from a folder: nothing of the machine is changed, no service is made. */
export interface Unpacked {
  readonly root: string
  /** Where its libraries are, and what stands beside them. */
  readonly libraries: string
}

/**
 * Debian's packages, unpacked once into a folder of this edition and used again.
 * @param saying what is said while they are
 * Refusals: `pbx.noDebian`, `pbx.notBuilt` (with what apt or dpkg said).
 */
export async function ensureUnpacked(
  cache: string,
  edition: string,
  packages: readonly string[],
  saying: string,
): Promise<Result<Unpacked, Rejection>> {
  const root = join(cache, edition)
  if (!existsSync(root)) {
    if (!isOnPath('apt-get') || !isOnPath('dpkg-deb')) return reject('pbx.noDebian')
    mkdirSync(cache, { recursive: true })
    const making = mkdtempSync(join(cache, 'making-'))
    try {
      await step(saying, () => unpack(making, packages))
      renameSync(join(making, 'root'), root)
    } catch (failure) {
      // Somebody else may have been quicker.
      if (!existsSync(root)) return reject('pbx.notBuilt', { reason: String(failure) })
    } finally {
      rmSync(making, { recursive: true, force: true })
    }
  }
  const machine = readdirSync(join(root, 'usr/lib')).find((one) => one.endsWith('-linux-gnu')) ?? ''
  return ok({ root, libraries: join(root, 'usr/lib', machine) })
}

async function unpack(folder: string, packages: readonly string[]): Promise<void> {
  await run('apt-get', ['download', ...packages], { cwd: folder })
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.deb')))
    await run('dpkg-deb', ['--extract', join(folder, name), join(folder, 'root')])
}
