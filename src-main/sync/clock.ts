import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { ReplicaStorage } from '../store/port.ts'

/** Milliseconds: `monotonic` since any fixed moment of this start of the machine, `wall` since the epoch. */
export interface MachineClock {
  monotonic(): number
  wall(): number
}

export interface StoreClock {
  /** The centre's time as known here. Never goes back within a store, also when the wall clock does. */
  now(): Instant
  /**
   * The centre's time as it was heard, and never what only the wall clock says: what is forgotten by it is forgotten for
   * good. Goes on while the program runs; null where the centre was never heard.
   */
  centre(): Instant | null
  /** For what is done once a day: the centre's time, before it is heard the wall clock; it goes back when that was ahead. */
  today(): Instant
  /** Sets it by the centre's `time`, heard `roundTripMs` after it was asked. */
  heard(time: Instant, roundTripMs: number): void
}

const HIGHEST = 'highestAt'
const CENTRE = 'centreAt'
const DAY_MS = 24 * 60 * 60_000

/**
 * The time that commands carry: the centre's at the last exchange plus the monotonic clock; after a restart the wall
 * clock, never below the highest time that this store has written.
 */
export function storeClock(storage: ReplicaStorage, machine: MachineClock): StoreClock {
  let offset = machine.wall() - machine.monotonic()
  let isHeard = false
  const written = () => unixMsOf(storage.meta(HIGHEST) ?? instantOf(0))
  let highest = written()
  const estimate = () => Math.round(machine.monotonic() + offset)
  return {
    now() {
      highest = Math.max(highest, estimate())
      return instantOf(highest)
    },
    centre: () => (isHeard ? instantOf(estimate()) : storage.meta(CENTRE)) as Instant | null, // written by rememberCentre
    today: () => instantOf(estimate()),
    heard(time, roundTripMs) {
      offset = unixMsOf(time) + roundTripMs / 2 - machine.monotonic()
      isHeard = true
      // The wall clock was days ahead: what nothing was written under is taken back.
      if (highest > estimate() + DAY_MS) highest = written()
    },
  }
}

/** Keeps when the centre was last heard, for the time after a restart. Within a pull's transaction. */
export const rememberCentre = (storage: ReplicaStorage, time: Instant): void => storage.setMeta(CENTRE, time)

/** Keeps the highest time with what was written under it. Within that transaction. */
export const keepHighest = (storage: ReplicaStorage, at: Instant): void => {
  if ((storage.meta(HIGHEST) ?? '') < at) storage.setMeta(HIGHEST, at)
}
