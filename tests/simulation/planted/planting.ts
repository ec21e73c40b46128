import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { PlantedBug } from './bugs.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** @throws when the source no longer holds the text exactly once: the bug must be planted again where it belongs */
export function patched(bug: PlantedBug): string {
  const source = readFileSync(root + bug.file, 'utf8')
  const parts = source.split(bug.find)
  if (parts.length !== 2) throw new Error(`«${bug.name}»: ${bug.file} holds its text ${parts.length - 1} times`)
  return parts.join(bug.put)
}

/** Plants it in what this process loads from now on. The process is used once: what was loaded stays loaded. */
export function plant(bug: PlantedBug): void {
  const source = patched(bug)
  registerHooks({
    load(url, context, next) {
      if (!url.endsWith(bug.file)) return next(url, context)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}
