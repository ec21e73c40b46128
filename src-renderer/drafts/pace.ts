/** A draft is in the store 300 ms after the last key, and at least every 2 s while someone types. */
const AFTER_LAST_KEY_MS = 300
const LONGEST_UNSAVED_MS = 2_000

/**
 * How long until an unsaved text must be written.
 * @param firstUnsavedMs when the oldest key that is not written was pressed (unix ms)
 * @param lastKeyMs when the last was
 */
export const writeInMs = (firstUnsavedMs: number, lastKeyMs: number, nowMs: number): number =>
  Math.max(0, Math.min(lastKeyMs + AFTER_LAST_KEY_MS, firstUnsavedMs + LONGEST_UNSAVED_MS) - nowMs)
