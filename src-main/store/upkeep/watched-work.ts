/** Long work that says how far it has come and asks whether it is still wanted. */
export interface WatchedWork {
  stopped(): boolean
  /** @param share of the whole, from 0 to 1 */
  progress(share: number): void
}

/** Nobody looks, and nobody stops it. */
export const UNWATCHED: WatchedWork = { stopped: () => false, progress: () => {} }

/** A piece of watched work: from this share of the whole to that. */
export const part = (whole: WatchedWork, from: number, to: number): WatchedWork => ({
  stopped: whole.stopped,
  progress: (share) => whole.progress(from + share * (to - from)),
})
