import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildOutdated } from '#tools/build.ts'
import { installers, packageContents } from '#tools/package.ts'

/** What a fuse's byte holds (the package exports its `FuseState` as a type alone). */
const DISABLED = 48
const ENABLED = 49

const builder = readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')
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

test('each system has its icon: the sizes of an .ico, an .icns, and a large PNG', () => {
  const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../resources', name))
  const png = read('icon.png')
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1024, 1024])
  const ico = read('icon.ico')
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index) || 256)
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  const icns = read('icon.icns')
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  for (const name of ['icon.ico', 'icon.icns', 'icon.png']) expect(builder).toContain(`icon: resources/${name}`)
})
