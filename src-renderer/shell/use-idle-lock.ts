import { useEffect } from 'react'
import { callLives } from '../telephony/use-phone.ts'
import { useService } from './console.ts'

const MINUTE_MS = 60_000
const LOOK_MS = 5_000

/**
 * Locks after so many minutes without a key or a pointer; what was being typed stays. Wall clock, not a timer's length: a machine that slept wakes up locked.
 */
export function useIdleLock(minutes: number | null): void {
  const call = useService()
  useEffect(() => {
    if (minutes === null) return
    const idleMs = minutes * MINUTE_MS
    let last = Date.now()
    const seen = () => {
      // A key after the time has passed must not keep open what should have been locked already.
      if (Date.now() - last < idleMs) last = Date.now()
    }
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const event of events) window.addEventListener(event, seen, { passive: true })
    const look = setInterval(() => {
      // A call is work without a key; the lock waits until it has ended.
      if (callLives()) last = Date.now()
      if (Date.now() - last < idleMs) return
      last = Date.now()
      void call('session.lock', {})
    }, LOOK_MS)
    return () => {
      clearInterval(look)
      for (const event of events) window.removeEventListener(event, seen)
    }
  }, [call, minutes])
}
