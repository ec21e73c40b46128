/** Longest wait of a workstation between two tries to reach the centre, ms. */
export const LONGEST_WAIT_MS = 60_000
/** How long the centre's answer to one request of the sync is waited for, ms. */
export const ANSWER_WITHIN_MS = 30_000
/**
 * When a workstation that is running has sent to a centre that is back what it kept meanwhile, ms: a request to the one that
 * was away may be under way still, then comes the longest wait, and then the request that says it.
 */
export const SAID_WITHIN_MS = ANSWER_WITHIN_MS + LONGEST_WAIT_MS + ANSWER_WITHIN_MS
