import { useEffect, useState } from 'react'

/**
 * The present, as unix milliseconds, told again every so often: for texts such as «hace 3 s».
 * @param everyMs pause between two tellings
 */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
