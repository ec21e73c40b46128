import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'

/** A sample of spec files: what is played in every run, and how many of the others. */
export interface SpecSample {
  /** Begins of paths: the work itself, played in every run. */
  readonly every: readonly string[]
  /** Those that take several times as long as others: one of them takes its turn, so that runs are about as long as each other. */
  readonly long: readonly string[]
  /** Of the other files, this part takes its turn. */
  readonly part: number
}

/** Where the turns are now: a commit plays other files than the one before it, and always the same. `SEED` plays another's. */
export function seedOf(root: string): number {
  if (process.env.SEED !== undefined) return Number.parseInt(process.env.SEED, 10) >>> 0
  try {
    return Number.parseInt(execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).slice(0, 8), 16)
  } catch {
    // Not from a repository: always the same files.
    return 1
  }
}

/**
 * The spec files of one run. With `npm run test:full` all of them.
 * @param all paths of a stage's spec files
 */
export function played(all: readonly string[], { every, long, part }: SpecSample, seed: number): readonly string[] {
  if (process.env.FULL === '1') return all
  // The runner of the tests runs without the product's sources.
  const turn = (file: string) => createHash('sha256').update(`${seed} ${file}`).digest('hex')
  const isOf = (begins: readonly string[]) => (file: string) => begins.some((begin) => file.startsWith(begin))
  const inTurn = all.filter((file) => !isOf(every)(file)).sort((a, b) => (turn(a) < turn(b) ? -1 : 1))
  const longOnes = inTurn.filter(isOf(long))
  const others = inTurn.filter((file) => !isOf(long)(file))
  return [
    ...all.filter(isOf(every)),
    ...longOnes.slice(0, 1),
    ...others.slice(0, Math.ceil(others.length * part)),
  ].sort()
}

/** @param folder of spec files, from the root */
export const specsIn = (root: string, folder: string): readonly string[] =>
  globSync(`${folder}/**/*.spec.ts`, { cwd: root }).sort()
