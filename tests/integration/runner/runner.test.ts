import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** `npm test` itself, over a project of a few tests: what it says must be what happened. */
const repository = join(import.meta.dirname, '..', '..', '..')
let root: string

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function runStages(only: string): { readonly code: number | null; readonly lines: readonly string[] } {
  const script = join(root, 'tools/test/run.ts')
  const { status, stdout } = spawnSync(process.execPath, [script, '--only', only], { cwd: root, encoding: 'utf8' })
  return { code: status, lines: stdout.trimEnd().split('\n') }
}

const vitestOf = (body: string): string => `import { beforeAll, describe, expect, test } from 'vitest'\n${body}`
const playwrightOf = (body: string): string => `import { expect, test } from '@playwright/test'\n${body}`

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'multicontacto-runner-'))
  const folders = ['src-shared', 'src-main', 'src-renderer', 'src-central']
  const configuration = ['package.json', 'package-lock.json', 'vitest.config.ts', 'playwright.config.ts']
  const types = ['tsconfig.base.json', ...folders.map((folder) => `${folder}/tsconfig.json`)]
  for (const path of ['tools', ...configuration, ...types]) {
    cpSync(join(repository, path), join(root, path), { recursive: true })
  }
  // What stands on sources that are not here.
  for (const path of ['tools/build.test.ts', 'tools/pbx']) rmSync(join(root, path), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  write('src-shared/good.test.ts', vitestOf("test('adds', () => expect(1 + 1).toBe(2))"))
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test('a sound stage ends with code 0 and the line of counts', () => {
  const { code, lines } = runStages('unit')
  expect(lines.at(-1)).toMatch(/^[1-9]\d* passed, 0 failed, 0 skipped$/)
  expect(lines.at(-2)).toMatch(/^Electron binary: (present|absent)$/)
  expect(code).toBe(0)
})

test('a skip is shown with its reason; one without a reason, a failure, a broken file and a broken set-up fail', () => {
  write(
    'tests/simulation/a.test.ts',
    vitestOf("test('runs', () => {})\ntest('waits', ({ skip }) => skip('no binary'))"),
  )
  write(
    'tests/simulation/b.test.ts',
    vitestOf("test.skip('forgotten', () => {})\ntest('wrong', () => expect(1).toBe(2))"),
  )
  write('tests/simulation/c.test.ts', vitestOf("throw new Error('does not load')"))
  write(
    'tests/simulation/d.test.ts',
    vitestOf("describe('set-up', () => { beforeAll(() => { throw new Error('x') }); test('never runs', () => {}) })"),
  )
  const { code, lines } = runStages('simulation')
  const told = lines.filter((line) => line.startsWith('failed: ') || line.startsWith('skipped: '))
  expect(told.sort()).toEqual([
    'failed: tests/simulation/b.test.ts > forgotten (skipped without a reason)',
    'failed: tests/simulation/b.test.ts > wrong: expected 1 to be 2 // Object.is equality',
    'failed: tests/simulation/c.test.ts: does not load',
    'failed: tests/simulation/d.test.ts > set-up > never runs (skipped without a reason)',
    'failed: tests/simulation/d.test.ts > set-up: x',
    'skipped: tests/simulation/a.test.ts > waits: no binary',
  ])
  expect(lines.at(-1)).toBe('1 passed, 5 failed, 1 skipped')
  expect(code).toBe(1)
})

test('a stage whose folder is there and has no test fails', () => {
  mkdirSync(join(root, 'tests/crash'), { recursive: true })
  const { code, lines } = runStages('crash')
  expect(lines).toContain('failed: crash: not one test was found')
  expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped')
  expect(code).toBe(1)
})

test('a stage whose folder is not there is said to be not there, and nothing run is no success', () => {
  const { code, lines } = runStages('e2e')
  expect(lines.join('\n')).toMatch(/e2e .*not run \(tests\/e2e does not exist\)/)
  expect(lines.at(-1)).toBe('0 passed, 0 failed, 0 skipped')
  expect(code).toBe(1)
})

test('end to end: a build that lacks an entry fails; Playwright is counted with its skips', () => {
  const program = 'console.log(1)\n'
  const entries = ['src-central', 'src-main/shell/browser', 'src-main/shell/electron'].map((path) => `${path}/main.ts`)
  const thread = 'src-main/store/upkeep/upkeep-thread.ts'
  for (const path of [...entries, thread, 'src-main/shell/electron/preload.ts']) write(path, program)
  write('src-renderer/index.html', '<!doctype html>')
  write(
    'tests/e2e/a.spec.ts',
    playwrightOf(
      "test('runs', () => {})\ntest('waits', () => test.skip(true, 'no display'))\ntest.skip('forgotten', () => {})\ntest('wrong', () => expect(1).toBe(2))",
    ),
  )
  expect(runStages('e2e').lines).toContain('failed: e2e: the build lacks src-main/store/store-process.ts')
  write('src-main/store/store-process.ts', program)
  const { code, lines } = runStages('e2e')
  expect(lines).toContain('failed: a.spec.ts > forgotten (skipped without a reason)')
  expect(
    lines.filter((line) => line.startsWith('failed: a.spec.ts > wrong: Error: expect(received).toBe')),
  ).toHaveLength(1)
  expect(lines).toContain('skipped: a.spec.ts > waits: no display')
  expect(lines.at(-1)).toBe('1 passed, 2 failed, 1 skipped')
  expect(code).toBe(1)
  for (const name of ['b', 'c', 'd']) write(`tests/e2e/${name}.spec.ts`, playwrightOf("test('runs', () => {})"))
  const sampled = runStages('e2e').lines.filter((line) => line.startsWith("not in this run's sample"))
  expect(sampled).toHaveLength(1)
  expect(sampled[0]).toMatch(/: 3 spec files: tests\/e2e\/[a-d]\.spec\.ts, /)
})
