import type { SyncStatus } from '#shared/console/queries.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { CentreProblem, CentreUnreachable } from './centre-errors.ts'
import type { StoreClock } from './clock.ts'
import type { Replica } from './replica.ts'
import { type RoundOutcome, type SyncIdentity, syncRound } from './round.ts'

/** What the loop needs of the machine; a simulation gives its own. */
export interface LoopMachine {
  monotonic(): number
  /** Uniform in [0, 1). */
  random(): number
  /** Calls once after so many milliseconds; returns the way to cancel. */
  after(ms: number, call: () => void): () => void
}

type Connection = SyncStatus['connection']
export interface LoopStatus {
  readonly connection: Connection
  readonly since: Instant
  readonly received: number | null
}

export interface SyncLoop {
  /** The first round; before it there is none, whatever comes. */
  begin(): void
  /** Something to fetch, the network is back, the machine woke: a round as soon as possible. */
  nudge(): void
  /** Something was saved: sent at once when all is well; while backing off, a few seconds from now at the latest. */
  saved(): void
  status(): LoopStatus
  /** Resolves when no exchange is under way any more. */
  stop(): Promise<void>
}

/** Back-off after a failure: doubles from 1 s to 60 s, each time somewhere between half of it and the whole. */
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000
/** Without news a round all the same: the live stream may be silently dead (reliability, trap 18). */
const QUIET_MS = 30_000
const RECOVERING_MS = 5_000
/** What is saved while the centre is away brings the next attempt this near: each would cost the next save its time. */
const SAVED_MS = 3_000

const CONNECTION: Record<RoundOutcome, Connection> = {
  synced: 'online',
  recovering: 'recovering',
  anotherCentre: 'anotherCentre',
}

function connectionAfter(failure: unknown): Connection {
  if (failure instanceof CentreProblem && failure.status === 426) return 'mustUpdate'
  if (failure instanceof CentreProblem && (failure.status === 401 || failure.code === 'actor.disabled'))
    return 'signedOutByCentre'
  return 'offline'
}

/**
 * Runs rounds from its beginning for as long as the store is open: at once when nudged, by itself every half minute, with back-off and
 * jitter after a failure. One exchange is under way at a time.
 * @param failed told of every failure that is not of the network: a bug, or the centre's
 */
export function startSyncLoop(
  replica: Replica,
  centre: CentrePort,
  identity: SyncIdentity,
  clock: StoreClock,
  machine: LoopMachine,
  failed: (failure: unknown) => void,
): SyncLoop {
  let status: LoopStatus = { connection: 'connecting', since: replica.now(), received: null }
  let begun = false
  let stopped = false
  let again = false
  let failures = 0
  let running: Promise<void> | null = null
  let cancel = () => {}

  const become = (connection: Connection, received: number | null = null) => {
    const since = connection === status.connection ? status.since : replica.now()
    status = { connection, since, received }
    replica.changed(new Set(['sync']))
  }
  let dueAt = Number.POSITIVE_INFINITY
  const schedule = (ms: number) => {
    cancel()
    dueAt = machine.monotonic() + ms
    if (!stopped) cancel = machine.after(ms, run)
  }
  const timed: CentrePort = {
    push: (request) => measured(() => centre.push(request)),
    pull: (request) => measured(() => centre.pull(request)),
    commonHead: (request) => measured(() => centre.commonHead(request)),
  }
  async function measured<T extends { time: Instant }>(ask: () => Promise<T>): Promise<T> {
    const asked = machine.monotonic()
    const answer = await ask()
    clock.heard(answer.time, machine.monotonic() - asked)
    return answer
  }

  async function round(): Promise<number> {
    try {
      const outcome = await syncRound(replica, timed, identity, { received: (rows) => become(status.connection, rows) })
      failures = 0
      become(CONNECTION[outcome])
      return outcome === 'synced' ? QUIET_MS : RECOVERING_MS
    } catch (failure) {
      if (!(failure instanceof CentreUnreachable)) failed(failure)
      become(connectionAfter(failure))
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++)
      return wait * (0.5 + machine.random() / 2)
    }
  }
  function run(): void {
    cancel()
    if (stopped || !begun) return
    if (running !== null) {
      again = true
      return
    }
    running = round().then((wait) => {
      running = null
      // What came in during a round that worked is sent at once; after a failure the back-off holds.
      schedule(again && failures === 0 ? 0 : wait)
      again = false
    })
  }
  return {
    begin() {
      begun = true
      schedule(0)
    },
    nudge() {
      if (running === null) failures = 0
      run()
    },
    saved() {
      if (running !== null) again = true
      else if (failures === 0) schedule(0)
      else if (dueAt > machine.monotonic() + SAVED_MS) schedule(SAVED_MS)
    },
    status: () => status,
    async stop() {
      stopped = true
      cancel()
      await running
    },
  }
}
