/** So long after an answer nobody asks: the screens that open first have what they show. */
const QUIET_MS = 50
/** Whatever is asked meanwhile. */
const LATEST_MS = 500

export interface FirstScreens {
  /** A query was answered. */
  answered(): void
  stop(): void
}

/**
 * Tells once when the first screens have been answered: what else a store begins with would stand in their way.
 * @param after calls once after so many milliseconds; returns the way to cancel
 */
export function firstScreens(after: (ms: number, call: () => void) => () => void, served: () => void): FirstScreens {
  let over = false
  let cancelQuiet = () => {}
  const end = () => {
    if (over) return
    stop()
    served()
  }
  const cancelLatest = after(LATEST_MS, end)
  function stop(): void {
    over = true
    cancelQuiet()
    cancelLatest()
  }
  return {
    answered() {
      if (over) return
      cancelQuiet()
      cancelQuiet = after(QUIET_MS, end)
    },
    stop,
  }
}
