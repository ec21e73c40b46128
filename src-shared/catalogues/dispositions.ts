import type { DispositionBranch, DispositionEntry, DispositionNode } from './disposition-schema.ts'
import { hasEveryWord } from './plain.ts'
import type { Catalogue } from './schema.ts'
import type { Words } from './words.ts'

/** A disposition with the way to it, as a list shows it. */
export interface DispositionChoice {
  readonly entry: DispositionEntry
  readonly direction: DispositionNode['direction']
  /** The group's words, and the branch's where there is one. */
  readonly path: readonly Words[]
}

const isBranch = (choice: DispositionEntry | DispositionBranch): choice is DispositionBranch => 'choices' in choice

const choicesOf = (group: DispositionNode): readonly DispositionChoice[] =>
  group.choices.flatMap((choice): DispositionChoice[] =>
    isBranch(choice)
      ? choice.choices.map((entry) => ({ entry, direction: group.direction, path: [group.text, choice.text] }))
      : [{ entry: choice, direction: group.direction, path: [group.text] }],
  )

/** Every disposition, in the order of the tree. */
export const allDispositions = (catalogue: Catalogue): readonly DispositionChoice[] =>
  catalogue.dispositions.flatMap(choicesOf)

export const dispositionById = (catalogue: Catalogue, id: string): DispositionEntry | undefined =>
  allDispositions(catalogue).find(({ entry }) => entry.id === id)?.entry

/**
 * Dispositions that a person may choose and that have every word typed, in either language, the last used ones first.
 * @param recent ids, last used first
 */
export function findDispositions(
  catalogue: Catalogue,
  typed: string,
  direction: DispositionNode['direction'],
  recent: readonly string[] = [],
): readonly DispositionChoice[] {
  const rank = ({ entry }: DispositionChoice): number => {
    const index = recent.indexOf(entry.id)
    return index === -1 ? recent.length : index
  }
  return allDispositions(catalogue)
    .filter((choice) => choice.direction === direction && choice.entry.setBy === 'person')
    .filter(({ entry, path }) =>
      (['es', 'en'] as const).some((language) =>
        hasEveryWord([...path, entry.text].map((words) => words[language]).join(' '), typed),
      ),
    )
    .toSorted((a, b) => rank(a) - rank(b))
}
