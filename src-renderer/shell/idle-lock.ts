const LOOK_MS = 5_000
const EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/**
 * Calls `lock` after `idleMs` without a key or a pointer. Wall clock, not a timer's length: a machine that slept wakes up
 * locked.
 * @param busy work without a key (a call): the lock waits until it has ended
 * @returns the way to stop
 */
export function idleLock(
  idleMs: number,
  on: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  busy: () => boolean,
  lock: () => void,
): () => void {
  let last = Date.now()
  const seen = () => {
    // A key after the time has passed must not keep open what should have been locked already.
    if (Date.now() - last < idleMs) last = Date.now()
  }
  for (const event of EVENTS) on.addEventListener(event, seen, { passive: true })
  const look = setInterval(() => {
    if (busy()) last = Date.now()
    if (Date.now() - last < idleMs) return
    last = Date.now()
    lock()
  }, LOOK_MS)
  return () => {
    clearInterval(look)
    for (const event of EVENTS) on.removeEventListener(event, seen)
  }
}
