import type { DispositionEntry, DispositionNode } from '#shared/catalogues/disposition-schema.ts'
import { findDispositions } from '#shared/catalogues/dispositions.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import type { Words } from '#shared/catalogues/words.ts'

/** A branch of the tree as it is listed; an empty path is that of the last used ones. */
export interface BranchShown {
  readonly id: string
  readonly path: readonly Words[]
  readonly entries: readonly DispositionEntry[]
}

/**
 * The tree in its order with what has every word typed. Without words the last used ones are listed once more, on top:
 * a search finds each once.
 */
export function branchesShown(
  catalogue: Catalogue,
  typed: string,
  direction: DispositionNode['direction'],
  recent: readonly string[],
): readonly BranchShown[] {
  const branches = new Map<string, BranchShown>()
  const found = findDispositions(catalogue, typed, direction)
  for (const { entry, path } of found) {
    const id = path.map(({ es }) => es).join('/')
    branches.set(id, { id, path, entries: [...(branches.get(id)?.entries ?? []), entry] })
  }
  const last = recent.flatMap((id) => found.filter(({ entry }) => entry.id === id).map(({ entry }) => entry))
  const top = typed.trim() === '' && last.length > 0 ? [{ id: 'recent', path: [], entries: last }] : []
  return [...top, ...branches.values()]
}
