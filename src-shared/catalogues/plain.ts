/** Text as it is compared: without accents and in lower case. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether a text has every word that was typed, in any order, with or without accents. */
export function hasEveryWord(text: string, typed: string): boolean {
  const compared = plain(text)
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return words.every((word) => compared.includes(word))
}
