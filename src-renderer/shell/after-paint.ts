import { startTransition, useEffect, useState } from 'react'

/** A window that is hidden paints nothing. */
const UNPAINTED_MS = 200
/** A browser that has no moment to spare is asked for no longer than this. */
const BUSY_MS = 50

interface Waiting {
  act: (() => void) | null
}

/** What waits for the same paint: one frame and one timer are asked for, however many wait. */
let waiting: Waiting[] | null = null

function waitTogether(): Waiting[] {
  const together: Waiting[] = []
  let next = 0
  const done = () => {
    cancelAnimationFrame(frame)
    cancelIdleCallback(next)
    clearTimeout(unpainted)
    if (waiting === together) waiting = null
    for (const one of together) {
      try {
        one.act?.()
      } catch (fault) {
        // The others are done all the same.
        reportError(fault)
      }
    }
  }
  const unpainted = setTimeout(done, UNPAINTED_MS)
  const frame = requestAnimationFrame(() => {
    // What is asked for from here on waits for the frame after.
    if (waiting === together) waiting = null
    // Behind the frame, and behind a key that has come meanwhile.
    next = requestIdleCallback(done, { timeout: BUSY_MS })
  })
  return together
}

/** Does something when what is on the screen now has been painted. @returns the way to leave it */
export function afterPaint(act: () => void): () => void {
  waiting ??= waitTogether()
  const one: Waiting = { act }
  waiting.push(one)
  return () => {
    one.act = null
  }
}

/**
 * A value as it was until what else has changed with it is painted: for what stands beside that which somebody looks at,
 * so that it is not waited for.
 */
export function usePainted<T>(value: T): T {
  const [painted, setPainted] = useState<{ readonly value: T }>({ value })
  useEffect(() => {
    if (Object.is(painted.value, value)) return
    return afterPaint(() => startTransition(() => setPainted({ value })))
  }, [painted, value])
  return painted.value
}
