import type { Database } from 'better-sqlite3'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { UpkeepStatus } from '#shared/console/queries.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { StoreClock } from '../../sync/clock.ts'
import { isSmall } from '../file/open-file.ts'
import type { ReplicaStorage } from '../port.ts'
import { forgetOldAsides } from './old-asides.ts'
import { type RunningUpkeep, runUpkeep } from './run-upkeep.ts'

/** Where a store is kept, for the threads that look after it. */
export interface UpkeepPlaces {
  readonly path: string
  readonly key: Uint8Array
  /** Folder of the daily backups. */
  readonly backups: string
  /** The check found damage: the store must be mended. */
  readonly damaged: (reason: string) => void
  /** Something else is under way, or it has come further. */
  readonly changed?: () => void
  /** What would be lost with the store. */
  readonly atStake?: () => number
}

/** What is told of it this often while it goes on, in milliseconds. */
const TOLD_MS = 500

/** The day on which the whole of a store was last found sound. */
const CHECKED_ON = 'checkedOn'
/** A call that was opened longer ago than this was forgotten, not held. */
const CALL_MS = 60 * 60_000

/** Once a day a backup, and for stores that are too large to be checked at their opening a check. */
export interface DailyUpkeep {
  /** Does what is due today, one thing after another; nothing while a round is under way. */
  round(): Promise<void>
  /** While a thread reads, the WAL cannot be emptied. */
  running(): boolean
  /** What a person may see of it; null: nothing is being done. */
  status(): UpkeepStatus | null
  /** Ends what is under way without its answer; it is begun again with the next round. */
  interrupt(): void
  /** Ends what is under way, for good. */
  stop(): void
}

export function dailyUpkeep(
  db: Database,
  storage: ReplicaStorage,
  clock: StoreClock,
  places: UpkeepPlaces,
): DailyUpkeep {
  let underWay = false
  let stopped = false
  let job: { readonly kind: UpkeepStatus['kind']; readonly running: RunningUpkeep<unknown> } | null = null
  const tell = places.changed ?? (() => {})
  const started = <Answer>(kind: UpkeepStatus['kind'], running: RunningUpkeep<Answer>): Promise<Answer> => {
    job = { kind, running }
    const told = setInterval(tell, TOLD_MS)
    tell()
    return running.done.finally(() => {
      clearInterval(told)
      job = null
      tell()
    })
  }
  const { path, key, backups: folder } = places

  async function check(day: string): Promise<void> {
    if (stopped || isSmall(db) || storage.meta(CHECKED_ON) === day || isInCall(db, clock)) return
    const found = await started('check', runUpkeep({ kind: 'check', path, key }))
    if (stopped || found.kind === 'stopped') return
    if (found.kind === 'damaged') places.damaged(found.reason)
    else storage.transaction(() => storage.setMeta(CHECKED_ON, day))
  }
  async function forget(): Promise<void> {
    const now = clock.centre()
    if (stopped || now === null || places.atStake === undefined) return
    await forgetOldAsides({ db, storage, path, key, now, atStake: places.atStake() })
  }
  return {
    async round() {
      if (underWay || stopped) return
      underWay = true
      const day = bogotaDate(clock.today())
      try {
        const backup = await started('backup', runUpkeep({ kind: 'backup', path, key, folder, day }))
        if (backup.kind === 'stopped') return
        if (backup.kind !== 'damaged') {
          await check(day)
          await forget()
        } else if (!stopped) places.damaged(backup.reason)
      } finally {
        underWay = false
      }
    },
    running: () => underWay,
    status: () => (job === null ? null : { kind: job.kind, percent: Math.floor(job.running.share() * 100) }),
    interrupt: () => job?.running.stop(),
    stop() {
      stopped = true
      job?.running.stop()
    },
  }
}

/** Whether the advisor is with a customer on the telephone: then the disk is theirs. */
function isInCall(db: Database, clock: StoreClock): boolean {
  const since = instantOf(unixMsOf(clock.now()) - CALL_MS)
  const open = `select 1 from interaction where state = 'open' and opened_at > ? and doc ->> '$.channel' = 'voice' limit 1`
  return db.prepare(open).get(since) !== undefined
}
