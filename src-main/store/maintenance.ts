import type { Database } from 'better-sqlite3'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { StoreClock } from '../sync/clock.ts'
import type { LoopMachine } from '../sync/loop.ts'
import { dailyBackup } from './file/backup.ts'
import type { ReplicaStorage } from './port.ts'

const CHECKPOINT_MS = 5_000
/** Not while the first screens are being read. */
const FIRST_BACKUP_MS = 60_000
const SWEEP_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** Settled commands and heads are kept for a centre that goes back in time (docs/architecture.md). */
const KEPT_DAYS = 30

/**
 * Work between saves: a checkpoint every five seconds, so that none falls inside a save, and once an hour what is no
 * longer kept goes, free pages included. Once a day the store is backed up.
 * @param backups folder of the daily backups; null: none are made
 * @returns the way to stop
 */
export function maintainStore(
  db: Database,
  storage: ReplicaStorage,
  clock: StoreClock,
  machine: LoopMachine,
  backups: string | null,
): () => void {
  let cancelCheckpoint = () => {}
  let cancelSweep = () => {}
  let cancelBackup = () => {}
  const backUp = () => {
    if (backups !== null) dailyBackup(db, backups, bogotaDate(clock.now()))
  }
  const checkpoint = () => {
    db.pragma('wal_checkpoint(PASSIVE)')
    cancelCheckpoint = machine.after(CHECKPOINT_MS, checkpoint)
  }
  const sweep = () => {
    sweepStore(storage, clock)
    backUp()
    db.pragma('wal_checkpoint(TRUNCATE)')
    cancelSweep = machine.after(SWEEP_MS, sweep)
  }
  cancelCheckpoint = machine.after(CHECKPOINT_MS, checkpoint)
  cancelBackup = machine.after(FIRST_BACKUP_MS, backUp)
  cancelSweep = machine.after(SWEEP_MS, sweep)
  return () => {
    cancelCheckpoint()
    cancelSweep()
    cancelBackup()
  }
}

/** Forgets what is older than its time: own contacts past theirs, settled commands and heads of 30 days. */
export function sweepStore(storage: ReplicaStorage, clock: StoreClock): void {
  const now = clock.now()
  const before = instantOf(unixMsOf(now) - KEPT_DAYS * DAY_MS)
  storage.transaction(() => {
    storage.evictBefore(now)
    storage.forgetSettledBefore(before)
    storage.forgetHeadsBefore(before)
  })
}
