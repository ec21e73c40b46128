/** A PBX that is gone with its machine is noticed later than another may have started in its place. */
const NOTICED_MS = 20_000
/** Asterisk tells whole seconds for how long it has run, and one that was started again was up for longer than this. */
const EXACT_MS = 2_000

/** A connection to Asterisk that was lost, and the one after it; moments in unix ms. */
export interface Reconnection {
  /** When the one that was followed had started; null: it did not say. */
  readonly bootedAt: number | null
  readonly awaySince: number
  readonly now: number
  /** For how long the one that is there now has run; null: it does not say. */
  readonly upMs: number | null
}

/**
 * Whether another Asterisk runs than the one whose calls were followed. By how long it has run: a clock that is set here
 * moves the moment of its start, and makes no other of one that runs for hours. And by that moment: one that had just started
 * when the connection broke is the same.
 */
export function isAnotherRun({ bootedAt, awaySince, now, upMs }: Reconnection): boolean {
  if (upMs === null || upMs >= now - awaySince + NOTICED_MS) return false
  return bootedAt === null || Math.abs(now - upMs - bootedAt) > EXACT_MS
}
