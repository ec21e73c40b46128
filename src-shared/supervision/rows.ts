import { handling } from '../indicators/handling.ts'
import type { Measured, Period } from '../indicators/measured.ts'
import { occupancy, utilization } from '../indicators/productivity.ts'
import { queueCalls } from '../indicators/queue-calls.ts'
import {
  abandonment,
  abandonmentWithoutShort,
  averageSpeedOfAnswer,
  callBacksAsked,
  offered,
  patience,
  type QueueTargets,
  serviceLevel,
} from '../indicators/queue-indicators.ts'
import { timeInStates, timeLine } from '../indicators/time-in-states.ts'
import type { Presence } from '../telephony/phone/phone.ts'
import { contactsBy, isHeld, partOf, partsBy, partsFrom } from './part-facts.ts'
import type { PbxFacts } from './pbx-facts.ts'
import { lastPresence, saidSpans } from './presence-facts.ts'
import { staysIn } from './stay-facts.ts'

/** A queue as the board shows it. Times are moments (unix ms), never durations: a row changes only with an event. */
export interface QueueRow {
  readonly queue: string
  readonly waiting: number
  /** When the call that waits longest entered; null: nobody waits. */
  readonly oldestSince: number | null
  readonly answered: number
  readonly callBacks: number
  readonly figures: readonly Measured[]
}

export function queueRow(facts: PbxFacts, queue: string, targets: QueueTargets, day: Period): QueueRow {
  const stays = staysIn(facts, queue)
  const calls = queueCalls(stays)
  const waiting = stays.filter(({ end }) => end === null)
  const asa = averageSpeedOfAnswer(calls, day)
  const { aht, talk, hold, wrapUp } = handling(partsFrom(facts, queue), day)
  return {
    queue,
    waiting: waiting.length,
    oldestSince: waiting.reduce<number | null>(
      (oldest, { enteredAt }) => (oldest === null || enteredAt < oldest ? enteredAt : oldest),
      null,
    ),
    answered: asa.denominator,
    callBacks: callBacksAsked(calls, day),
    figures: [
      serviceLevel(calls, targets, day),
      offered(calls, day),
      abandonment(calls, day),
      abandonmentWithoutShort(calls, targets, day),
      asa,
      patience(calls, day),
      aht,
      talk,
      hold,
      wrapUp,
    ],
  }
}

export interface AdvisorCall {
  readonly call: string
  readonly part: string
  readonly queue: string | null
  readonly number: string | null
  readonly direction: 'inbound' | 'outbound'
  /** Unix ms. */
  readonly since: number
  readonly held: boolean
  readonly quality: { readonly mos: number; readonly loss: number; readonly at: number } | null
}

/** An advisor as the board shows them. */
export interface AdvisorRow {
  readonly advisor: string
  readonly state: Presence
  /** Unix ms; null: nothing was heard of them today. */
  readonly since: number | null
  readonly reason: string | null
  /** Who changed it, when it was not the person. */
  readonly by: string | null
  readonly call: AdvisorCall | null
  /** The queue of a call that rings at their desk. */
  readonly ringing: { readonly call: string; readonly queue: string | null } | null
  /** Contacts handled today. */
  readonly handled: number
}

export function advisorRow(facts: PbxFacts, advisor: string, day: Period, now: number): AdvisorRow {
  const call = callNow(facts, advisor)
  const said = lastPresence(facts, advisor, now)
  const rest = {
    advisor,
    call,
    ringing: call === null ? ringingNow(facts, advisor) : null,
    handled: handling(contactsBy(facts, advisor), day).aht.denominator,
  }
  // The PBX's own calls are certain, whatever the screen has not said yet.
  if (call !== null) return { ...rest, state: 'onCall', since: call.since, reason: null, by: null }
  if (said === null) return { ...rest, state: 'offline', since: null, reason: null, by: null }
  const { told, expired } = said
  return expired
    ? { ...rest, state: 'offline', since: told.leaseUntil, reason: 'leaseExpired', by: null }
    : { ...rest, state: told.state, since: told.at, reason: told.reason, by: told.by }
}

/** The call that lasts; of several, the one begun first. */
function callNow(facts: PbxFacts, advisor: string): AdvisorCall | null {
  let first: AdvisorCall | null = null
  for (const id of facts.partsOf.get(advisor) ?? []) {
    const known = facts.parts.get(id)
    const part = known === undefined ? null : partOf(facts, known)
    if (known === undefined || part === null || part.ended !== null) continue
    if (first !== null && first.since <= part.answeredAt) continue
    const { call, queue, number, direction, answeredAt: since } = part
    const quality = known.quality && { mos: known.quality.mos, loss: known.quality.loss, at: known.quality.at }
    first = { call, part: id, queue, number, direction, since, held: isHeld(known), quality }
  }
  return first
}

/** A ring without an end; a bridge that missed it says so in time. */
const RINGS_AT_MOST_MS = 120_000

function ringingNow(facts: PbxFacts, advisor: string): AdvisorRow['ringing'] {
  const bridges = [...facts.snapshots.values()]
  for (const id of facts.ringsOf.get(advisor) ?? []) {
    const ring = facts.rings.get(id)
    if (ring === undefined || ring.rang === null || ring.ended !== null) continue
    const { rang } = ring
    if (bridges.some(({ at, pbx }) => pbx === rang.pbx && at > rang.at)) continue
    const answered = [...(facts.partsOf.get(advisor) ?? [])].some((part) => {
      const known = facts.parts.get(part)?.answered
      return known?.call === rang.call && known.at >= rang.at && known.at - rang.at < RINGS_AT_MOST_MS
    })
    if (!answered) return { call: rang.call, queue: rang.queue }
  }
  return null
}

/** How a team's time was used in the period, up to `now`. */
export function teamFigures(
  facts: PbxFacts,
  advisors: readonly string[],
  day: Period,
  now: number,
): readonly Measured[] {
  const until = { from: day.from, to: Math.min(day.to, now) }
  const people = advisors.map((advisor) =>
    timeInStates(timeLine(saidSpans(facts, advisor, now), partsBy(facts, advisor), now), until),
  )
  const { aht } = handling(
    advisors.flatMap((advisor) => contactsBy(facts, advisor)),
    day,
  )
  return [occupancy(people, until), utilization(people, until), aht]
}
