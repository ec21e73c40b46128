import { expect } from 'vitest'
import { judge } from '../world/oracle.ts'
import type { Outcome } from '../world/outcome.ts'
import { play } from '../world/run.ts'

/** The promise is 2,000 schedules a run of the tests; FULL=1 plays ten times as many. Each half has a file: files run at once. */
export const HALF = process.env.FULL === '1' ? 10_000 : 1_000
export const MINUTES = 60_000

/** What has to happen in a run, and often: one in which nothing goes wrong proves nothing. */
const HAPPENINGS = [
  'accepted',
  'refused',
  'held',
  'deposited',
  'the centre went back',
  'the program was updated',
  'newer documents were written',
  'somebody ends disabled',
  'an effect was tried again',
  'a case closed by itself',
  'a case that had closed by itself was opened again',
]

/** Plays the schedules of so many seeds from `first` on, and judges each. */
export async function converge(first: number, runs: number): Promise<void> {
  const failing: string[] = []
  let commands = 0
  const seen = new Map<string, number>()
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  for (let seed = first; seed < first + runs; seed++) {
    const outcome = await play(seed)
    commands += outcome.told.length
    for (const row of outcome.state.log) count(row.outcome)
    if (outcome.wentBack) count('the centre went back')
    if (outcome.updated) count('the program was updated')
    if (outcome.newer.size > 0) count('newer documents were written')
    if (outcome.workstations.some((at) => at.out)) count('somebody ends disabled')
    if ([...outcome.state.effectWork.values()].some((one) => one.attempts > 1)) count('an effect was tried again')
    for (const what of closedByThemselves(outcome)) count(what)
    const faults = judge(outcome)
    if (faults.length > 0) failing.push(`npm run simulate -- --runs 1 --seed ${seed}: ${faults[0]?.slice(0, 300)}`)
  }
  console.info(`${runs} schedules, ${commands} commands, ${JSON.stringify(Object.fromEntries(seen))}`)
  expect(failing).toEqual([])
  for (const what of HAPPENINGS) expect(seen.get(what) ?? 0, what).toBeGreaterThan(runs / 20)
}

/** What became of the cases that nobody objected to, or somebody afterwards. */
const closedByThemselves = ({ state }: Outcome): string[] =>
  [...state.documents.values()].flatMap(({ kind, doc }) => {
    if (kind !== 'case') return []
    const steps = (doc as { entries: { what: string }[] }).entries.map(({ what }) => what) // a case
    const closed = steps.indexOf('case.closeUnopposed')
    if (closed === -1) return []
    const again = steps.indexOf('case.reopen', closed) !== -1
    return ['a case closed by itself', ...(again ? ['a case that had closed by itself was opened again'] : [])]
  })
