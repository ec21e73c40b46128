import { z } from 'zod'

/** What became of a stage's tests. Names are `file > suite > test`. */
export const Tally = z.object({
  passed: z.number().int().nonnegative(),
  failed: z.array(z.string()),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** Files whose turn it was not; of a stage that plays a sample. */
  unplayed: z.array(z.string()).optional(),
})
export type Tally = z.infer<typeof Tally>

/** A test that was met, as a runner's reporter tells it. */
export interface Outcome {
  readonly name: string
  readonly state: 'passed' | 'failed' | 'skipped'
  /** Why it was skipped; what a failed one met. */
  readonly reason?: string | undefined
}

/** As much of a failure as one line of the summary holds. */
const MOST_OF_A_FAILURE = 300
// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal begin with one
const COLOUR = /\u001b\[[0-9;]*m/g

const inOneLine = (text: string): string => text.replace(COLOUR, '').replace(/\s+/g, ' ').slice(0, MOST_OF_A_FAILURE)

export const emptyTally: Tally = { passed: 0, failed: [], skipped: [] }

/** Counts outcomes. A skip without a reason is a failure: nobody could tell whether it is still needed. */
export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const failed: string[] = []
  const skipped: Tally['skipped'] = []
  let passed = 0
  for (const { name, state, reason } of outcomes) {
    if (state === 'passed') passed++
    else if (state === 'failed') failed.push(reason === undefined ? name : `${name}: ${inOneLine(reason)}`)
    else if (reason === undefined || reason.trim() === '') failed.push(`${name} (skipped without a reason)`)
    else skipped.push({ name, reason })
  }
  return { passed, failed, skipped }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.flatMap((tally) => tally.failed),
    skipped: tallies.flatMap((tally) => tally.skipped),
    unplayed: tallies.flatMap((tally) => tally.unplayed ?? []),
  }
}

/** A stage that ran nothing proves nothing. */
export function refuseEmpty(stage: string, tally: Tally): Tally {
  const count = tally.passed + tally.failed.length + tally.skipped.length
  return count > 0 ? tally : { ...tally, failed: [`${stage}: not one test was found`] }
}

/** The last line of `npm test`. */
export const lastLine = (tally: Tally): string =>
  `${tally.passed} passed, ${tally.failed.length} failed, ${tally.skipped.length} skipped`
