import { startTransition, useEffect, useState } from 'react'

/** A window that is hidden paints nothing. */
const UNPAINTED_MS = 200

/** Does something when what is on the screen now has been painted. @returns the way to leave it */
export function afterPaint(act: () => void): () => void {
  let frame = 0
  let next: ReturnType<typeof setTimeout> | undefined
  const once = () => {
    stop()
    act()
  }
  const unpainted = setTimeout(once, UNPAINTED_MS)
  frame = requestAnimationFrame(() => {
    next = setTimeout(once)
  })
  const stop = () => {
    cancelAnimationFrame(frame)
    clearTimeout(next)
    clearTimeout(unpainted)
  }
  return stop
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
