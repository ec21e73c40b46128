import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Configuration, Platform } from 'electron-builder'

/**
 * `npm run package`: the installers of this system where Electron's binary is here; else the package's contents over a
 * stand-in distribution, so that what is in them can be looked at (`--stand-in` asks for that). `--release` makes what is
 * given to workstations: nothing that is not signed.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const binary = join(root, 'node_modules/electron/dist/electron')

/** Where Electron's executable keeps its fuses (@electron/fuses reads and flips them behind this text). */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = 9

/** A folder that looks like Electron's distribution for Linux: an executable with its fuses, and its resources. */
export function standInDistribution(folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  const wire = Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([1, FUSES]), Buffer.from('1'.repeat(FUSES))])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), wire, Buffer.alloc(64)]))
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '45.4.1')
  return folder
}

/** How the installers are made; a release that cannot be signed is none. */
export const installers = (release: boolean): Configuration => ({
  extends: join(root, 'electron-builder.yml'),
  forceCodeSigning: release,
})

/** @returns the folder with the unpacked product */
export async function packageContents(output: string): Promise<string> {
  const distribution = standInDistribution(join(root, '.cache/stand-in-electron'))
  const config: Configuration = {
    ...installers(false),
    electronDist: distribution,
    directories: { output, buildResources: 'resources' },
  }
  await build({ targets: Platform.LINUX.createTarget('dir'), projectDir: root, config, publish: 'never' })
  return join(output, 'linux-unpacked')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const release = process.argv.includes('--release')
  if (existsSync(binary) && !process.argv.includes('--stand-in')) {
    await build({ projectDir: root, config: installers(release), publish: 'never' })
  } else if (release) {
    console.error('a release is made with Electron’s own distribution, which is not here')
    process.exitCode = 1
  } else {
    const folder = await packageContents(join(root, 'release'))
    cpSync(join(root, 'CHANGELOG.md'), join(root, 'release/CHANGELOG.md'))
    console.log(`Electron's binary is not here: contents over a stand-in distribution in ${folder}`)
  }
}
