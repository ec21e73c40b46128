import { z } from 'zod'
import { type Outcome, type Tally, tallyOf } from './tally.ts'

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
})

const Suite = z.object({
  title: z.string(),
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional()
  },
})
type Suite = z.infer<typeof Suite>

const Report = z.object({ suites: z.array(Suite), errors: z.array(z.object({ message: z.string().optional() })) })

/** The tally of Playwright's JSON report. A flaky test is a failed one: it fails for somebody some day. */
export function tallyOfPlaywright(report: unknown): Tally {
  const { suites, errors } = Report.parse(report)
  return tallyOf([
    ...suites.flatMap((suite) => outcomesOf(suite, [])),
    ...errors.map(({ message }): Outcome => ({ name: `error: ${message ?? 'unknown'}`, state: 'failed' })),
  ])
}

function outcomesOf(suite: Suite, above: readonly string[]): Outcome[] {
  const path = [...above, suite.title]
  const own = suite.specs.flatMap(({ title, tests }) =>
    tests.map(({ status, annotations, results }): Outcome => {
      const name = [...path, title].join(' > ')
      if (status === 'skipped') {
        const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
        return { name, state: 'skipped', reason }
      }
      if (status === 'expected') return { name, state: 'passed' }
      return { name, state: 'failed', reason: results.find(({ error }) => error !== undefined)?.error?.message }
    }),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => outcomesOf(inner, path))]
}
