import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { BridgeCall, DialledCall } from '#shared/telephony/bridge-api.ts'
import { QueueId } from '#shared/telephony/queues.ts'
import type { Channel } from './channels.ts'
import { leaderOf } from './conference.ts'
import { isDialling } from './dialled.ts'
import type { Calls } from './follow.ts'
import type { Part } from './parts.ts'

/** A call of somebody's with its channels. */
export interface MyCall {
  readonly id: InteractionId
  /** Their own leg; null: the customer waits for them. */
  readonly leg: Channel | null
  /** The customer's, or in a call among colleagues the other's. */
  readonly other: Channel | null
  readonly since: number
  readonly conference: BridgeCall['conference']
}

/**
 * The customer of somebody's part, also while they are on their way from one bridge to another. Not whoever has that call's
 * id: a console gives it itself, and may say any.
 */
export function customerOf(channels: Calls['channels'], part: Part): Channel | null {
  const customer = part.customer === null ? undefined : channels.get(part.customer)
  return customer?.call === part.call ? customer : null
}

/** The answered calls of a person, and the customers who wait for them to come back. */
export function callsOf({ channels, parts }: Calls, user: UserId): readonly MyCall[] {
  const all = [...channels.values()]
  const answered = all.flatMap((leg): MyCall[] => {
    const part = parts.get(leg.id)
    if (part === undefined || part.advisor !== user) return []
    // Of a console that came back the leg before this one may be there for a moment.
    if ([...parts.values()].some((one) => one.advisor === user && one.call === part.call && one.at > part.at)) return []
    const other =
      customerOf(channels, part) ??
      all.find((one) => one.id !== leg.id && one.bridge !== null && one.bridge === leg.bridge) ??
      null
    const inside = all.filter(({ bridge }) => bridge !== null && bridge === leg.bridge)
    const together = isConference(parts, inside, part)
    const leads = leaderOf(parts, inside, part.call, null)?.advisor === user
    return [{ id: part.call, leg, other, since: part.at, conference: together ? (leads ? 'leads' : 'guest') : 'none' }]
  })
  const waiting = all.flatMap((customer): MyCall[] => {
    if (customer.waitsFor !== user || customer.call === null || customer.stay !== null) return []
    if (answered.some(({ id }) => id === customer.call)) return []
    // Another advisor has taken it meanwhile.
    if ([...parts.values()].some((part) => part.customer === customer.id)) return []
    return [
      {
        id: customer.call,
        leg: null,
        other: customer,
        since: customer.enteredAt ?? customer.since,
        conference: 'none',
      },
    ]
  })
  return [...answered, ...waiting]
}

/** Another advisor is with them, and somebody else besides: two who talk alone, as in a consultation, are no conference. */
function isConference(parts: Calls['parts'], inside: readonly Channel[], { call, advisor }: Part): boolean {
  const ends = inside.flatMap(({ id, supervises }) => {
    if (supervises !== null) return []
    const part = parts.get(id)
    return part?.call === call ? part.advisor : id
  })
  const others = new Set(ends.filter((end) => end !== advisor))
  return others.size > 1 && inside.some(({ id }) => parts.get(id)?.call === call && parts.get(id)?.advisor !== advisor)
}

/** What somebody dials and nobody has answered, and how that ended for a while. */
export const dialledBy = ({ channels, unanswered }: Calls, user: UserId, now: number): readonly DialledCall[] => [
  ...unanswered.of(user, now),
  ...[...channels.values()].flatMap((one) =>
    isDialling(one) && one.user === user ? [{ id: one.call, over: null }] : [],
  ),
]

/** Coordinators who are in a call now: the PBX has put them through. */
const heardBy = (channels: Calls['channels'], id: InteractionId): BridgeCall['heardBy'] =>
  [...channels.values()].flatMap(({ state, supervises }) =>
    state === 'up' && supervises?.call === id ? [{ act: supervises.act, by: supervises.by }] : [],
  )

export function bridgeCallOf(channels: Calls['channels'], { id, leg, other, since, conference }: MyCall): BridgeCall {
  const queue = QueueId.safeParse(other?.queue ?? leg?.queue)
  return {
    id,
    onLine: leg !== null,
    queue: queue.success ? queue.data : null,
    number: other?.number ?? null,
    direction: other?.direction ?? 'inbound',
    since: instantOf(since),
    recording: other?.recording ?? 'off',
    conference,
    heardBy: heardBy(channels, id),
  }
}
