import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.mjs'
import { step } from './progress.mjs'

/** Node 24 as npm installed it: what everything after the set-up runs on. */
export const node24 = (/** @type {string} */ root) =>
  join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * Whether node_modules holds what package-lock.json says, by npm's own record of what it installed: true also after an
 * `npm install` by hand, false after a change of branch that changed the lock.
 *
 * @param {string} root the project's folder
 */
export function dependenciesAreInstalled(root) {
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'))
  const wanted = lockedPackages(join(root, 'package-lock.json'))
  if (installed === undefined || wanted === undefined || !existsSync(node24(root))) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    return found === undefined ? entry.optional === true : found.version === entry.version
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * Installs npm's dependencies when they are missing or the lock has changed.
 *
 * @param {string} root the project's folder
 */
export async function installDependencies(root) {
  if (dependenciesAreInstalled(root)) return
  const windows = process.platform === 'win32'
  const npm = windows ? 'npm.cmd' : 'npm'
  await step('Instalando las dependencias de npm (npm install)', () =>
    // Not `npm ci`: it asks the lock for binaries of other systems, which npm leaves out of it on this registry. The versions
    // are exact in package.json and in the lock all the same.
    run(npm, ['install', '--no-save', '--no-audit', '--no-fund'], {
      cwd: root,
      // Node starts no .cmd without a shell since 20.12 (CVE-2024-27980); nothing here is anybody's text.
      shell: windows,
    }),
  )
  if (!existsSync(node24(root))) {
    throw new Error(
      'npm no instaló Node 24 (paquete «node»). Revise que npm permita su script de instalación (allowScripts en package.json) y repita.',
    )
  }
}
