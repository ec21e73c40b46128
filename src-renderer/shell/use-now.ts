import { useEffect, useState } from 'react'

type Told = (nowMs: number) => void

/** Who is told the present at each pace. All of them are told it together: no two clocks on a screen differ. */
const told = new Map<number, Set<Told>>()
const timers = new Map<number, ReturnType<typeof setInterval>>()

function tell(everyMs: number): void {
  const now = Date.now()
  for (const one of told.get(everyMs) ?? []) one(now)
}

/** Tells the present every so often, to all who listen at this pace at once. @returns the way to leave it */
export function hearTime(everyMs: number, mine: Told): () => void {
  const listening = told.get(everyMs) ?? new Set()
  told.set(everyMs, listening.add(mine))
  if (!timers.has(everyMs))
    timers.set(
      everyMs,
      setInterval(() => tell(everyMs), everyMs),
    )
  // Whoever comes later begins with the present, and so do the others.
  else tell(everyMs)
  return () => {
    listening.delete(mine)
    if (listening.size > 0) return
    clearInterval(timers.get(everyMs))
    timers.delete(everyMs)
  }
}

/**
 * The present, as unix milliseconds, told again every so often: for texts such as «hace 3 s».
 * @param everyMs pause between two tellings
 */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => hearTime(everyMs, setNow), [everyMs])
  return now
}
