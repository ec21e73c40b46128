/** Without letters and digits that are read for each other. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A first password that can be read over the telephone: four groups of four, 79 bits. */
export function proposedPassword(): string {
  const chance = crypto.getRandomValues(new Uint32Array(16))
  const signs = [...chance].map((number) => SIGNS[number % SIGNS.length] ?? '')
  return [0, 4, 8, 12].map((from) => signs.slice(from, from + 4).join('')).join('-')
}
