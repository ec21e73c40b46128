import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type PlantedBug, plantedBugs } from './bugs.ts'

/*
 * `node plant.ts NAME-INDEX RUNS`: plays schedules with one bug planted in the source while it loads, and ends with 0
 * when the oracle found it. The process is used once: what was loaded stays loaded.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** @throws when the source no longer holds the text exactly once: the bug must be planted again where it belongs */
export function patched(bug: PlantedBug): string {
  const source = readFileSync(root + bug.file, 'utf8')
  const parts = source.split(bug.find)
  if (parts.length !== 2) throw new Error(`«${bug.name}»: ${bug.file} holds its text ${parts.length - 1} times`)
  return parts.join(bug.put)
}

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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bug = plantedBugs[Number(process.argv[2])]
  if (bug === undefined) throw new Error('no such bug')
  const source = patched(bug)
  registerHooks({
    load(url, context, next) {
      if (!url.endsWith(bug.file)) return next(url, context)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
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
}
