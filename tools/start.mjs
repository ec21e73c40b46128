/**
 * `npm start`: runs on the machine's Node (20 or later) before anything is installed. Installs what is missing, then
 * goes on in tools/start/run.ts with Node 24.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { fetchElectron } from './setup/electron.mjs'
import { continueWithNode24, failed } from './setup/node24.mjs'
import { installSystemPackages, missingPackagesSentence, systemPackages } from './setup/system-packages.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const args = process.argv.slice(2)
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const opensWindow = !args.includes('--no-open') && !args.includes('--help') && hasDisplay

try {
  await installDependencies(root)
  if (opensWindow) {
    await fetchElectron(root)
    // A window is convenient, and the console goes on without one: what cannot be had is said.
    const missing = await installSystemPackages([systemPackages.chromium]).catch(() => [systemPackages.chromium.name])
    if (missing.length > 0) process.stdout.write(`· ${missingPackagesSentence(missing)}\n`)
  }
  continueWithNode24(root, join(root, 'tools', 'start', 'run.ts'), args)
} catch (error) {
  failed(error)
}
