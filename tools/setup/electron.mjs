import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from './command.mjs'
import { node24 } from './dependencies.mjs'
import { step } from './progress.mjs'

const dayMs = 24 * 60 * 60 * 1000
const downloadLimitMs = 5 * 60 * 1000

/** Whether Electron's binary is where npm's package keeps it. */
export const electronIsPresent = (/** @type {string} */ root) =>
  existsSync(join(root, 'node_modules', 'electron', 'dist', 'version'))

/**
 * Fetches Electron's binary, which comes from its release site and not from npm. Tried once a day at most: a machine
 * that cannot reach that site must not wait at every start, for it has the browser shell.
 *
 * @param {string} root the project's folder
 */
export async function fetchElectron(root) {
  if (electronIsPresent(root)) return
  const tried = join(root, '.cache', 'electron-tried')
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < dayMs) return
  mkdirSync(dirname(tried), { recursive: true })
  writeFileSync(tried, '')
  const install = join(root, 'node_modules', 'electron', 'install.js')
  try {
    await step('Descargando Electron', () => run(node24(root), [install], { cwd: root, timeout: downloadLimitMs }))
  } catch {
    process.stdout.write('· Electron no se pudo descargar: la consola se abre en el navegador\n')
  }
}
