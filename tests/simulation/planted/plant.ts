import { plantedBugs } from './bugs.ts'
import { plant } from './planting.ts'

/*
 * `node plant.ts NAME-INDEX RUNS`: plays schedules with one bug planted in the source while it loads, and ends with 0
 * when the oracle found it.
 */
type Played = (seed: number) => Promise<string[]>

async function commands(): Promise<Played> {
  const { play } = await import('../world/run.ts')
  const { judge } = await import('../world/oracle.ts')
  return async (seed) => judge(await play(seed))
}

async function files(): Promise<Played> {
  const { playFiles } = await import('../files/play.ts')
  const { judgeFiles } = await import('../files/judge.ts')
  return async (seed) => judgeFiles(await playFiles(seed))
}

const bug = plantedBugs[Number(process.argv[2])]
if (bug === undefined) throw new Error('no such bug')
plant(bug)
process.on('unhandledRejection', () => {})
const played = bug.plays === 'files' ? await files() : await commands()
const runs = Number(process.argv[3])
const first = bug.from ?? 1
for (let seed = first; seed < first + runs; seed++) {
  let faults: string[]
  try {
    faults = await played(seed)
  } catch (failure) {
    faults = [`the run broke: ${failure instanceof Error ? failure.message : String(failure)}`]
  }
  if (faults.length === 0) continue
  console.log(`found by seed ${seed}: ${faults[0]?.slice(0, 160).split('\n')[0]}`)
  process.exit(0)
}
console.log(`not found in ${runs} schedules`)
process.exit(1)
