/**
 * `npm test`: runs on the machine's Node (20 or later) before anything is installed. Installs what is missing, then
 * goes on in tools/test/run.ts with Node 24. `--only a,b` runs some stages; `FULL=1` asks the tests for more rounds.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { continueWithNode24, failed } from './setup/node24.mjs'
import { installSystemPackages, missingPackagesSentence, systemPackages } from './setup/system-packages.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const args = process.argv.slice(2)

try {
  await installDependencies(root)
  if (!args.includes('--no-system-packages')) {
    const { testChromium, postgresql, strace, sipp, pulseaudio } = systemPackages
    const missing = await installSystemPackages([testChromium, postgresql, strace, sipp, pulseaudio])
    if (missing.length > 0) throw new Error(missingPackagesSentence(missing))
  }
  continueWithNode24(root, join(root, 'tools', 'test', 'run.ts'), args)
} catch (error) {
  failed(error)
}
