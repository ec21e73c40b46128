/** Costs are in halves of an edit: what Spanish writes in two ways for one sound is half a mistake. */
const CONFUSION = 1
export const EDIT = 2

const PAIRS = ['bv', 'cs', 'cz', 'sz', 'gj', 'jx', 'sx', 'ck', 'cq', 'kq', 'iy']
/** Letters that stand for one sound, or for nearly one. */
const SAME_SOUND = new Map<string, string>()
for (const [a = '', b = ''] of PAIRS) {
  SAME_SOUND.set(a, (SAME_SOUND.get(a) ?? '') + b)
  SAME_SOUND.set(b, (SAME_SOUND.get(b) ?? '') + a)
}
/** Two letters that are one sound, and the letter that is written for them. */
const ONE_SOUND = new Set(['lly', 'quk', 'quc', 'phf'])
const SOUNDS_OF_TWO = 'hlpquy'

const SHORTEST = 4
/** From so many letters on its beginning is enough, as in the search. */
const BY_BEGINNING = 5
const LONG = 8
/** Nobody types longer words; what stands behind is not looked at. */
const LONGEST = 40

/** Before every letter, and none that any word has. */
const FIRST = '\u0001'
const OTHER = '\uffff'

/** What a word's first letters cost to be the first 0, 1, 2… of the typed one. */
type Row = readonly number[]

/** The first letter behind one; null: none that a word of the index would begin with. */
function behind(letter: string): string | null {
  const code = letter.charCodeAt(0)
  return Number.isNaN(code) || code >= 0xd7ff ? null : String.fromCharCode(code + 1)
}

/** Small letters without accents, as the index of a store has its words. */
export const plainWord = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, LONGEST)

/** How a word of an index is like the one that was typed. */
export interface Likeness {
  /** What of the indexed word is like it: all, or its beginning; null: nothing is. */
  readonly like: { readonly length: number; readonly cost: number } | null
  /** Behind the indexed word, in the order of an index, no word before this one is more like it; null: none is any more. */
  next(): string | null
}

/** The most that two words may differ for one to be a slip of the other; null: a number, or too short to tell. */
export const mostCost = (word: string): number | null =>
  word.length < SHORTEST || /\p{N}/u.test(word) ? null : word.length < LONG ? EDIT : 2 * EDIT

/** A letter too many: the silent ones and doubled ones are half a mistake. */
function extraCost(letter: string, before: string): number {
  if (letter === 'h' || letter === before) return CONFUSION
  return letter === 'u' && (before === 'g' || before === 'q') ? CONFUSION : EDIT
}

function otherCost(a: string, b: string): number {
  if (a === b) return 0
  return SAME_SOUND.get(a)?.includes(b) === true ? CONFUSION : EDIT
}

/**
 * What an indexed word's letters, of which `letter` is the last, cost to be the first letters of the typed word (Wagner and
 * Fischer 1974, with the transposition of neighbours of Damerau 1964, each letter in one mistake at most).
 * @param before its letters before
 * @param rows of the letters before; the first is of none
 */
function rowFor(typed: string, before: string, letter: string, rows: readonly Row[]): Row {
  const above = rows[before.length] ?? []
  const twoAbove = rows[before.length - 1]
  const last = before[before.length - 1] ?? ''
  const extra = extraCost(letter, last)
  const row = [(above[0] ?? 0) + extra]
  for (let j = 1; j <= typed.length; j++) {
    const wanted = typed[j - 1] ?? ''
    const wantedLast = typed[j - 2] ?? ''
    let least = Math.min(
      (above[j] ?? 0) + extra,
      (row[j - 1] ?? 0) + extraCost(wanted, wantedLast),
      (above[j - 1] ?? 0) + otherCost(letter, wanted),
    )
    if (twoAbove !== undefined) {
      if (j > 1 && letter === wantedLast && last === wanted) least = Math.min(least, (twoAbove[j - 2] ?? 0) + EDIT)
      if (ONE_SOUND.has(last + letter + wanted)) least = Math.min(least, (twoAbove[j - 1] ?? 0) + CONFUSION)
    }
    if (j > 1 && ONE_SOUND.has(wantedLast + wanted + letter)) least = Math.min(least, (above[j - 2] ?? 0) + CONFUSION)
    row.push(least)
  }
  return row
}

/** Whether words that go on from here may cost no more; a digraph reaches over a row, at half a mistake. */
const goesOn = (row: Row, above: Row, most: number): boolean =>
  row.some((cost) => cost <= most) || above.some((cost) => cost <= most - CONFUSION)

/** Letters that are to a typed word what no other letter is; all others are alike to it. */
function ownLetters(typed: string): readonly string[] {
  return [
    ...new Set([...typed, ...SOUNDS_OF_TWO].flatMap((letter) => [letter, ...(SAME_SOUND.get(letter) ?? '')])),
  ].toSorted()
}

/**
 * Compares the words of an index with one that was typed: one edit away, two from eight letters on, spellings of one sound
 * at half of it; or one that begins like that, from five letters on.
 * @param typed as `plainWord` gives it
 * @param most that it may cost, in halves of an edit
 * @returns null for what is no word that could be mistyped: numbers, and words of three letters
 */
export function likenessTo(
  typed: string,
  most: number | null = mostCost(typed),
): ((indexed: string) => Likeness) | null {
  if (most === null) return null
  return comparedWith(typed, most)
}

function comparedWith(typed: string, most: number): (indexed: string) => Likeness {
  const own = ownLetters(typed)
  const first = [0]
  for (let j = 1; j <= typed.length; j++)
    first.push((first[j - 1] ?? 0) + extraCost(typed[j - 1] ?? '', typed[j - 2] ?? ''))

  return (indexed) => {
    const rows: Row[] = [first]
    /** What words with so many of its letters may cost to be more like the typed one than this. */
    const bounds = [most]
    let like: Likeness['like'] = null
    let length = 0
    while (length < indexed.length) {
      const bound = bounds[length] ?? most
      const row = rowFor(typed, indexed.slice(0, length), indexed[length] ?? '', rows)
      length++
      const cost = row[typed.length] ?? 0
      const counts = typed.length >= BY_BEGINNING || length === indexed.length
      if (counts && cost <= bound) like = { length, cost }
      bounds.push(like === null ? most : like.cost - 1)
      rows.push(row)
      if (!goesOn(row, rows[length - 1] ?? [], bounds[length] ?? most))
        return { like, next: () => nextBehind(indexed, length, rows, bounds) }
    }
    return { like, next: () => `${indexed}${FIRST}` }
  }

  /** The first beginning behind `indexed`, of no more than so many letters, from which words may go on to be like it. */
  function nextBehind(indexed: string, length: number, rows: readonly Row[], bounds: readonly number[]): string | null {
    for (let at = length - 1; at >= 0; at--) {
      const before = indexed.slice(0, at)
      const letter = indexed[at] ?? ''
      const may = (other: string) => goesOn(rowFor(typed, before, other, rows), rows[at] ?? [], bounds[at] ?? most)
      if (may(OTHER)) {
        const next = behind(letter)
        if (next !== null) return before + next
        continue
      }
      const doubled = before.slice(-1)
      const next = [...own, doubled].filter((other) => other > letter && may(other)).toSorted()[0]
      if (next !== undefined) return before + next
    }
    return null
  }
}
