import type { UserId } from '../kernel/ids.ts'
import { byOf, type CallEntry, type CallRecord, isToBeTaken, messageOf } from './call-record.ts'

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

/** Who has the call gives it on, or the PBX has taken it from their console that was gone. */
function givesOn(entry: CallEntry, holder: UserId | undefined): boolean {
  switch (entry.kind) {
    case 'transferred':
      return entry.by === holder
    case 'ended':
      return entry.by === holder && (entry.ending === 'transferred' || entry.ending === 'lost')
    case 'advisorGone':
    case 'requeued':
    case 'entered':
      return true
    default:
      return false
  }
}

/**
 * Who has a call after whom. A console alone says of itself that it has answered, and anybody's could: it takes the call
 * from nobody who has it where the PBX or the centre has said who that is, unless they gave it on. Where nothing was said (a
 * call among colleagues, a bridge that was away) who answered last has it. Read from the entries by their time, so that it is
 * the same in whatever order they were told.
 */
function following(record: CallRecord): { readonly holders: readonly UserId[]; readonly foreign: readonly Answer[] } {
  const { entries } = record
  const isSaid = entries.some((entry) => entry.kind === 'voicemail' || isGiven(entry))
  const isMessage = messageOf(record) !== null
  const holders: UserId[] = []
  const foreign: Answer[] = []
  let given = true
  for (const [at, entry] of entries.entries()) {
    const holder = holders.at(-1)
    if (isGiven(entry) && !isOwnOnOthers(entries, at)) {
      holders.push(...[byOf(entry) ?? []].flat())
      given = false
    } else if (entry.kind === 'answered' && !isOwnOnOthers(entries, at)) {
      const free = holder === undefined || given || !isSaid
      if (entry.by === holder || (entry.others !== true && !isMessage && free)) {
        holders.push(entry.by)
        given = false
      } else foreign.push(entry)
    } else if (entry.kind === 'voicemail') given = false
    else given ||= givesOn(entry, holder)
  }
  return { holders: holders.filter((one, at) => one !== holders[at - 1]), foreign }
}

/** Who had the call, one after the other; who had it twice running is there once. */
export const holdersOf = (record: CallRecord): readonly UserId[] => following(record).holders

/** Answers that took nothing, of somebody whom the PBX has never joined with this customer: the coordinator looks. */
export function foreignAnswers(record: CallRecord): readonly Answer[] {
  const joined = new Set(record.entries.filter(({ kind }) => kind === 'connected' || kind === 'retaken').map(byOf))
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
