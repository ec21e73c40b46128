import { afterEach, expect, test, vi } from 'vitest'
import { played } from './spec-sample.ts'

const all = Array.from({ length: 20 }, (_, index) => `tests/looks/${index}.spec.ts`)
const sample = { every: ['tests/work/'], long: ['tests/looks/1.', 'tests/looks/2.'], part: 0.5 }
afterEach(() => vi.unstubAllEnvs())

test('what is the work itself is played in every run, and a part of the rest', () => {
  vi.stubEnv('FULL', '')
  for (const seed of [1, 2, 3]) {
    const files = played(['tests/work/a.spec.ts', ...all], sample, seed)
    expect(files).toContain('tests/work/a.spec.ts')
    expect(files).toHaveLength(11)
    expect(files.filter((file) => sample.long.some((begin) => file.startsWith(begin)))).toHaveLength(1)
    expect(files).toEqual(played(['tests/work/a.spec.ts', ...all], sample, seed))
  }
})

test('over the seeds every file has its turn', () => {
  vi.stubEnv('FULL', '')
  const seen = new Set(Array.from({ length: 40 }, (_, seed) => played(all, sample, seed)).flat())
  expect([...seen].sort()).toEqual([...all].sort())
})

test('the whole run plays everything', () => {
  vi.stubEnv('FULL', '1')
  expect(played(all, sample, 1)).toEqual(all)
})
