import { likenessTo, mostCost } from './word-likeness.ts'

/** A word, or the beginning of words, that stands in an index and may be the one that was typed. */
export interface LikelyWord {
  readonly text: string
  /** In halves of an edit. */
  readonly cost: number
}

/** The first word of an index, in their order, that is not before this one; null: there is none. */
export type FirstWordFrom = (from: string) => string | null

/** Numbers stand before them. */
const FIRST_WORD = 'a'
/** So many steps are enough for what people mistype (docs/bench.md); a strange word in a strange index is given up. */
export const MOST_STEPS = 600
const MOST_WORDS = 24

/**
 * Words of an ordered index that are like a typed one. Whatever shares a beginning that is no longer like it is stepped
 * over, so that a small part of the index is read (the way of a Levenshtein automaton: Schulz and Mihov 2002).
 * @param typed as `plainWord` gives it
 * @param most that a word may cost, in halves of an edit, if the typed one is long enough for it
 * @returns likeliest first
 */
export function likelyWords(typed: string, most: number, firstFrom: FirstWordFrom): readonly LikelyWord[] {
  const own = mostCost(typed)
  const likeness = own === null ? null : likenessTo(typed, Math.min(own, most))
  if (likeness === null) return []
  const found = new Map<string, number>()
  let from: string | null = FIRST_WORD
  for (let step = 0; from !== null && step < MOST_STEPS; step++) {
    const word = firstFrom(from)
    if (word === null) break
    const { like, next } = likeness(word)
    from = next()
    if (like === null) continue
    const text = word.slice(0, like.length)
    found.set(text, Math.min(like.cost, found.get(text) ?? like.cost))
  }
  return [...found]
    .map(([text, cost]) => ({ text, cost }))
    .toSorted((a, b) => a.cost - b.cost || common(typed, b.text) - common(typed, a.text))
    .slice(0, MOST_WORDS)
}

/** How many letters two words begin with alike: a slip is rarely in the first. */
function common(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
