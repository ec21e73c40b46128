import { perhapsNit } from '../identifiers/parse-nit.ts'

/** At most so many words of a search count; the rest is ignored. */
const MOST_WORDS = 6

/** A word that is searched, by its beginning; one of several readings is enough. */
export type SearchedWord = readonly [string, ...string[]]

/** Digits are one word whatever stands between them: dots, spaces, hyphens, brackets, +57 ahead, a check digit behind. */
const joinedDigits = (text: string): string =>
  text
    .replace(/\((\d+)\)\s*(?=\d)/g, '$1')
    .replace(/(?<=\d)[.\s](?=\d)/g, '')
    .replace(/(?<=\d{3})-(?=\d{3})/g, '')
    .replace(/(?:\+|\b00)\s?57\s?(?=\d{10}\b)/g, '')
    .replace(/(\d{6,})-\d\b/g, '$1')

/**
 * What a person typed as the words that a search looks for: all of them, in any order, each by its beginning. Ten digits
 * that may be a NIT with its check digit are read both ways.
 * @returns none when there is no word in it
 */
export function searchedWords(text: string): readonly SearchedWord[] {
  const words = joinedDigits(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, MOST_WORDS).map((word): SearchedWord => {
    const nit = perhapsNit(word)
    return nit === null ? [word] : [word, nit.number]
  })
}

/** Whether nothing can be found by what was typed: pictures stand in no card. Punctuation alone is no search yet. */
export const findsNothing = (text: string): boolean =>
  searchedWords(text).length === 0 && /\p{Extended_Pictographic}/u.test(text)
