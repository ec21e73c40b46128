import { useEffect } from 'react'
import { callLives } from '../telephony/use-phone.ts'
import { useService } from './console.ts'
import { idleLock } from './idle-lock.ts'

const MINUTE_MS = 60_000

/** Locks after so many minutes without a key or a pointer; what was being typed stays. */
export function useIdleLock(minutes: number | null): void {
  const call = useService()
  useEffect(() => {
    if (minutes === null) return
    return idleLock(minutes * MINUTE_MS, window, callLives, () => void call('session.lock', {}))
  }, [call, minutes])
}
