import type { CallPart } from '../indicators/handling.ts'
import type { PbxEventOf } from '../telephony/pbx-events.ts'
import { OUTSIDE } from '../telephony/phone/call.ts'
import { type Hold, index, later, type PartFacts, type PbxFacts } from './pbx-facts.ts'

export function partFacts(
  facts: PbxFacts,
  { part, advisor }: { readonly part: string; readonly advisor: string },
): PartFacts {
  const known = facts.parts.get(part)
  if (known !== undefined) return known
  const made: PartFacts = { part, advisor, answered: null, ended: null, wrapUp: null, quality: null, holds: new Map() }
  facts.parts.set(part, made)
  index(facts.partsOf, advisor, part)
  return made
}

/** Whether the customer is on hold, by what was said last. */
export function isHeld({ holds }: PartFacts): boolean {
  let last: Hold | null = null
  for (const hold of holds.values()) last = later(last, hold)
  return last?.type === 'callHeld'
}

function heldMs({ holds }: PartFacts, until: number): number {
  let total = 0
  let since: number | null = null
  for (const { type, at } of [...holds.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    if (at >= until) break
    if (type === 'callHeld') since ??= at
    else if (since !== null) {
      total += at - since
      since = null
    }
  }
  return total + (since === null ? 0 : Math.max(0, until - since))
}

/** The end that was said, or else the first snapshot that does not name it. */
function overAt(facts: PbxFacts, known: PartFacts, answered: PbxEventOf<'callAnswered'>): number | null {
  if (known.ended !== null) return known.ended.at
  let lostAt: number | null = null
  for (const { at, pbx, talking } of facts.snapshots.values()) {
    if (pbx !== answered.pbx || at <= answered.at || (lostAt !== null && at >= lostAt)) continue
    if (!talking.some((one) => one.part === known.part)) lostAt = at
  }
  return lostAt
}

/**
 * Talk and hold by what was said of the answer, the holds and the end, which every bridge says alike. What a bridge has
 * measured itself begins where it was started or came back.
 */
function endOf(facts: PbxFacts, known: PartFacts, answered: PbxEventOf<'callAnswered'>): CallPart['ended'] {
  const at = overAt(facts, known, answered)
  if (at === null) return null
  const lastedMs = Math.max(0, at - answered.at)
  const holdMs = Math.min(lastedMs, heldMs(known, at))
  return { at, talkMs: lastedMs - holdMs, holdMs }
}

/** A part as the indicators read it; null while nobody has said that it was answered. */
export function partOf(facts: PbxFacts, known: PartFacts): CallPart | null {
  const { answered, ended, wrapUp } = known
  if (answered === null) return null
  const entered = (answered.stay === null ? undefined : facts.stays.get(answered.stay))?.entered ?? null
  const before = endedParts.get(known)
  if (
    before !== undefined &&
    before.answered === answered &&
    before.ended === ended &&
    before.wrapUp === wrapUp &&
    before.entered === entered &&
    before.holds === known.holds.size
  )
    return before.part
  const part: CallPart = {
    part: known.part,
    call: answered.call,
    advisor: known.advisor,
    queue: answered.queue,
    number: answered.number,
    direction: answered.direction,
    answeredAt: answered.at,
    belongsAt: entered?.at ?? answered.at,
    ended: endOf(facts, known, answered),
    wrapUpMs: wrapUp?.wrapUpMs ?? null,
  }
  if (ended !== null) endedParts.set(known, { answered, ended, wrapUp, entered, holds: known.holds.size, part })
  return part
}

interface Read extends Pick<PartFacts, 'answered' | 'ended' | 'wrapUp'> {
  readonly entered: PbxEventOf<'queueEntered'> | null
  /** How many were said. */
  readonly holds: number
  readonly part: CallPart
}
/** A part that has ended is read once, and again only if another saying of it wins: a day of them is read at each event. */
const endedParts = new WeakMap<PartFacts, Read>()

function partsIn(facts: PbxFacts, ids: ReadonlySet<string> | undefined): readonly CallPart[] {
  const all: CallPart[] = []
  for (const id of ids ?? []) {
    const known = facts.parts.get(id)
    const part = known === undefined ? null : partOf(facts, known)
    if (part !== null) all.push(part)
  }
  return all
}

export const partsBy = (facts: PbxFacts, advisor: string): readonly CallPart[] =>
  partsIn(facts, facts.partsOf.get(advisor))

/** Those of contacts: a call among colleagues, as a consultation is, takes their time and is none. */
export const contactsBy = (facts: PbxFacts, advisor: string): readonly CallPart[] =>
  partsBy(facts, advisor).filter(({ queue, number }) => queue !== null || OUTSIDE.test(number ?? ''))

/** The parts of calls that came by a queue. */
export const partsFrom = (facts: PbxFacts, queue: string): readonly CallPart[] =>
  partsIn(facts, facts.partsFrom.get(queue))
