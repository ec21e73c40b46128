import type { UserId } from '../kernel/ids.ts'
import { userOfPhone } from './account.ts'
import { byOf, type CallEntry, type CallRecord, isJoining, isToBeTaken, messageOf } from './call-record.ts'

type Answer = Extract<CallEntry, { kind: 'answered' }>

/** Called on the contact of somebody else, or come to it in no call of theirs: written there, and taken from nobody. */
const isOnOthers = (entry: CallEntry): boolean =>
  (entry.kind === 'dialled' || entry.kind === 'rang') && entry.others === true

/** Whether somebody was joined in a call that they had made on the contact of somebody else. */
function isOwnOnOthers(entries: readonly CallEntry[], at: number): boolean {
  const joined = entries[at]
  if (joined?.kind !== 'answered' && joined?.kind !== 'connected') return false
  const began = entries
    .slice(0, at)
    .findLast(
      (entry) =>
        (entry.kind === 'rang' || entry.kind === 'dialled' || entry.kind === 'ended') && entry.by === joined.by,
    )
  return began?.kind === 'dialled' && isOnOthers(began)
}

/** The PBX joined them with the customer, who is theirs from then on; or the centre gave them the message. */
const isGiven = (entry: CallEntry): boolean =>
  (entry.kind === 'connected' && entry.beside !== true) || entry.kind === 'retaken' || entry.kind === 'taken'

/** Who may take a call by saying that they have answered, beside whoever has it. */
type Taker = UserId | 'anybody' | 'nobody'

/**
 * Who has the call gives it on, or the PBX has taken it from their console that was gone. What was handed to a colleague is
 * that colleague's to take; a queue or a number outside is nobody whose name is known.
 */
function takerAfter(entry: CallEntry, holder: UserId | undefined, before: Taker): Taker {
  switch (entry.kind) {
    case 'transferred':
      return entry.by === holder ? (userOfPhone(entry.to) ?? 'anybody') : before
    case 'ended':
      if (entry.by !== holder) return before
      // To whom is said by `transferred`, of the same moment: before it or after it.
      if (entry.ending === 'transferred') return before === 'nobody' ? 'anybody' : before
      return entry.ending === 'lost' ? 'anybody' : before
    case 'advisorGone':
    case 'requeued':
    case 'entered':
      return 'anybody'
    default:
      return before
  }
}

/**
 * Who has a call after whom. A console alone says of itself that it has answered, and anybody's could: it takes the call
 * from nobody who has it where the PBX or the centre has said who that is, unless they gave it on ({@link takerAfter}).
 * Where nothing was said (a call among colleagues, a bridge that was away) who answered last has it. Read from the entries
 * by their time, so that it is the same in whatever order they were told.
 */
function following(record: CallRecord): { readonly holders: readonly UserId[]; readonly foreign: readonly Answer[] } {
  const { entries } = record
  const isSaid = entries.some((entry) => entry.kind === 'voicemail' || isGiven(entry))
  const isMessage = messageOf(record) !== null
  const holders: UserId[] = []
  const foreign: Answer[] = []
  let taker: Taker = 'anybody'
  for (const [at, entry] of entries.entries()) {
    const holder = holders.at(-1)
    if (isGiven(entry) && !isOwnOnOthers(entries, at)) {
      holders.push(...[byOf(entry) ?? []].flat())
      taker = 'nobody'
    } else if (entry.kind === 'answered' && !isOwnOnOthers(entries, at)) {
      const free = holder === undefined || taker === 'anybody' || taker === entry.by || !isSaid
      if (entry.by === holder || (entry.others !== true && !isMessage && free)) {
        holders.push(entry.by)
        taker = 'nobody'
      } else foreign.push(entry)
    } else if (entry.kind === 'voicemail') taker = 'nobody'
    else taker = takerAfter(entry, holder, taker)
  }
  return { holders: holders.filter((one, at) => one !== holders[at - 1]), foreign }
}

/** Who had the call, one after the other; who had it twice running is there once. */
export const holdersOf = (record: CallRecord): readonly UserId[] => following(record).holders

/** Answers that took nothing, of somebody whom the PBX has never joined with this customer: the coordinator looks. */
export function foreignAnswers(record: CallRecord): readonly Answer[] {
  const joined = new Set(record.entries.filter(isJoining).map(byOf))
  return following(record).foreign.filter(({ by }) => !joined.has(by))
}

/**
 * Whose call it is: who was joined with it last, or before anybody was, at whose desk it rang last. A call that somebody
 * made on another's contact takes it from nobody. Null: it only waited, or left a message that nobody has taken, at whosever
 * desk it had rung.
 */
export function advisorOfCall(record: CallRecord): UserId | null {
  if (isToBeTaken(record)) return null
  const holder = holdersOf(record).at(-1)
  if (holder !== undefined) return holder
  const first = record.entries.findLast(
    (entry) => (entry.kind === 'rang' || entry.kind === 'dialled') && !isOnOthers(entry),
  )
  return first === undefined ? null : byOf(first)
}

const WITHOUT_THEIR_DOING: ReadonlySet<CallEntry['kind']> = new Set(['advisorGone', 'requeued', 'entered', 'lost'])

/**
 * Who took a call from somebody in their conversation: a coordinator did, from the board. Null: nobody has; they gave it on
 * or left it themself, or their console was gone and their customer went on to another one.
 */
export function takenFrom({ entries }: CallRecord, person: UserId): UserId | null {
  const had = entries.findLastIndex((entry) => isGiven(entry) && byOf(entry) === person)
  const after = had < 0 ? [] : entries.slice(had + 1)
  const next = after.find((entry) => entry.kind === 'connected' && entry.beside !== true)
  const by = next === undefined ? null : byOf(next)
  if (next === undefined || by === null) return null
  const gave = after.some(
    (entry) =>
      byOf(entry) === person &&
      (entry.kind === 'transferred' || (entry.kind === 'ended' && entry.ending !== 'otherHungUp')),
  )
  const wasBeside = entries.some((entry) => entry.kind === 'connected' && entry.beside === true && entry.by === by)
  const went = after.slice(0, after.indexOf(next)).some(({ kind }) => WITHOUT_THEIR_DOING.has(kind))
  return gave || wasBeside || went ? null : by
}
