const FIRST_MS = 250
const LONGEST_MS = 5_000

/**
 * How long to wait before opening the socket again: doubling, with up to a quarter of chance so that consoles of one
 * machine do not return in step.
 * @param attempt attempts that failed before this one, from 0
 * @param chance a number in [0, 1)
 * @returns milliseconds
 */
export const reconnectDelay = (attempt: number, chance: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt) * (1 + chance / 4))
