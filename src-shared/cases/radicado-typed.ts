/** What people write ahead of the number. */
const AHEAD = /^(?:radicado|caso|case|number)?\s*(?:n[.º°o]*|#)?\s*/iu

/**
 * The radicado that a search's text may be: the number alone, or as it is said («radicado 1002», «caso n.º 1.002», «#1002»).
 * @returns null for any other text
 */
export function radicadoTyped(typed: string): string | null {
  const number = typed
    .trim()
    .replace(AHEAD, '')
    .replace(/(?<=\d)[.\s](?=\d)/g, '')
  return /^\d{1,12}$/.test(number) ? number : null
}
