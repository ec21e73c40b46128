import { findsNothing } from '#shared/customers/searched-words.ts'
import { searchWords } from './search-words.ts'

/** In full text: what no row has. A condition that is never true leaves SQLite no way by the index that it is told. */
const NOTHING = '""'

/**
 * Of cases `d` those whose radicado, topic, or customer's name or number has all the words; without a word, all.
 * @returns what is added to a condition, with its parameters
 */
export function caseFoundBy(text: string): { readonly and: string; readonly parameters: readonly string[] } {
  const words = findsNothing(text) ? NOTHING : searchWords(text)
  if (words === null) return { and: '', parameters: [] }
  // A list's own index gives its order; the plus keeps a word that all have from being read and sorted whole first.
  return { and: ' and +d.n in (select rowid from case_search where words match ?)', parameters: [words] }
}
