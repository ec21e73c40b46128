import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node'
import { type Outcome, tallyOf } from './tally.ts'

/**
 * Writes the tally of a run to the file named by TALLY_FILE. Vitest's own JSON reporter leaves out why a test was
 * skipped (`skip('reason')` in the test's context), which is what has to be told.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly { message: string }[]): void {
    const file = process.env.TALLY_FILE
    if (file === undefined) throw new Error('TALLY_FILE names no file')
    const outcomes = [
      ...modules.flatMap(outcomesOf),
      ...unhandledErrors.map(({ message }): Outcome => ({ name: `unhandled error: ${message}`, state: 'failed' })),
    ]
    writeFileSync(file, JSON.stringify(tallyOf(outcomes)))
  }
}

function outcomesOf(module: TestModule): Outcome[] {
  const path = relative(process.cwd(), module.moduleId)
  const broken = [module, ...module.children.allSuites()].filter((each) => each.errors().length > 0)
  return [
    ...broken.map((each) => failure(path, each)),
    ...Array.from(module.children.allTests(), (test) => outcomeOf(path, test)),
  ]
}

/** A file or a group whose set-up broke: its tests are not among the failed ones. */
const failure = (path: string, each: TestModule | TestSuite): Outcome => ({
  name: each.type === 'module' ? path : `${path} > ${each.fullName}`,
  state: 'failed',
  reason: each.errors()[0]?.message,
})

function outcomeOf(path: string, test: TestCase): Outcome {
  const name = `${path} > ${test.fullName}`
  const result = test.result()
  if (result.state === 'skipped') return { name, state: 'skipped', reason: result.note }
  if (result.state === 'passed') return { name, state: 'passed' }
  return { name, state: 'failed', reason: result.errors?.[0]?.message }
}
