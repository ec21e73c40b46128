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
  /** Sets it by the centre's `time`, heard `roundTripMs` after it was asked. */
  heard(time: Instant, roundTripMs: number): void
}

const HIGHEST = 'highestAt'

/**
 * The time that commands carry: the centre's at the last exchange plus the monotonic clock; after a restart the wall
 * clock, never below the highest time that this store has written.
 */
export function storeClock(storage: ReplicaStorage, machine: MachineClock): StoreClock {
  let offset = machine.wall() - machine.monotonic()
  let highest = unixMsOf(storage.meta(HIGHEST) ?? instantOf(0))
  return {
    now() {
      highest = Math.max(highest, Math.round(machine.monotonic() + offset))
      return instantOf(highest)
    },
    heard(time, roundTripMs) {
      offset = unixMsOf(time) + roundTripMs / 2 - machine.monotonic()
    },
  }
}

/** Keeps the highest time with what was written under it. Within that transaction. */
export const keepHighest = (storage: ReplicaStorage, at: Instant): void => {
  if ((storage.meta(HIGHEST) ?? '') < at) storage.setMeta(HIGHEST, at)
}
