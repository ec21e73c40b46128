/** One piece of upkeep of a store, done in a thread of its own over a connection of its own. */
export type UpkeepJob =
  | {
      readonly kind: 'backup'
      readonly path: string
      readonly key: Uint8Array
      readonly folder: string
      /** Civil date, 2026-11-24. */
      readonly day: string
    }
  | { readonly kind: 'check'; readonly path: string; readonly key: Uint8Array }
  | { readonly kind: 'contents'; readonly key: Uint8Array; readonly folder: string }

/** What a job answers, by its kind. */
export interface UpkeepAnswers {
  readonly backup: BackupOutcome
  readonly check: CheckFinding
  readonly contents: readonly BackupContents[]
}

/** `stopped`: it was told to stop before it had read everything, and knows nothing. */
export type CheckFinding =
  | { readonly kind: 'sound' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'damaged'; readonly reason: string }

/** `there`: the day has its backup. A damaged store gives none, nor does one that was stopped; those of earlier days stay. */
export type BackupOutcome =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'made' }
  | { readonly kind: 'there' }
  | { readonly kind: 'damaged'; readonly reason: string }

/** A daily backup and what it holds; `holds` null: it cannot be read. */
export interface BackupContents {
  readonly day: string
  /** When it was made, milliseconds since the epoch. */
  readonly madeAt: number
  readonly bytes: number
  readonly holds: {
    readonly customers: number
    readonly contacts: number
    readonly cases: number
    /** Commands that had not been delivered by then. */
    readonly undelivered: number
  } | null
}

/**
 * What the thread is started with, and two numbers of shared memory: whether it must end at the next place where it can
 * (1), and how far it has come in thousandths.
 */
export interface UpkeepStart {
  readonly job: UpkeepJob
  readonly shared: SharedArrayBuffer
}
export const STOP = 0
export const SHARE = 1
