import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildOutdated } from '#tools/build.ts'
import { installers, packageContents } from '#tools/package.ts'

/** What a fuse's byte holds (the package exports its `FuseState` as a type alone). */
const DISABLED = 48
const ENABLED = 49

const root = join(import.meta.dirname, '../../..')
const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
const output = mkdtempSync(join(tmpdir(), 'package-'))
let folder: string
let packed: string[]

beforeAll(async () => {
  await buildOutdated({})
  folder = await packageContents(output)
  packed = listPackage(join(folder, 'resources/app.asar'), { isPack: false })
}, 180_000)
afterAll(() => rmSync(output, { recursive: true, force: true }))

test('the product is inside: main, preload, store and page', () => {
  for (const file of [
    '/dist/electron/main.js',
    '/dist/electron/preload.cjs',
    '/dist/store/store-process.js',
    '/dist/upkeep/upkeep-thread.js',
    '/dist/renderer/index.html',
    '/package.json',
  ])
    expect(packed).toContain(file)
})
test('nothing of the centre, no sources, no tests, no maps', () => {
  const foreign = packed.filter((file) =>
    /^\/(src-|tests|tools|docs|dist\/(central|browser))|\.(map|ts|tsx|cc?|cpp|h)$|node_modules\/(@electric-sql|fastify|pg|pino|prom-client)\//.test(
      file,
    ),
  )
  expect(foreign).toEqual([])
})
test('of other people’s packages there are these', () => {
  const names = packed.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/@]+)\/package\.json$/.exec(file)?.[1] ?? [])
  expect(names.sort()).toEqual([
    '@node-rs/argon2',
    '@node-rs/argon2-linux-x64-gnu',
    'argparse',
    'better-sqlite3',
    'builder-util-runtime',
    'debug',
    'electron-updater',
    'fs-extra',
    'graceful-fs',
    'js-yaml',
    'jsonfile',
    'lazy-val',
    'lodash.escaperegexp',
    'lodash.isequal',
    'ms',
    'sax',
    'semver',
    'tiny-typed-emitter',
    'undici',
    'universalify',
    'ws',
    'zod',
  ])
  expect(packed.filter((file) => /\/node_modules\/.*\/node_modules\//.test(file))).toEqual([])
})
test('and what the product imports is found among them', async () => {
  const whole = join(output, 'whole')
  extractAll(join(folder, 'resources/app.asar'), whole)
  const programs = ['electron', 'store', 'upkeep'].flatMap((name) =>
    readdirSync(join(whole, 'dist', name)).map((file) => readFileSync(join(whole, 'dist', name, file), 'utf8')),
  )
  const imports = programs.flatMap((text) =>
    [...text.matchAll(/^(?:import|export)\b.*?["']([^."'][^"']*)["'];?$|\bimport\(["']([^."'][^"']*)["']\)/gm)].map(
      ([, whole, late]) => whole ?? late ?? '',
    ),
  )
  const asked = [...new Set(imports)].filter((name) => name !== 'electron' && !name.startsWith('node:')).sort()
  expect(asked).toContain('electron-updater')
  // Outside of every other node_modules: what is not in the package is not found.
  const script = `for (const name of ${JSON.stringify(asked)}) await import(name)`
  writeFileSync(join(whole, 'load.mjs'), script)
  expect(spawnSync(process.execPath, ['load.mjs'], { cwd: whole, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  })
})
test('the native parts are unpacked, and nothing else is', () => {
  const unpacked = readdirSync(join(folder, 'resources/app.asar.unpacked'), {
    recursive: true,
    withFileTypes: true,
  }).filter((file) => file.isFile())
  expect(unpacked.length).toBeGreaterThan(0)
  expect(unpacked.filter((file) => !file.name.endsWith('.node'))).toEqual([])
})
test('the fuses are set', async () => {
  const wire = await getCurrentFuseWire(join(folder, 'multicontacto'))
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]
  for (const fuse of off) expect(wire[fuse]).toBe(DISABLED)
  for (const fuse of on) expect(wire[fuse]).toBe(ENABLED)
})

test('the package knows where versions are kept, and on Windows whose signature they need', () => {
  const settings = readFileSync(join(folder, 'resources/app-update.yml'), 'utf8')
  expect(settings).toMatch(/^provider: generic$/m)
  expect(settings).toMatch(/^url: https:\/\/\S+$/m)
  expect(settings).toMatch(/^updaterCacheDirName: \S+$/m)
  expect(builder).toMatch(/signtoolOptions:\n {4}publisherName:\n {6}- CN=.+, O=.+, C=CO\n/)
})
test('a release that cannot be signed is not made; what is made to be looked at need not be', () => {
  expect(installers(true)).toMatchObject({ forceCodeSigning: true })
  expect(installers(false)).toMatchObject({ forceCodeSigning: false })
})

test('macOS lets the phone hear and see, and tells people why; Debian brings what it runs on', () => {
  const resource = /entitlements: (\S+)\n {2}entitlementsInherit: (\S+)/.exec(builder)
  expect(resource?.[1]).toBe(resource?.[2])
  const entitlements = readFileSync(join(root, resource?.[1] ?? ''), 'utf8')
  for (const device of ['audio-input', 'camera'])
    expect(entitlements).toMatch(new RegExp(`<key>com\\.apple\\.security\\.device\\.${device}</key>\\s*<true/>`))
  const own = readFileSync(join(root, 'node_modules/app-builder-lib/templates/entitlements.mac.plist'), 'utf8')
  for (const [key] of own.matchAll(/<key>[^<]+<\/key>/g)) expect(entitlements).toContain(key)
  expect(builder).toMatch(/NSMicrophoneUsageDescription: .*micrófono.*\./)
  expect(builder).toMatch(/NSCameraUsageDescription: .*cámara.*\./)
  // A list of ours replaces electron-builder's.
  const fpm = readFileSync(join(root, 'node_modules/app-builder-lib/out/targets/FpmTarget.js'), 'utf8')
  const defaults: string[] = JSON.parse(
    /getDefaultDepends\(target\) \{\s+switch \(target\) \{\s+case "deb":\s+return (.+);/.exec(fpm)?.[1] ?? '',
  )
  const depends = [...(/^deb:\n {2}depends:\n((?: {4}- \S+\n)+)/m.exec(builder)?.[1] ?? '').matchAll(/- (\S+)/g)]
  expect(depends.map(([, name]) => name)).toEqual([...defaults, 'libasound2'])
})

test('each system has its icon: the sizes of an .ico, an .icns, and a large PNG', () => {
  const read = (name: string) => readFileSync(join(root, 'resources', name))
  const png = read('icon.png')
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1024, 1024])
  const ico = read('icon.ico')
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index) || 256)
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  const icns = read('icon.icns')
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  for (const name of ['icon.ico', 'icon.icns', 'icon.png']) expect(builder).toContain(`icon: resources/${name}`)
})
