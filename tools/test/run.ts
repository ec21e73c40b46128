/**
 * `npm test` from where Node 24 and the dependencies are there: the stages in order, each with its time; at the end
 * every skip's reason and one line `N passed, N failed, N skipped`.
 * `--only types,unit` runs some stages; `--full` (environment FULL=1) asks the tests for their long rounds.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { electronIsPresent } from '../setup/electron.mjs'
import { ALONE, type Manner, stopRunning } from './child.ts'
import { type Stage, stages } from './stages.ts'
import { addTallies, lastLine, type Tally } from './tally.ts'

const root = dirname(dirname(import.meta.dirname))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const { values } = parseArgs({
  options: { only: { type: 'string' }, full: { type: 'boolean' }, 'no-system-packages': { type: 'boolean' } },
})
if (values.full === true) process.env.FULL = '1'

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopRunning()
    process.exit(1)
  })
}

const wanted = stagesNamed(values.only?.split(',') ?? stages.map((stage) => stage.name))
const exists = (stage: Stage): boolean => stage.folder === undefined || existsSync(join(root, stage.folder))

say('stage        runs  proves')
for (const stage of wanted) {
  say(`${stage.name.padEnd(12)} ${exists(stage) ? 'yes ' : 'NO  '}  ${stage.proves}${absence(stage)}`)
}

interface Ran {
  readonly stage: Stage
  readonly tally: Tally
  readonly seconds: string
}
const results: Ran[] = []
const there = wanted.filter(exists)
const runsBeside = (stage: Stage, other: Stage): boolean => stage.beside === other.name
for (const stage of there.filter((one) => !there.some((other) => runsBeside(one, other)))) {
  const yielding = there.filter((one) => runsBeside(one, stage))
  const side = yielding.map((one) => ran(one, { output: 'together', yields: true }))
  results.push(...(await Promise.all([...side, ran(stage, ALONE)])))
}

const total = addTallies(results.map((result) => result.tally))
say('\nstage         time  result')
for (const { stage, tally, seconds } of results) {
  say(`${stage.name.padEnd(10)} ${`${seconds} s`.padStart(8)}  ${lastLine(tally)}`)
}
for (const stage of wanted.filter((each) => !exists(each))) say(`${stage.name.padEnd(19)}  not run${absence(stage)}`)
for (const name of total.failed) say(`failed: ${name}`)
for (const { name, reason } of total.skipped) say(`skipped: ${name}: ${reason}`)
const unplayed = total.unplayed ?? []
if (unplayed.length > 0)
  say(`not in this run's sample (npm run test:full plays all): ${unplayed.length} spec files: ${unplayed.join(', ')}`)
say(`Electron binary: ${electronIsPresent(root) ? 'present' : 'absent'}`)
say(lastLine(total))
process.exitCode = total.failed.length > 0 || total.passed === 0 ? 1 : 0

async function ran(stage: Stage, manner: Manner): Promise<Ran> {
  say(`\n── ${stage.name} ──`)
  const begun = performance.now()
  const tally = await stage.run(root, manner)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  say(`── ${stage.name}: ${lastLine(tally)} (${seconds} s)`)
  return { stage, tally, seconds }
}

function absence(stage: Stage): string {
  return exists(stage) ? '' : ` (${stage.folder} does not exist)`
}

function stagesNamed(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `unknown stage ${unknown.join(', ')}; there are ${stages.map(({ name }) => name).join(', ')}\n`,
    )
    process.exit(1)
  }
  return stages.filter((stage) => names.includes(stage.name))
}
