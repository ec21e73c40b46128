import type { CommandId } from '#shared/kernel/ids.ts'
import type { ReplicaStorage } from '../store/port.ts'

/** So many of each sort are asked after in one pull; those beyond wait for the next. */
const ASKED_AT_ONCE = 10_000
/** Of what lies undecided at the centre so many are asked after, in turns: it may lie there for months, and be much. */
const UNDECIDED_AT_ONCE = 1_000
/** `seq` of the last undecided one that was asked after. */
const ASKED_UP_TO = 'undecidedAskedUpTo'

/**
 * The commands whose answers a pull asks for: accepted ones first, because a completed pull must confirm them; then some of
 * those that are held or deposited; then what is still in the outbox.
 */
export function askedAfter(storage: ReplicaStorage): CommandId[] {
  const accepted = storage.commandsIn(['accepted'], ASKED_AT_ONCE - UNDECIDED_AT_ONCE)
  const waiting = storage.commandsIn(['queued'], ASKED_AT_ONCE)
  return [...accepted, ...turn(storage), ...waiting].map((row) => row.id)
}

const turn = (storage: ReplicaStorage) => storage.undecided(Number(storage.meta(ASKED_UP_TO) ?? '0'), UNDECIDED_AT_ONCE)

/** After a completed pull the next of the undecided have their turn, and after the last the first. Before any was answered. */
export function takeTurns(storage: ReplicaStorage): void {
  const asked = turn(storage)
  const last = asked.length < UNDECIDED_AT_ONCE ? undefined : asked.at(-1)
  storage.setMeta(ASKED_UP_TO, String(last?.seq ?? 0))
}
