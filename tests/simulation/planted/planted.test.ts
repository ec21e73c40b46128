import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { sampled } from '../../support/sampled.ts'
import { plantedBugs } from './bugs.ts'
import { patched } from './planting.ts'

const RUNS = 300
const plant = fileURLToPath(new URL('./plant.ts', import.meta.url))

test.each(plantedBugs)('«$name» still fits the source', (bug) => {
  expect(patched(bug)).not.toBe('')
})

/** The harness bites: each bug that somebody could write in sync is found by the simulation. */
const indices = sampled('A planted bug looked for', [...plantedBugs.keys()], 12)
describe.each(indices.map((index) => ({ name: plantedBugs[index]?.name, index })))('planted: $name', ({ index }) => {
  test('is found', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [plant, String(index), String(RUNS)]).catch(
      (failure: { stdout: string }) => failure,
    )
    expect(stdout).toContain('found by seed')
  })
})
