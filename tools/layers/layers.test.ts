import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findViolations, violationsIn } from './imports.ts'

const repository = join(import.meta.dirname, '..', '..')

/**
 * Files that each break a rule, put into a copy of the real sources and checked by the real configuration: a rule that
 * no longer bites fails here.
 */
const breaking = {
  'src-shared/kernel/breaks-node.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
  'src-shared/kernel/breaks-dom.ts': 'export const title = () => document.title\n',
  'src-shared/kernel/breaks-main.ts': "export { fine } from '#main/allowed.ts'\n",
  'src-renderer/breaks-main.ts': "export { fine } from '#main/allowed.ts'\n",
  'src-renderer/breaks-central.ts': "export { fine } from '../src-central/allowed.ts'\n",
  'src-renderer/breaks-node.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
  'src-main/breaks-central.ts': "export { fine } from '#central/allowed.ts'\n",
  'src-central/breaks-renderer.ts': "export { fine } from '#renderer/allowed.ts'\n",
}
const allowed = "import { ok } from '#shared/kernel/result.ts'\nexport const fine = ok(1)\n"
const sound = ['src-main', 'src-central', 'src-renderer'].map((folder) => `${folder}/allowed.ts`)

let copy: string
/** Files that the compiler found an error in. */
let refused: readonly string[]

function write(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), text)
}

function run(program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(repository, 'node_modules', program), ...args], {
    cwd: copy,
    encoding: 'utf8',
  })
  return stdout + stderr
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'multicontacto-layers-'))
  const real = ['src-shared', 'src-main', 'src-renderer', 'src-central', 'resources']
  const configuration = ['package.json', 'tsconfig.base.json', 'biome.json', '.gitignore']
  for (const path of [...real, ...configuration].filter((each) => existsSync(join(repository, each)))) {
    cpSync(join(repository, path), join(copy, path), { recursive: true })
  }
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
  for (const [path, text] of Object.entries(breaking)) write(path, text)
  for (const path of sound) write(path, allowed)
  const compiled = run('typescript/bin/tsc', ['-b', ...real.filter((folder) => folder.startsWith('src-'))])
  refused = [...compiled.matchAll(/^(\S+?)\(\d+,\d+\): error TS/gm)].map((match) => match[1] ?? '')
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

test.each(Object.keys(breaking))('the compiler refuses %s', (path) => {
  expect(refused).toContain(path)
})

test.each(sound)('the compiler lets %s pass, which imports what it may', (path) => {
  expect(refused).not.toContain(path)
})

test('the linter refuses two files that import each other, and lets a chain pass', () => {
  write('src-shared/kernel/cycle-a.ts', "import { b } from './cycle-b.ts'\nexport const a = () => b\n")
  write('src-shared/kernel/cycle-b.ts', "import { a } from './cycle-a.ts'\nexport const b = () => a\n")
  write('src-shared/kernel/chain.ts', "import { a } from './cycle-a.ts'\nexport const c = () => a\n")
  const lint = (file: string) => run('@biomejs/biome/bin/biome', ['lint', `src-shared/kernel/${file}`])
  expect(lint('cycle-a.ts')).toContain('lint/suspicious/noImportCycles')
  expect(lint('chain.ts')).not.toContain('noImportCycles')
})

test('the linter refuses two files that take types from each other', () => {
  write('src-shared/kernel/type-cycle-a.ts', "import type { B } from './type-cycle-b.ts'\nexport type A = B | 'a'\n")
  write(
    'src-shared/kernel/type-cycle-b.ts',
    "import type { A } from './type-cycle-a.ts'\nexport type B = { readonly a: A }\n",
  )
  expect(run('@biomejs/biome/bin/biome', ['lint', 'src-shared/kernel/type-cycle-a.ts'])).toContain('noImportCycles')
})

test.each([
  ["import x from '#main/store/open.ts'"],
  ["export * from '../../src-central/push.ts'"],
  ["const later = await import('#central/push.ts')"],
  ["new Worker(new URL('../../src-main/store/store-process.ts', import.meta.url))"],
  ["import data from '#tests/support/ports.ts'"],
  ["import { build } from '#tools/build.ts'"],
])('no way of writing it hides an import across the layers: %s', (line) => {
  expect(violationsIn('src-renderer/cases/Form.ts', line)).toHaveLength(1)
})

test.each([
  ["import x from '#shared/kernel/result.ts'"],
  ["import guide from '#resources/guides/hello.json' with { type: 'json' }"],
  ["import { Button } from '@mantine/core'"],
  ["import { Field } from '../cases/Field.tsx'"],
  [" * Speaks of `import x from '#main/store/open.ts'`"],
])('what may be imported is let pass: %s', (line) => {
  expect(violationsIn('src-renderer/cases/Form.ts', line)).toEqual([])
})

test.each([['const at = Date.now()'], ['const at = new Date()'], ['Math.random()'], ['crypto.randomUUID()']])(
  'src-shared has no clock and no chance of its own: %s',
  (line) => {
    expect(violationsIn('src-shared/kernel/x.ts', line)).toHaveLength(1)
    expect(violationsIn('src-main/x.ts', line)).toEqual([])
  },
)

test('no source file of the project crosses the layers', () => {
  expect(findViolations(repository)).toEqual([])
})
