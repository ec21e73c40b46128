import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './command.mjs'
import { step } from './progress.mjs'

/** @typedef {{ name: string, present: () => boolean }} SystemPackage */

/** Whether a program of this name is on the PATH. */
export const isOnPath = (/** @type {string} */ program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))

/** Browsers of the Chromium family, by their programs' names. */
export const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** Debian's packages that the product or its tests use, and how each is recognised. */
export const systemPackages = {
  chromium: { name: 'chromium', present: () => CHROMIUMS.some(isOnPath) },
  testChromium: { name: 'chromium', present: () => existsSync('/usr/bin/chromium') },
  postgresql: { name: 'postgresql-15', present: () => existsSync('/usr/lib/postgresql/15/bin/postgres') },
  debootstrap: { name: 'debootstrap', present: () => isOnPath('debootstrap') },
  espeak: { name: 'espeak-ng', present: () => isOnPath('espeak-ng') },
  sox: { name: 'sox', present: () => isOnPath('sox') },
  sipp: { name: 'sip-tester', present: () => isOnPath('sipp') },
  curl: { name: 'curl', present: () => isOnPath('curl') },
  strace: { name: 'strace', present: () => isOnPath('strace') },
  pulseaudio: { name: 'pulseaudio', present: () => isOnPath('pulseaudio') && isOnPath('pactl') },
}

/**
 * Installs the missing packages where that is possible: as root, on a system with apt-get.
 *
 * @param {readonly SystemPackage[]} wanted
 * @returns {Promise<string[]>} names of what is still missing (nobody here may install it)
 */
export async function installSystemPackages(wanted) {
  const missing = wanted.filter((each) => !each.present()).map((each) => each.name)
  if (missing.length === 0) return []
  const mayInstall = process.getuid?.() === 0 && isOnPath('apt-get')
  if (!mayInstall) return missing
  process.stdout.write(`· Paquetes del sistema que se van a instalar: ${missing.join(', ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step('Actualizando la lista de paquetes de Debian', () => run('apt-get', ['update'], { env }))
  await step(`Instalando ${missing.join(', ')}`, () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env }),
  )
  return wanted.filter((each) => !each.present()).map((each) => each.name)
}

/** The sentence for packages that could not be installed. */
export const missingPackagesSentence = (/** @type {readonly string[]} */ names) =>
  `Faltan paquetes del sistema: ${names.join(', ')}. Instálelos (en Debian: sudo apt-get install ${names.join(' ')}) y repita.`
