import type { LikelyWord } from './likely-words.ts'
import type { SearchedWord } from './searched-words.ts'
import { EDIT, likenessTo, mostCost, plainWord } from './word-likeness.ts'

const SHORTEST_PART = 2
/** No two words of a name are longer together. */
const LONGEST_PAIR = 40

/** A typed word, and how the card that was found writes it. */
export interface ReadAs {
  readonly typed: string
  readonly as: string
}

/** How a card stands for what was typed. */
export interface CardLikeness {
  /** In halves of an edit, of all words. */
  readonly cost: number
  /** The words that are not on the card as they were typed. */
  readonly read: readonly ReadAs[]
}

/** What stands for a typed word in a search: words by their beginning, of which the last of several by its own. */
export function standingFor(
  words: readonly SearchedWord[],
  at: number,
  likely: readonly LikelyWord[],
  most: number,
): readonly string[] {
  const word = words[at]
  if (word === undefined) return []
  const [typed] = word
  const near = likely.map(({ text }) => text)
  if (most < EDIT || typed.length > LONGEST_PAIR || mostCost(plainWord(typed)) === null) return [...word, ...near]
  const letters = [...typed]
  // A space too few, and one too many.
  const parted = letters.flatMap((_, length) =>
    length < SHORTEST_PART || letters.length - length < SHORTEST_PART
      ? []
      : [`${letters.slice(0, length).join('')} ${letters.slice(length).join('')}`],
  )
  const joined = [`${words[at - 1]?.[0] ?? ''}${typed}`, `${typed}${words[at + 1]?.[0] ?? ''}`]
  return [...word, ...near, ...parted, ...joined.filter((one) => one !== typed)]
}

/** A word as a card writes it, or two of them in one, with what that costs. */
interface Spelled {
  readonly word: string
  readonly plain: string
  readonly extra: number
}

function spelledOn(text: string): readonly Spelled[] {
  const onCard = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const plain = onCard.map(plainWord)
  return onCard.flatMap((word, at) => [
    { word, plain: plain[at] ?? '', extra: 0 },
    ...(at === 0 ? [] : [{ word: `${onCard[at - 1]} ${word}`, plain: `${plain[at - 1]}${plain[at]}`, extra: EDIT }]),
  ])
}

/** What a word of a card costs to be a typed one; cards have the same words over and over. */
function costOf(typed: string): (plain: string) => number | null {
  const likeness = likenessTo(typed)
  const known = new Map<string, number | null>()
  const compare = (plain: string): number | null => {
    const like = plain.startsWith(typed) ? { length: typed.length, cost: 0 } : (likeness?.(plain).like ?? null)
    // The whole word before one that only begins like it.
    return like === null ? null : like.cost + (like.length < plain.length ? 1 : 0)
  }
  return (plain) => {
    const cost = known.get(plain)
    if (cost !== undefined) return cost
    const compared = compare(plain)
    known.set(plain, compared)
    return compared
  }
}

/**
 * Compares cards, of which the words that count are given as they write them, with what was typed.
 * @returns for a card null when one of the typed words is nowhere on it
 */
export function likenessOfCards(words: readonly SearchedWord[]): (text: string) => CardLikeness | null {
  const typed = words.map(([word], at) => {
    const [before, after] = [words[at - 1]?.[0], words[at + 1]?.[0]]
    const pairs = [...(before === undefined ? [] : [before + word]), ...(after === undefined ? [] : [word + after])]
    return {
      word,
      readings: [
        ...(words[at] ?? []).map((reading) => ({ cost: costOf(plainWord(reading)), extra: 0 })),
        ...pairs.map((pair) => ({ cost: costOf(plainWord(pair)), extra: EDIT })),
      ],
    }
  })
  return (text) => {
    const spelled = spelledOn(text)
    let total = 0
    const read: ReadAs[] = []
    for (const { word, readings } of typed) {
      let best: { readonly as: string; readonly cost: number } | null = null
      for (const reading of readings)
        for (const { word: as, plain, extra } of spelled) {
          const cost = reading.cost(plain)
          if (cost !== null && cost + reading.extra + extra < (best?.cost ?? Number.POSITIVE_INFINITY))
            best = { as, cost: cost + reading.extra + extra }
        }
      if (best === null) return null
      total += best.cost
      if (!plainWord(best.as).startsWith(plainWord(word))) read.push({ typed: word, as: best.as })
    }
    return { cost: total, read }
  }
}
