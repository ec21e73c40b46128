import { searchedWords } from '#shared/customers/searched-words.ts'

/**
 * What a person typed as an FTS5 query; accents and case are the tokenizer's business.
 * @returns null when there is no word in it
 */
export function searchWords(text: string): string | null {
  const words = searchedWords(text)
  if (words.length === 0) return null
  return words
    .map((readings) => {
      const one = readings.map((word) => `"${word}"*`).join(' OR ')
      return readings.length === 1 ? one : `(${one})`
    })
    .join(' AND ')
}
