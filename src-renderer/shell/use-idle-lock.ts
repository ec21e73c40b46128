import { useEffect } from 'react'
import { useService } from './console.ts'

/** Without a key or a pointer for so long the console is locked; what was being typed stays. */
const IDLE_MS = 10 * 60_000
const LOOK_MS = 5_000

/** Locks by idleness. Wall clock, not a timer's length: a machine that slept wakes up locked. */
export function useIdleLock(): void {
  const call = useService()
  useEffect(() => {
    let last = Date.now()
    const seen = () => {
      // A key after the time has passed must not keep open what should have been locked already.
      if (Date.now() - last < IDLE_MS) last = Date.now()
    }
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const event of events) window.addEventListener(event, seen, { passive: true })
    const look = setInterval(() => {
      if (Date.now() - last < IDLE_MS) return
      last = Date.now()
      void call('session.lock', {})
    }, LOOK_MS)
    return () => {
      clearInterval(look)
      for (const event of events) window.removeEventListener(event, seen)
    }
  }, [call])
}
