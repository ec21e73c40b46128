/**
 * By how many UTF-16 units a text is longer than what its field keeps; blanks at its ends are not kept. It may be typed or
 * pasted all the same: what a field cuts by itself is lost without a word.
 */
export const overBy = (text: string, max: number): number => Math.max(0, text.trim().length - max)
