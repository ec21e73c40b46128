import type { SyncStatus } from '#shared/console/queries.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { LONGEST_WAIT_MS } from '#shared/sync/waits.ts'
import { CentreProblem, CentreUnreachable, TooLongOnTheWay } from './centre-errors.ts'
import type { StoreClock } from './clock.ts'
import type { Replica } from './replica.ts'
import { type FoundTooLong, type RoundOutcome, type SyncIdentity, sendOutbox, syncRound } from './round.ts'

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
  /** What does not get through to the centre for its length. */
  readonly heldBack: SyncStatus['heldBack']
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

/** Back-off after a failure: doubles from 1 s to the longest, each time somewhere between half of it and the whole. */
const FIRST_WAIT_MS = 1_000
/** Without news a round all the same: the live stream may be silently dead (reliability, trap 18). */
const QUIET_MS = 30_000
const RECOVERING_MS = 5_000
/** What is saved while the centre is away brings the next attempt this near: each would cost the next save its time. */
const SAVED_MS = 3_000
/**
 * What was sent is confirmed by a pull so long after it, together with what is sent meanwhile: the next save need not
 * wait for the pull of the one before, and the centre is asked once.
 */
const CONFIRM_MS = 100

/** What did not get through is tried again after so long: each try sends all of it. */
const HELD_BACK_MS = 5 * 60_000

/** `send`: the outbox alone. `all`: that and a pull. */
type Round = 'send' | 'all'

const CONNECTION: Record<RoundOutcome, Connection> = {
  synced: 'online',
  recovering: 'recovering',
  anotherCentre: 'anotherCentre',
}

function connectionAfter(failure: unknown): Connection {
  if (failure instanceof CentreProblem && failure.status === 426) return 'mustUpdate'
  // With an initial password nothing is served: at the next sign-in it is changed.
  const out = ['actor.disabled', 'session.mustChangePassword']
  if (failure instanceof CentreProblem && (failure.status === 401 || out.includes(failure.code)))
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
  let status: LoopStatus = { connection: 'connecting', since: replica.now(), received: null, heldBack: [] }
  let begun = false
  let stopped = false
  /** What came in during a round. */
  let next: Round | null = null
  /** Whether the network or the machine came back during a round, which may still be one over the lost way. */
  let nudged = false
  let failures = 0
  /** When what was sent is to be confirmed at the latest. */
  let confirmAt = Number.POSITIVE_INFINITY
  const found: FoundTooLong = new Map()
  let foundAt = 0
  let running: Promise<void> | null = null
  let cancel = () => {}

  const become = (connection: Connection, received: number | null = null) => {
    const since = connection === status.connection ? status.since : replica.now()
    const heldBack = [...found.values()].map(({ commandName: name, bytes }) => ({ name, bytes }))
    status = { connection, since, received, heldBack }
    replica.changed(new Set(['sync']))
  }
  let due: { readonly at: number; readonly round: Round } | null = null
  const schedule = (ms: number, round: Round) => {
    cancel()
    due = { at: machine.monotonic() + ms, round }
    if (!stopped) cancel = machine.after(ms, () => run(round))
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

  /** @returns in how many milliseconds there is to be a whole round */
  async function exchange(round: Round): Promise<number> {
    if (machine.monotonic() - foundAt > HELD_BACK_MS) found.clear()
    for (const id of found.keys()) if (replica.storage.command(id)?.state !== 'queued') found.delete(id)
    const known = found.size
    try {
      if (round === 'send') {
        const instead = await sendOutbox(replica, timed, identity, {}, found)
        if (instead !== null) {
          become(CONNECTION[instead])
          return RECOVERING_MS
        }
        confirmAt = Math.min(confirmAt, machine.monotonic() + CONFIRM_MS)
        return Math.max(0, confirmAt - machine.monotonic())
      }
      confirmAt = Number.POSITIVE_INFINITY
      const received = (rows: number) => become(status.connection, rows)
      const outcome = await syncRound(replica, timed, identity, { received }, found)
      failures = 0
      become(CONNECTION[outcome])
      return outcome === 'synced' ? QUIET_MS : RECOVERING_MS
    } catch (failure) {
      if (failure instanceof TooLongOnTheWay && found.has(failure.command)) {
        if (found.size > known) {
          foundAt = machine.monotonic()
          failed(failure)
        }
        become('online')
        if (round === 'all') failures = 0
        else confirmAt = Math.min(confirmAt, machine.monotonic() + CONFIRM_MS)
        return round === 'all' ? QUIET_MS : Math.max(0, confirmAt - machine.monotonic())
      }
      if (!(failure instanceof CentreUnreachable)) failed(failure)
      become(connectionAfter(failure))
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++)
      return wait * (0.5 + machine.random() / 2)
    }
  }
  function run(round: Round): void {
    cancel()
    due = null
    if (stopped || !begun) return
    if (running !== null) {
      next = next === 'all' ? 'all' : round
      return
    }
    running = exchange(round === 'send' && machine.monotonic() < confirmAt ? 'send' : 'all').then((wait) => {
      running = null
      // What came in during a round that worked is sent at once; after a failure the back-off holds, and begins anew
      // where something came back meanwhile.
      if (next !== null && failures === 0) schedule(0, next)
      else schedule(nudged ? Math.min(wait, FIRST_WAIT_MS) : wait, 'all')
      if (nudged && failures > 0) failures = 1
      nudged = false
      next = null
    })
  }
  return {
    begin() {
      begun = true
      schedule(0, 'all')
    },
    nudge() {
      if (running === null) failures = 0
      else nudged = true
      run('all')
    },
    saved() {
      // A pull tells first whether this is still the centre, and where it stands.
      const round = status.connection === 'online' ? 'send' : 'all'
      if (running !== null) next ??= round
      else if (failures > 0) {
        if (due === null || due.at > machine.monotonic() + SAVED_MS) schedule(SAVED_MS, 'all')
      } else if (due === null || due.round === 'send' || due.at > machine.monotonic()) schedule(0, round)
    },
    status: () => status,
    async stop() {
      stopped = true
      cancel()
      await running
    },
  }
}
