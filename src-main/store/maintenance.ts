import type { Database } from 'better-sqlite3'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { KeptFiles } from '../attachments/kept.ts'
import type { StoreClock } from '../sync/clock.ts'
import type { LoopMachine } from '../sync/loop.ts'
import type { ReplicaStorage } from './port.ts'
import type { DailyUpkeep } from './upkeep/daily-upkeep.ts'

const CHECKPOINT_MS = 5_000
/** Not while the first screens are being read. */
const FIRST_UPKEEP_MS = 60_000
const SWEEP_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** Settled commands and heads are kept for a centre that goes back in time (docs/architecture.md). */
const KEPT_DAYS = 30

/**
 * Work between saves: a checkpoint every five seconds, so that none falls inside a save, and once an hour what is no
 * longer kept goes, free pages included. After it what is due once a day is done, in threads of its own.
 * @param upkeep what is due once a day; null: nothing
 * @param failed told when any of it could not be done: a full disk, damage, a bug; it is tried again at its next time
 * @returns the way to stop
 */
export function maintainStore(
  db: Database,
  storage: ReplicaStorage,
  files: KeptFiles,
  clock: StoreClock,
  machine: LoopMachine,
  upkeep: DailyUpkeep | null,
  failed: (failure: unknown) => void,
): () => void {
  let cancelCheckpoint = () => {}
  let cancelSweep = () => {}
  let cancelUpkeep = () => {}
  let stopped = false
  /** A disk that is full now has room later, and what is damaged is mended by whoever is told: the next one comes either way. */
  const tried = (work: () => void) => {
    try {
      work()
    } catch (failure) {
      failed(failure)
    }
  }
  const lookAfter = () => void upkeep?.round().catch(failed)
  const checkpoint = () => {
    tried(() => db.pragma('wal_checkpoint(PASSIVE)'))
    if (!stopped) cancelCheckpoint = machine.after(CHECKPOINT_MS, checkpoint)
  }
  const sweep = () => {
    tried(() => {
      sweepStore(storage, clock)
      files.forget()
      // Beside a thread that reads it would wait, and every save with it.
      if (upkeep?.running() !== true) db.pragma('wal_checkpoint(TRUNCATE)')
    })
    if (stopped) return
    lookAfter()
    cancelSweep = machine.after(SWEEP_MS, sweep)
  }
  cancelCheckpoint = machine.after(CHECKPOINT_MS, checkpoint)
  cancelUpkeep = machine.after(FIRST_UPKEEP_MS, lookAfter)
  cancelSweep = machine.after(SWEEP_MS, sweep)
  return () => {
    stopped = true
    cancelCheckpoint()
    cancelSweep()
    cancelUpkeep()
    upkeep?.stop()
  }
}

/**
 * Forgets what is older than its time: own contacts past theirs, settled commands and heads of 30 days. By the centre's time
 * alone: a wall clock that was ahead would throw away what no pull brings again, and what a centre that went back needs.
 */
export function sweepStore(storage: ReplicaStorage, clock: StoreClock): void {
  const now = clock.centre()
  if (now === null) return
  const before = instantOf(unixMsOf(now) - KEPT_DAYS * DAY_MS)
  storage.transaction(() => {
    storage.evictBefore(now)
    storage.forgetSettledBefore(before)
    storage.forgetHeadsBefore(before)
  })
}
