import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likelyWords, MOST_STEPS } from './likely-words.ts'
import { EDIT, likenessTo, plainWord } from './word-likeness.ts'

/** The words of an index, and how often it was asked. */
function indexOf(words: readonly string[]) {
  const ordered = [...new Set(words)].toSorted()
  let steps = 0
  return {
    steps: () => steps,
    firstFrom: (from: string) => {
      steps++
      return ordered.find((word) => word >= from) ?? null
    },
  }
}
const likely = (typed: string, ...words: string[]) =>
  likelyWords(plainWord(typed), 2 * EDIT, indexOf(words).firstFrom).map(({ text }) => text)

test.each([
  ['autoparts', 'autopartes'],
  ['anddina', 'andina'],
  ['agropecuria', 'agropecuaria'],
  ['Hernandes', 'hernandez'],
  ['Hernádnez', 'hernandez'],
  ['xernandez', 'hernandez'],
  ['juam', 'juan'],
  ['Ibaguue', 'ibague'],
])('%s is a slip of %s', (typed, word) => {
  expect(likely(typed, 'aaa', word, 'zzz')).toHaveLength(1)
  expect(word.startsWith(likely(typed, word)[0] ?? '-')).toBe(true)
})

test.each([
  ['Baldes', 'valdez'],
  ['Jimenes', 'gimenez'],
  ['Ernandes', 'hernandez'],
  ['Llamile', 'yamile'],
  ['Yano', 'llano'],
  ['Bayo', 'vallo'],
  ['Ermoza', 'hermosa'],
  ['Quevin', 'kevin'],
  ['Cevallos', 'zeballos'],
  ['Gereda', 'guereda'],
  ['Risaralda', 'rrizaralda'],
])('%s sounds like %s: two spellings of a sound are one slip', (typed, word) => {
  expect(likely(typed, word)).toHaveLength(1)
})

test('two slips are too many in a short word, and few enough from eight letters on', () => {
  expect(likely('magdolana', 'magdalena')).toHaveLength(1)
  expect(likely('magdolono', 'magdalena')).toEqual([])
  expect(likely('tolemo', 'tolima')).toEqual([])
})
test('a word of which only the beginning was typed is found from five letters on', () => {
  expect(likely('agrope', 'agropecuaria')).toEqual(['agrope'])
  expect(likely('agrpec', 'agropecuaria')).toEqual(['agropec'])
  expect(likely('arop', 'agropecuaria')).toEqual([])
})
test('numbers and words of three letters are no slips of others', () => {
  expect(likely('sas', 'sal')).toEqual([])
  expect(likely('9001', '9002', 'a001')).toEqual([])
})
test('the likeliest comes first, and of equal ones that which begins as it was typed', () => {
  expect(likely('valdes', 'baldes', 'valdez', 'caldes', 'valdos')).toEqual(['valdez', 'baldes', 'valdos', 'caldes'])
})

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const letter = fc.constantFrom(...LETTERS)
const few = fc.constantFrom(...'aehllyqucszbvgj')
const word = (of: fc.Arbitrary<string>, least = 4) =>
  fc.array(of, { minLength: least, maxLength: 12 }).map((all) => all.join(''))

test('a word one edit away is found wherever the edit is', () => {
  const edited = fc.record({
    original: word(letter, 5),
    others: fc.array(word(letter)),
    at: fc.nat(),
    other: letter,
    kind: fc.constantFrom('other', 'extra', 'missing', 'swapped'),
  })
  fc.assert(
    fc.property(edited, ({ original, others, at, other, kind }) => {
      const place = at % original.length
      const [before, here, after] = [original.slice(0, place), original[place] ?? '', original.slice(place + 1)]
      const typed = {
        other: `${before}${other}${after}`,
        extra: `${before}${other}${here}${after}`,
        missing: `${before}${after}`,
        swapped: `${before}${after.slice(0, 1)}${here}${after.slice(1)}`,
      }[kind]
      const { firstFrom } = indexOf([original, ...others])
      return likelyWords(typed, EDIT, firstFrom).some(({ text }) => original.startsWith(text))
    }),
  )
})
test('what is stepped over holds nothing: all is found that comparing every word finds', () => {
  fc.assert(
    fc.property(word(few), fc.array(word(few, 1), { maxLength: 60 }), (typed, words) => {
      const { firstFrom } = indexOf(words)
      const found = new Map<string, number>()
      for (const one of words) {
        const like = likenessTo(typed)?.(one).like
        if (like != null) found.set(one.slice(0, like.length), like.cost)
      }
      fc.pre(found.size <= 24)
      expect(new Map(likelyWords(typed, 2 * EDIT, firstFrom).map(({ text, cost }) => [text, cost]))).toEqual(found)
    }),
  )
})
test('a small part of a large index is read', () => {
  const words = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => `${a}${b}${c}tanera`)))
  const { firstFrom, steps } = indexOf(words)
  expect(likelyWords('montanera', EDIT, firstFrom)[0]?.text).toBe('montanera')
  expect(steps()).toBeLessThan(words.length / 10)
})
test('in an index full of words that are like it no more is read, and what was found is told', () => {
  const words = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => `${a}${b}${c}tanera`)))
  const { firstFrom, steps } = indexOf(words)
  expect(likelyWords('montanera', 2 * EDIT, firstFrom)).toHaveLength(24)
  expect(steps()).toBe(MOST_STEPS)
})
test('nothing that is typed breaks it, whatever the index holds', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('NEAR(', '"*', '🙂🙂🙂🙂', 'ñ'.repeat(10_000), '\ud83d'),
  )
  fc.assert(
    fc.property(anything, fc.array(anything, { maxLength: 6 }), (typed, words) => {
      expect(likelyWords(plainWord(typed), 2 * EDIT, indexOf(words).firstFrom).length).toBeLessThanOrEqual(24)
    }),
    { numRuns: 50 },
  )
})
