import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Target } from './targets.ts'

/** Files that decide every target's output. */
const everyTarget = ['package-lock.json', 'tools/build', 'tools/build.ts']

const stampFile = (root: string, target: Target): string => join(root, '.cache', 'build', `${target.name}.stamp`)

/**
 * Names the state of a target's inputs by path, size and time of change of each file: a start must know in
 * milliseconds that there is nothing to build. Tests are not inputs.
 */
export function inputStamp(root: string, target: Target): string {
  const hash = createHash('sha256')
  for (const input of [...everyTarget, ...target.inputs]) addToStamp(hash, join(root, input))
  return hash.digest('hex')
}

function addToStamp(hash: ReturnType<typeof createHash>, path: string): void {
  if (/\.test\.tsx?$/.test(path)) return
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  if (found.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToStamp(hash, join(path, name))
    return
  }
  hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`)
}

/** Whether the target's output stands and was made from the inputs as they are. */
export function isFresh(root: string, target: Target, stamp: string): boolean {
  const file = stampFile(root, target)
  return existsSync(join(root, target.folder, target.file)) && existsSync(file) && readFileSync(file, 'utf8') === stamp
}

/** Forgets the stamp before a build, so that a build cut in its middle is done again. */
export function forgetStamp(root: string, target: Target): void {
  rmSync(stampFile(root, target), { force: true })
}

/** Notes the state of the inputs that was read before the build began: what changed meanwhile is built next time. */
export function writeStamp(root: string, target: Target, stamp: string): void {
  const file = stampFile(root, target)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}
