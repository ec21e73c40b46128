import { useEffect, useState } from 'react'

type Told = (nowMs: number) => void

/** Who is told the present at each pace. All of them are told it together: no two clocks on a screen differ. */
const told = new Map<number, Set<Told>>()
const timers = new Map<number, ReturnType<typeof setInterval>>()

const MINUTE_MS = 60_000
/** How often what is told in seconds is told again, and what is told in minutes or more. */
const SECONDS_MS = 1_000
const MINUTES_MS = 30_000

/** How often the time since something is told again: of its first minute the seconds are said, and are counted with. */
export const paceOf = (sinceMs: number, nowMs: number): number =>
  nowMs - sinceMs < MINUTE_MS ? SECONDS_MS : MINUTES_MS

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

/** The present for texts that say how long ago something was: those of one instant say the same, wherever they stand. */
export function useNowSince(sinceMs: number): number {
  const [now, setNow] = useState(Date.now)
  const pace = paceOf(sinceMs, now)
  useEffect(() => hearTime(pace, setNow), [pace])
  return now
}
