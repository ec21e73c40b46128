import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CHROMIUMS } from '../setup/system-packages.mjs'

/** Whether windows can be shown: always on Windows and macOS; with an X or Wayland display elsewhere. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env, platform: string = process.platform): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/** Electron's program in node_modules, if its binary was fetched. */
export function findElectron(root: string, platform: string = process.platform): string | undefined {
  const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[platform] ?? 'electron'
  const file = join(root, 'node_modules', 'electron', 'dist', program)
  return existsSync(file) ? file : undefined
}

/** A browser of the Chromium family on the PATH. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const name of CHROMIUMS) {
    const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
    if (found !== undefined) return found
  }
  return undefined
}

/** Date fields and Chromium's own words are as the console speaks, whatever the system does. */
const LANGUAGE = 'es-CO'

/** On Linux Chromium takes its language from here and not from its arguments. */
export const chromiumEnvironment = (environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => ({
  ...environment,
  LANGUAGE: LANGUAGE.replace('-', '_'),
})

/**
 * Arguments of a Chromium window without tabs or address bar.
 * @param profile folder of a profile of its own, so that the window is a process that can be ended
 */
export function chromiumArguments(url: string, profile: string, isRoot = process.getuid?.() === 0): string[] {
  const common = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    `--lang=${LANGUAGE}`,
    '--no-first-run',
    '--no-default-browser-check',
  ]
  // Chromium's sandbox refuses root.
  return isRoot ? [...common, '--no-sandbox'] : common
}
