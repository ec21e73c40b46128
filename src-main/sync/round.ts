import type { CommandId } from '#shared/kernel/ids.ts'
import type { CentrePort, PullRequest } from '#shared/sync/protocol.ts'
import { TooLongOnTheWay } from './centre-errors.ts'
import { nextPull, takePage } from './pull.ts'
import { nextPush, sender, takePushed } from './push.ts'
import { askCollectedAgain, headsFor, putBack } from './recovery.ts'
import type { Replica } from './replica.ts'

/** Under whose name, and with which program, a store exchanges with the centre. */
export interface SyncIdentity {
  readonly store: PullRequest['store']
  readonly app: string
}

/** `synced`: a pull was completed. `recovering`: the centre went back and still collects. `anotherCentre`: nothing was exchanged. */
export type RoundOutcome = 'synced' | 'recovering' | 'anotherCentre'

/** What a round tells of itself; `time` is the centre's, `received` counts the rows of the pull so far. */
export interface RoundWatcher {
  readonly heard?: (time: string) => void
  readonly received?: (rows: number) => void
}

/** What did not get through to the centre in earlier rounds, and is not tried in this one; what is found in it is added. */
export type FoundTooLong = Map<CommandId, TooLongOnTheWay>

/**
 * One exchange: the outbox in order, one request in flight, then pages until one is complete.
 * Failures of the network are thrown by the port and change nothing here: everything is asked again in the next round.
 * @throws TooLongOnTheWay after everything else
 */
export async function syncRound(
  replica: Replica,
  centre: CentrePort,
  identity: SyncIdentity,
  watcher: RoundWatcher = {},
  found: FoundTooLong = new Map(),
): Promise<RoundOutcome> {
  const first = await exchangeOnce(replica, centre, identity, watcher, found)
  // The pull has told that the centre lost what it had answered: that is delivered now, not at the next news.
  const lost = first === 'synced' && nextPush(replica, identity.store, identity.app)?.recovered !== undefined
  return lost ? exchangeOnce(replica, centre, identity, watcher, found) : first
}

async function exchangeOnce(
  replica: Replica,
  centre: CentrePort,
  identity: SyncIdentity,
  watcher: RoundWatcher,
  found: FoundTooLong,
): Promise<RoundOutcome> {
  const heldBack: TooLongOnTheWay[] = []
  const instead = await sendOutbox(replica, centre, identity, watcher, found).catch((failure: unknown) => {
    if (!(failure instanceof TooLongOnTheWay)) throw failure
    // What others did is fetched all the same.
    heldBack.push(failure)
    return null
  })
  if (instead !== null) return instead
  let received = 0
  for (;;) {
    const request = nextPull(replica, identity.store, identity.app)
    const response = await centre.pull(request)
    watcher.heard?.(response.time)
    if (response.kind === 'anotherCentre') return 'anotherCentre'
    if (response.kind === 'recovery') return recover(replica, centre, identity, response.recovery)
    takePage(replica, response, request.unsettled)
    received += response.rows.length
    watcher.received?.(received)
    if (!response.complete) continue
    for (const one of heldBack) throw one
    return 'synced'
  }
}

/**
 * The first half of a round: what was accepted is confirmed by a pull later on.
 * @returns null when all is sent; else what became of the round instead
 * @throws TooLongOnTheWay after all that does not wait for it was sent
 */
export async function sendOutbox(
  replica: Replica,
  centre: CentrePort,
  identity: SyncIdentity,
  watcher: RoundWatcher = {},
  found: FoundTooLong = new Map(),
): Promise<RoundOutcome | null> {
  const send = sender(replica, centre)
  const next = () => nextPush(replica, identity.store, identity.app, found)
  for (let request = next(); request !== null; request = next()) {
    // What a lost history had accepted is passed by nothing.
    const mayPass = request.recovered === undefined
    const response = await send(request).catch((failure: unknown) => {
      if (!(failure instanceof TooLongOnTheWay && mayPass)) throw failure
      found.set(failure.command, failure)
      return null
    })
    if (response === null) continue
    watcher.heard?.(response.time)
    if (response.kind === 'recovery') return recover(replica, centre, identity, response.recovery)
    takePushed(replica, response)
    // An answer that names none of what was sent would have us send it for ever.
    if (response.kind === 'answers' && response.answers.length === 0) break
  }
  for (const [id, one] of found) if (replica.storage.command(id)?.state === 'queued') throw one
  return null
}

/** The centre went back in time: find the last head both know, put back what came after, and deliver that first. */
async function recover(
  replica: Replica,
  centre: CentrePort,
  identity: SyncIdentity,
  recovery: string,
): Promise<RoundOutcome> {
  const common = await centre.commonHead(headsFor(replica, identity.store, recovery))
  putBack(replica, common)
  if (!common.collecting) askCollectedAgain(replica)
  const send = sender(replica, centre)
  for (;;) {
    const request = nextPush(replica, identity.store, identity.app)
    if (request?.recovered === undefined) return 'recovering'
    const response = await send(request)
    if (response === null) continue
    if (response.kind === 'recovery') return 'recovering'
    takePushed(replica, response)
    if (response.kind === 'answers' && response.answers.length === 0) return 'recovering'
  }
}
