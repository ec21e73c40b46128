/** So long fewer are left before that is written: most saves are delivered in less, and then nothing was written for them. */
const FEWER_MS = 5_000

export interface UndeliveredCount {
  told(count: number): void
  /** The store is closed: what was said last is written now. */
  end(): void
}

/**
 * Keeps the count of what is undelivered beside the store, where it is read when the store cannot be. More is written at
 * once, for work must not be lost without a word; fewer a while later: each writing waits for the disk, and the whole
 * console with it. What stands there is so never less than what is undelivered.
 * @param failed told when it could not be written: a full disk; it is tried again a while later
 * @param after calls once after so many milliseconds; returns the way to cancel
 */
export function undeliveredCount(
  write: (count: number) => void,
  failed: (failure: unknown) => void,
  after: (ms: number, call: () => void) => () => void = soon,
): UndeliveredCount {
  let written: number | null = null
  let last: number | null = null
  let cancel: (() => void) | null = null
  /** @returns whether what stands there is what was told last */
  const put = (): boolean => {
    cancel?.()
    cancel = null
    if (last === null || last === written) return true
    try {
      write(last)
      written = last
      return true
    } catch (failure) {
      failed(failure)
      return false
    }
  }
  const putOrLater = () => {
    if (!put()) cancel = after(FEWER_MS, putOrLater)
  }
  return {
    told(count) {
      last = count
      if (written === null || count > written) putOrLater()
      else cancel ??= after(FEWER_MS, putOrLater)
    },
    end: () => void put(),
  }
}

function soon(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}
