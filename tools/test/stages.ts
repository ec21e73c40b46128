import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOutdated } from '../build.ts'
import { sentenceOf } from '../start/sentences.ts'
import { type Manner, runScript } from './child.ts'
import { tallyOfPlaywright } from './playwright-report.ts'
import { played, type SpecSample, seedOf, specsIn } from './spec-sample.ts'
import { emptyTally, refuseEmpty, Tally } from './tally.ts'

/** One part of the proof. */
export interface Stage {
  readonly name: string
  /** What it proves, for the table. */
  readonly proves: string
  /** Folder of its tests; a stage whose folder does not exist is reported as not there, never as passed. */
  readonly folder?: string
  /** The stage beside which it runs, with what that leaves of the cores. */
  readonly beside?: string
  run(root: string, manner: Manner): Promise<Tally>
}

/** Biome takes npm for a terminal and would colour every letter of a log. */
const colours = process.stdout.isTTY ? [] : ['--colors=off']

/** What people do all day is played in every run; looks, rarer screens and single properties of a line take turns. */
const DESK: SpecSample = {
  every: [
    ...['attachments', 'follow-up', 'guide', 'idle-lock', 'one-action', 'password', 'two-people'].map(
      (name) => `tests/e2e/console/${name}.`,
    ),
    ...['electron', 'walks'].map((name) => `tests/e2e/${name}/`),
  ],
  long: ['tests/e2e/console/guidebook.', ...['guide-steps', 'screenshots'].map((name) => `tests/e2e/preview/${name}.`)],
  part: 0.12,
}
const PHONE: SpecSample = {
  every: [
    ...['queue-call', 'outlives'].map((name) => `tests/telephony/program/${name}.`),
    ...['cut', 'inbound', 'ground', 'wrap-up'].map((name) => `tests/telephony/line/${name}.`),
  ],
  long: [
    ...['supervision', 'transfer'].map((name) => `tests/telephony/program/${name}.`),
    ...['heard', 'video'].map((name) => `tests/telephony/line/${name}.`),
  ],
  part: 0.05,
}

/** In the order in which they run: the fastest refusals first. */
export const stages: readonly Stage[] = [
  {
    name: 'types',
    proves: 'tsc -b: types, and what each layer may import',
    run: (root) => check(root, 'types', 'typescript/bin/tsc', ['-b']),
  },
  {
    name: 'lint',
    proves: 'biome ci: rules, format, import cycles',
    run: (root) => check(root, 'lint', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', ...colours, '.']),
  },
  vitestStage('layers', 'each forbidden import and each cycle is refused', 'tools/layers'),
  vitestStage('unit', 'tests beside the code', 'src-shared'),
  // The bridge waits for timers of the PBX most of its time; this is nothing but reckoning.
  { ...vitestStage('simulation', 'convergence over seeded schedules', 'tests/simulation'), beside: 'bridge' },
  vitestStage('crash', 'killed processes, cut power, damaged files', 'tests/crash'),
  vitestStage('integration', 'PGlite and PostgreSQL 15, both shells, the tools', 'tests/integration'),
  {
    name: 'e2e',
    proves: 'the built product in Chromium',
    folder: 'tests/e2e',
    run: (root) => runPlaywright(root, 'e2e', { folder: 'tests/e2e', sample: DESK }),
  },
  {
    name: 'bridge',
    proves: 'a real Asterisk: the bridge with SIPp',
    folder: 'tests/telephony',
    run: (root, manner) => withPbx('bridge', () => runVitest(root, 'telephony', manner)),
  },
  {
    name: 'telephony',
    proves: 'a real Asterisk: the phone in Chromium',
    folder: 'tests/telephony',
    run: (root) =>
      withPbx('telephony', () => runPlaywright(root, 'telephony', { folder: 'tests/telephony', sample: PHONE })),
  },
]

function vitestStage(name: string, proves: string, folder: string): Stage {
  return { name, proves, folder, run: (root, manner) => runVitest(root, name, manner) }
}

/** A program that says yes or no counts as one test. */
async function check(root: string, name: string, script: string, args: readonly string[]): Promise<Tally> {
  const code = await runScript(root, script, args)
  return code === 0 ? { ...emptyTally, passed: 1 } : { ...emptyTally, failed: [name] }
}

function runVitest(root: string, project: string, manner: Manner): Promise<Tally> {
  const reporters = ['--reporter=default', '--reporter=./tools/test/vitest-reporter.ts']
  // Of two cores one stays free: priority alone does not keep it so (child.ts).
  const workers = manner.yields ? ['--maxWorkers=1'] : []
  const args = ['run', '--project', project, ...reporters, ...workers]
  return withReport(project, async (file) => {
    const code = await runScript(root, 'vitest/vitest.mjs', args, { TALLY_FILE: file }, manner)
    return { code, read: (report) => Tally.parse(report) }
  })
}

interface Specs {
  readonly folder: string
  readonly sample: SpecSample
}

/** Plays the spec files whose turn it is; a folder may have a configuration of its own. */
async function runPlaywright(root: string, stage: string, { folder, sample }: Specs): Promise<Tally> {
  const { missing } = await buildOutdated({ root })
  if (missing.length > 0) return { ...emptyTally, failed: [`${stage}: the build lacks ${missing.join(', ')}`] }
  const [all, seed] = [specsIn(root, folder), seedOf(root)]
  const files = played(all, sample, seed)
  process.stdout.write(`${stage}: ${files.length} of ${all.length} spec files are played, SEED=${seed}\n`)
  const own = `${folder}/playwright.config.ts`
  const tally = await withReport(stage, async (file) => {
    const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
    const config = existsSync(join(root, own)) ? ['--config', own] : []
    const args = ['test', '--reporter=list,json', ...config, ...files]
    const code = await runScript(root, '@playwright/test/cli.js', args, environment)
    return { code, read: tallyOfPlaywright }
  })
  return { ...tally, unplayed: all.filter((file) => !files.includes(file)) }
}

/** The PBX is built at the first run and kept; where it cannot be, the run says why and proves nothing of it. */
async function withPbx(stage: string, run: () => Promise<Tally>): Promise<Tally> {
  // The centre's code is read only where it is needed: the other stages run without it.
  const { ensureInstallation } = await import('../pbx/installation.ts')
  const pbx = await ensureInstallation()
  return pbx.ok ? run() : { ...emptyTally, skipped: [{ name: stage, reason: sentenceOf(pbx.error) }] }
}

interface Ran {
  readonly code: number
  readonly read: (report: unknown) => Tally
}

/** Runs a test runner that leaves a report; one that leaves none, or ends badly in spite of it, has failed. */
async function withReport(stage: string, run: (file: string) => Promise<Ran>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-tally-'))
  try {
    const file = join(folder, 'report.json')
    const { code, read } = await run(file)
    if (!existsSync(file)) return { ...emptyTally, failed: [`${stage}: ended with code ${code} and left no report`] }
    const tally = refuseEmpty(stage, read(JSON.parse(readFileSync(file, 'utf8'))))
    if (code === 0 || tally.failed.length > 0) return tally
    return { ...tally, failed: [`${stage}: every test passed, and the runner ended with code ${code}`] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
