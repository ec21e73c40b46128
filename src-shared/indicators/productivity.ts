import type { Presence } from '../telephony/phone/phone.ts'
import { type Measured, measured, type Period, sum } from './measured.ts'
import { type StateSpan, type TimeInStates, timeInStates } from './time-in-states.ts'

const WORK: readonly Presence[] = ['onCall', 'wrapUp']
const PRODUCTIVE: readonly Presence[] = [...WORK, 'available']

const timeIn = (people: readonly TimeInStates[], states: readonly Presence[]): number =>
  sum(people, (time) => sum(states, (state) => time[state] ?? 0))
const signedIn = (people: readonly TimeInStates[]): number =>
  sum(people, (time) => sum(Object.values(time), (ms) => ms))

/** Ocupación: (talk + hold + wrap-up) ÷ (those + available waiting), in ms; breaks, training and meetings are out. */
export function occupancy(people: readonly TimeInStates[], period: Period): Measured {
  const denominator = timeIn(people, PRODUCTIVE)
  const left = signedIn(people) - denominator
  return measured('occupancy', 'share', [timeIn(people, WORK), denominator], period, { unproductive: left })
}

/** Utilización: (talk + hold + wrap-up + available) ÷ signed-in time, in ms. */
export const utilization = (people: readonly TimeInStates[], period: Period): Measured =>
  measured('utilization', 'share', [timeIn(people, PRODUCTIVE), signedIn(people)], period)

/** A part of a schedule; `work` asks for any state in which calls are taken. */
export interface Scheduled {
  readonly from: number
  readonly to: number
  readonly asks: 'work' | Presence
}

/**
 * Adherencia: time in the state that the schedule asks for ÷ scheduled time, in ms. It is computed from facts each time,
 * so that a schedule that is corrected changes it.
 */
export function adherence(line: readonly StateSpan[], schedule: readonly Scheduled[], period: Period): Measured {
  const clipped = schedule
    .map(({ from, to, asks }) => ({ from: Math.max(from, period.from), to: Math.min(to, period.to), asks }))
    .filter(({ from, to }) => to > from)
  const kept = sum(clipped, (part) => {
    const time = timeInStates(line, part)
    return sum(part.asks === 'work' ? PRODUCTIVE : [part.asks], (state) => time[state] ?? 0)
  })
  return measured('adherence', 'share', [kept, sum(clipped, ({ from, to }) => to - from)], period)
}
