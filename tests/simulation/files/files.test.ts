import { afterAll, expect, test } from 'vitest'
import { judgeFiles } from './judge.ts'
import { closeDatabase, playFiles } from './play.ts'

const RUNS = process.env.FULL === '1' ? 300 : 12

afterAll(closeDatabase)

test(
  `in ${RUNS} schedules every file that was saved is whole at the centre, once and as it was chosen`,
  async () => {
    const failing: string[] = []
    let [saved, refused, fetched] = [0, 0, 0]
    for (let seed = 1; seed <= RUNS; seed++) {
      const outcome = await playFiles(seed)
      for (const { answer, files } of outcome.named) {
        if (answer.ok) saved += files.length
        else refused++
      }
      fetched += outcome.fetched.size
      const [fault] = await judgeFiles(outcome)
      if (fault !== undefined)
        failing.push(`npm run simulate -- --files --runs 1 --seed ${seed}: ${fault.slice(0, 300)}`)
    }
    console.info(`${RUNS} schedules, ${saved} files saved, ${refused} forms refused, ${fetched} fetched by a colleague`)
    expect(failing).toEqual([])
    // A run in which nothing goes wrong proves nothing.
    expect(saved).toBeGreaterThan(RUNS * 2)
    expect(fetched).toBeGreaterThan(RUNS)
    expect(refused).toBeGreaterThan(0)
  },
  20 * 60_000,
)
