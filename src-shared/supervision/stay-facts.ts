import type { QueueStay, StayEnd } from '../indicators/queue-calls.ts'
import { index, type PbxFacts, type StayFacts } from './pbx-facts.ts'

export function stayFacts(
  facts: PbxFacts,
  { stay, queue }: { readonly stay: string; readonly queue: string },
): StayFacts {
  const known = facts.stays.get(stay)
  if (known !== undefined) return known
  const made: StayFacts = { stay, queue, entered: null, answered: null, gone: null }
  facts.stays.set(stay, made)
  index(facts.staysOf, queue, stay)
  return made
}

/** An answer is certain; then what was said; what nobody said anything of is over when a snapshot does not name it. */
function endOf(facts: PbxFacts, { stay, entered, answered, gone }: StayFacts): StayEnd | null {
  if (answered !== null) return { how: 'answered', at: answered.at, advisor: answered.advisor }
  if (gone?.type === 'callAbandoned') return { how: 'abandoned', at: gone.at }
  if (gone?.type === 'leftQueue') return { how: 'flowOut', at: gone.at, why: gone.how }
  let lostAt: number | null = null
  for (const { at, pbx, waiting } of facts.snapshots.values()) {
    if (entered === null || pbx !== entered.pbx || at <= entered.at || (lostAt !== null && at >= lostAt)) continue
    if (!waiting.some((one) => one.stay === stay)) lostAt = at
  }
  return lostAt === null ? null : { how: 'flowOut', at: lostAt, why: 'lost' }
}

interface Read {
  readonly entered: StayFacts['entered']
  readonly answered: StayFacts['answered']
  readonly stay: QueueStay
}
/** An answered stay is read once, and again only if another saying of it wins: a day of a queue is read at each event. */
const answeredStays = new WeakMap<StayFacts, Read>()

function stayOf(facts: PbxFacts, known: StayFacts): QueueStay | null {
  const { entered, answered } = known
  if (entered === null) return null
  const before = answeredStays.get(known)
  if (before !== undefined && before.entered === entered && before.answered === answered) return before.stay
  const { call, number, at } = entered
  const stay = { stay: entered.stay, call, queue: known.queue, number, enteredAt: at, end: endOf(facts, known) }
  if (answered !== null) answeredStays.set(known, { entered, answered, stay })
  return stay
}

/** The stays of a queue; one of which nobody said yet that it began is none. */
export function staysIn(facts: PbxFacts, queue: string): readonly QueueStay[] {
  const all: QueueStay[] = []
  for (const id of facts.staysOf.get(queue) ?? []) {
    const known = facts.stays.get(id)
    const stay = known === undefined ? null : stayOf(facts, known)
    if (stay !== null) all.push(stay)
  }
  return all
}
