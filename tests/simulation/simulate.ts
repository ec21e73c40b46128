import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { judgeFiles } from './files/judge.ts'
import { playFiles } from './files/play.ts'
import { plantedBugs } from './planted/bugs.ts'
import { judge } from './world/oracle.ts'
import { play } from './world/run.ts'

/** `npm run simulate -- --runs N --seed S [--files]`: prints failing seeds, each of which replays exactly, and their count. */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? otherwise : Number(process.argv[at + 1])
}
if (process.argv.includes('--planted')) await showPlanted()
const runs = option('runs', 100)
const first = option('seed', 1)
const began = performance.now()
let failed = 0
let commands = 0
for (let seed = first; seed < first + runs; seed++) {
  const { count, faults } = process.argv.includes('--files') ? await filesOf(seed) : await commandsOf(seed)
  commands += count
  if (faults.length === 0) continue
  failed++
  console.log(`seed ${seed}: ${faults.length} faults`)
  for (const fault of faults.slice(0, runs === 1 ? 100 : 3))
    console.log(`  ${fault.slice(0, runs === 1 ? 2_000 : 300)}`)
}
console.log(
  `${runs} schedules, ${commands} commands, ${failed} failed, ${Math.round((performance.now() - began) / 1000)} s`,
)
process.exit(failed === 0 ? 0 : 1)

async function commandsOf(seed: number) {
  const outcome = await play(seed)
  return { count: outcome.told.length, faults: judge(outcome) }
}

/** `--files`: files on their way, over SQLite and PGlite. */
async function filesOf(seed: number) {
  const outcome = await playFiles(seed)
  return { count: outcome.named.length, faults: await judgeFiles(outcome) }
}

/** `--planted`: each bug that somebody could write, and the seed that finds it. */
async function showPlanted(): Promise<never> {
  const plant = fileURLToPath(new URL('./planted/plant.ts', import.meta.url))
  let missed = 0
  for (const [index, bug] of plantedBugs.entries()) {
    const { status, stdout } = spawnSync(process.execPath, [plant, String(index), '300'], { encoding: 'utf8' })
    if (status !== 0) missed++
    console.log(`${bug.name}\n  ${stdout.trim().slice(0, 200)}`)
  }
  console.log(`${plantedBugs.length} planted, ${plantedBugs.length - missed} found`)
  process.exit(missed === 0 ? 0 : 1)
}
