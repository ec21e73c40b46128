import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { plantedBugs } from './bugs.ts'
import { patched } from './plant.ts'

const RUNS = 300
const plant = fileURLToPath(new URL('./plant.ts', import.meta.url))

/** The harness bites: each bug that somebody could write in sync is found by the simulation. */
describe.each(plantedBugs.map((bug, index) => ({ ...bug, index })))('planted: $name', ({ index, ...bug }) => {
  test('still fits the source', () => {
    expect(patched(bug)).not.toBe('')
  })
  test('is found', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [plant, String(index), String(RUNS)]).catch(
      (failure: { stdout: string }) => failure,
    )
    expect(stdout).toContain('found by seed')
  })
})
