import { expect, test } from 'vitest'
import { judge } from './world/oracle.ts'
import { play } from './world/run.ts'

/** The promise is 2,000 schedules a run of the tests; FULL=1 plays ten times as many. */
const RUNS = process.env.FULL === '1' ? 20_000 : 2_000
const FIRST_SEED = 1

test(
  `${RUNS} schedules end with every replica equal to the centre, nothing lost, nobody stuck`,
  async () => {
    const failing: string[] = []
    let commands = 0
    const seen = new Map<string, number>()
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      const outcome = await play(seed)
      commands += outcome.told.length
      for (const row of outcome.state.log) count(row.outcome)
      if (outcome.wentBack) count('the centre went back')
      if (outcome.updated) count('the program was updated')
      if (outcome.newer.size > 0) count('newer documents were written')
      if (outcome.workstations.some((at) => at.out)) count('somebody ends disabled')
      if ([...outcome.state.effectWork.values()].some((one) => one.attempts > 1)) count('an effect was tried again')
      const faults = judge(outcome)
      if (faults.length > 0) failing.push(`npm run simulate -- --runs 1 --seed ${seed}: ${faults[0]?.slice(0, 300)}`)
    }
    console.info(`${RUNS} schedules, ${commands} commands, ${JSON.stringify(Object.fromEntries(seen))}`)
    expect(failing).toEqual([])
    // A run in which nothing goes wrong proves nothing.
    const happen = ['accepted', 'refused', 'held', 'deposited', 'the centre went back', 'the program was updated']
    const more = ['newer documents were written', 'somebody ends disabled', 'an effect was tried again']
    for (const what of [...happen, ...more]) expect(seen.get(what) ?? 0, what).toBeGreaterThan(RUNS / 20)
  },
  20 * 60_000,
)

test('a seed replays exactly', async () => {
  const [one, again] = [await play(77), await play(77)]
  expect(again.state.head).toEqual(one.state.head)
  expect(again.told.map((told) => told.body)).toEqual(one.told.map((told) => told.body))
})
