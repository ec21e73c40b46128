/** At most so many words of a search count; the rest is ignored. */
const MOST_WORDS = 6

/**
 * What a person typed as an FTS5 query: every word, in any order, by its beginning; accents and case are the tokenizer's
 * business. Digits keep together whatever stands between them, so that `900.123.456-8` finds `900123456`.
 * @returns null when there is no word in it
 */
export function searchWords(text: string): string | null {
  const joined = text.replace(/(?<=\d)[.\s](?=\d)/g, '').replace(/(\d{6,})-\d\b/g, '$1')
  const words = joined.match(/[\p{L}\p{N}]+/gu)
  if (words === null) return null
  return words
    .slice(0, MOST_WORDS)
    .map((word) => `"${word}"*`)
    .join(' ')
}
