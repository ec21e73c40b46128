/**
 * `npm run build`: makes dist/ from the sources, one target at a time, and only those whose sources changed.
 * `--force` builds all; `--only central,store` builds some.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { forgetStamp, inputStamp, isFresh, writeStamp } from './build/stamps.ts'
import { type Target, targets } from './build/targets.ts'
import { step } from './setup/progress.mjs'

const projectRoot = dirname(import.meta.dirname)

/** What a build did; `missing` are entries that do not exist, and make the build a failed one. */
export interface BuildReport {
  readonly built: readonly string[]
  readonly fresh: readonly string[]
  readonly missing: readonly string[]
}

/**
 * Builds what is old.
 * @param options.only names of targets; all without it
 * @param options.force builds also what is fresh
 */
export async function buildOutdated(options: {
  readonly root?: string
  readonly only?: readonly string[]
  readonly force?: boolean
}): Promise<BuildReport> {
  const root = options.root ?? projectRoot
  const wanted = targets.filter((target) => options.only?.includes(target.name) ?? true)
  const built: string[] = []
  const fresh: string[] = []
  const missing: string[] = []
  for (const target of wanted) {
    const stamp = inputStamp(root, target)
    if (!existsSync(join(root, target.entry))) missing.push(target.entry)
    else if (options.force !== true && isFresh(root, target, stamp)) fresh.push(target.name)
    else {
      await buildOne(root, target, stamp)
      built.push(target.name)
    }
  }
  return { built, fresh, missing }
}

async function buildOne(root: string, target: Target, stamp: string): Promise<void> {
  // Loaded here: a start with nothing to build must not wait for Vite.
  const { bundle } = await import('./build/bundle.ts')
  forgetStamp(root, target)
  await step(`Construyendo ${target.name}`, () => bundle(root, target))
  if (!existsSync(join(root, target.folder, target.file))) {
    throw new Error(`the build of ${target.name} left no ${target.folder}/${target.file}`)
  }
  writeStamp(root, target, stamp)
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { force: { type: 'boolean' }, only: { type: 'string' } } })
  const report = await buildOutdated({
    ...(values.force === undefined ? {} : { force: values.force }),
    ...(values.only === undefined ? {} : { only: values.only.split(',') }),
  })
  process.stdout.write(
    `construido: ${report.built.join(', ') || 'nada'}; al día: ${report.fresh.join(', ') || 'nada'}\n`,
  )
  if (report.missing.length > 0) {
    process.stderr.write(`faltan entradas: ${report.missing.join(', ')}\n`)
    process.exitCode = 1
  }
}
