/** For so long a number outside rings, ms. */
export const OUTSIDE_RINGS_MS = 60_000
/** And for so long, at most, a customer who was handed to it then hears that nobody answers, and is put through again, ms. */
const TOLD_MS = 15_000
/** So long after a customer was handed to a number outside the PBX may bring them back, ms; then somebody has answered there. */
export const BACK_WITHIN_MS = OUTSIDE_RINGS_MS + TOLD_MS
