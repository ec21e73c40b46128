import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { targets } from './build/targets.ts'
import { buildOutdated } from './build.ts'

// Real builds, beside others on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let root: string
const everyName = targets.map((target) => target.name)

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'multicontacto-build-'))
  symlinkSync(join(import.meta.dirname, '..', 'node_modules'), join(root, 'node_modules'))
  const imports = { '#shared/*': './src-shared/*', '#resources/*': './resources/*' }
  write('package.json', JSON.stringify({ type: 'module', imports, dependencies: { pg: '1' } }))
  write('src-shared/sum.ts', 'export const sum = (a: number, b: number): string => "the sum is " + (a + b)\n')
  write('src-renderer/index.html', '<!doctype html><script type="module" src="./main.ts"></script>')
  write('src-renderer/main.ts', "import { sum } from '#shared/sum.ts'\ndocument.title = sum(1, 2)\n")
  write(
    'src-central/main.ts',
    "import pg from 'pg'\nimport { sum } from '#shared/sum.ts'\nconsole.log(pg, sum(1, 2))\n",
  )
  write('src-main/shell/browser/main.ts', 'console.log(1)\n')
  write('src-main/store/store-process.ts', 'console.log(2)\n')
  write('src-main/store/upkeep/upkeep-thread.ts', 'console.log(3)\n')
  write('src-main/shell/electron/main.ts', "import { app } from 'electron'\nconsole.log(app)\n")
  write(
    'src-main/shell/electron/preload.ts',
    "import { contextBridge } from 'electron'\nimport { sum } from '#shared/sum.ts'\ncontextBridge.exposeInMainWorld('sum', sum)\n",
  )
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test('builds every target, with the sources inside and the dependencies outside', async () => {
  const report = await buildOutdated({ root })
  expect(report).toEqual({ built: everyName, fresh: [], missing: [] })
  expect(read('dist/central/main.js')).toContain('the sum is')
  expect(read('dist/central/main.js')).toMatch(/from "pg"/)
  expect(read('dist/renderer/index.html')).toMatch(/src="\.\/assets\//)
})

test('makes a preload that the sandbox can load: CommonJS that requires Electron alone', () => {
  const required = [...read('dist/electron/preload.cjs').matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])
  expect(required).toEqual(['electron'])
  expect(read('dist/electron/preload.cjs')).toContain('the sum is')
})

test('builds nothing when nothing changed, and only what a change touches', async () => {
  expect(await buildOutdated({ root })).toEqual({ built: [], fresh: everyName, missing: [] })
  write('src-central/main.ts', 'console.log("another centre")\n')
  write('src-shared/sum.test.ts', 'a test is no input of a build')
  expect((await buildOutdated({ root })).built).toEqual(['central'])
  expect(read('dist/central/main.js')).toContain('another centre')
})

test('names an entry that does not exist instead of passing over it', async () => {
  rmSync(join(root, 'src-central/main.ts'))
  expect((await buildOutdated({ root })).missing).toEqual(['src-central/main.ts'])
})
