import type { UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { AmiMessage } from '../ami/messages.ts'
import { SOUND_STOPPED } from '../configuration/names.ts'
import { bridgeOf, type Channel, channelIn, durationOf, timeOf } from './channels.ts'
import { leaderOf } from './conference.ts'
import { isDialling, type Unanswered, unanswered } from './dialled.ts'
import { holdsCompared } from './holds.ts'
import { ownEvent } from './own-events.ts'
import { againOf, answered, ended, held, inherits, type Part } from './parts.ts'
import { ringBegan, ringEnded } from './rings.ts'
import { snapshot } from './snapshot.ts'
import { abandoned, queued } from './stays.ts'
import { both, factOf, hasCall, NOTHING, type Told } from './told.ts'

/** Every channel of one PBX and every part of a call that is answered, followed by its events. */
export interface Calls {
  /** By Uniqueid. */
  readonly channels: ReadonlyMap<string, Channel>
  readonly parts: ReadonlyMap<string, Part>
  readonly unanswered: Unanswered
  /** What one message changes, and what followed from it. */
  hear(message: AmiMessage, now: number): Told
  /**
   * Holds what was followed against what the PBX lists now: a channel that is listed twice running as not there is over,
   * though its end was never told.
   */
  compare(channels: readonly AmiMessage[], now: number): Told
  /**
   * The bridge has set how a channel's recording stands. The PBX tells it with its next event only, and an event that it
   * had begun to write before may come after its answer: what was set stands until the PBX says the same.
   */
  recorded(channel: string, is: Channel['recording']): void
  /**
   * Everything as the PBX lists it after a connection: `channels` of CoreShowChannels, `queues` of QueueStatus.
   * @param restarted it is another run of the PBX: who was spoken with was cut off
   */
  begin(channels: readonly AmiMessage[], queues: readonly AmiMessage[], now: number, restarted?: boolean): Told
}

export function followCalls(pbx: string): Calls {
  const channels = new Map<string, Channel>()
  const parts = new Map<string, Part>()
  let doubted: ReadonlySet<string> = new Set()
  const holds = holdsCompared(pbx)
  const over = unanswered()

  /** Whom an advisor's leg is joined with: the customer where there is one in the bridge. */
  function joined(channel: Channel, at: number): Told {
    if (channel.bridge === null) return NOTHING
    const inside = [...channels.values()].filter((one) => one.bridge === channel.bridge)
    const customer = inside.find(({ leg }) => leg === 'customer')
    let told = NOTHING
    for (const leg of inside) {
      if (leg.leg !== 'advisor' || leg.user === null) continue
      const other = customer ?? inside.find(({ id }) => id !== leg.id)
      const known = parts.get(leg.id)
      if (other === undefined || (known !== undefined && other.leg !== 'customer')) continue
      // With a stay it is told once more, after the lists of the PBX (beginning.ts).
      if (known?.call === other.call && other.stay === null) {
        // Their channel may be another one by now.
        if (known.customer !== other.id) patchPart(leg.id, { customer: other.id })
        continue
      }
      const beside = leaderOf(parts, inside, other.call, leg.user) !== null
      const theirs = [...parts.values()].find((part) => part.advisor === leg.user && part.call === other.call)
      const begun = answered(pbx, { ...leg, user: leg.user }, other, at, theirs?.came ?? at, beside)
      if (begun === null) continue
      parts.set(leg.id, known?.call === begun.part.call ? { ...known, ...againOf(begun.part) } : begun.part)
      if (other.stay !== null) patch(other.id, { stay: null })
      told = both(told, begun.told)
    }
    return told
  }

  const patch = (id: string, change: Partial<Channel>) => {
    const one = channels.get(id)
    if (one !== undefined) channels.set(id, { ...one, ...change })
  }
  const patchPart = (id: string, change: Partial<Part>) => {
    const one = parts.get(id)
    if (one !== undefined) parts.set(id, { ...one, ...change })
  }

  function stayed(message: AmiMessage, channel: Channel, at: number): Told {
    const { stay, told } = queued(pbx, message, channel, at)
    patch(channel.id, { stay })
    return told
  }

  /** A conference goes on without the one whose part it was. */
  function left(part: Part, { bridge }: Channel, at: number): Told {
    const inside = [...channels.values()].filter((one) => bridge !== null && one.bridge === bridge)
    const customer = inside.find(({ leg }) => leg === 'customer')
    const leader = leaderOf(parts, inside, part.call, null)
    if (customer === undefined || leader === null || leader.came < part.came) return NOTHING
    // Their console came back by another leg.
    if (leader.advisor === part.advisor) return NOTHING
    return inherits(leader, customer, at)
  }

  function gone(channel: Channel, cause: string, at: number): Told {
    channels.delete(channel.id)
    const part = parts.get(channel.id)
    parts.delete(channel.id)
    if (part !== undefined) return both(ended(pbx, part, cause === `${SOUND_STOPPED}`, at), left(part, channel, at))
    if (channel.leg === 'advisor') {
      if (isDialling(channel)) over.over(channel, cause, at)
      const waits = [...channels.values()].some(({ call, leg }) => leg === 'customer' && call === channel.call)
      return { events: ringEnded(pbx, channel, cause, waits, at), facts: [] }
    }
    const { stay, call } = channel
    if (stay === null || call === null) return NOTHING
    if (stay.endedAt !== undefined) return abandoned(pbx, { ...channel, call }, stay, stay.endedAt)
    return {
      events: [{ type: 'leftQueue', id: stay.id, at, pbx, stay: stay.id, call, queue: stay.queue, how: 'lost' }],
      facts: [],
    }
  }

  function hear(message: AmiMessage, now: number): Told {
    const { fields } = message
    const at = timeOf(message, now)
    const before = channels.get(fields.Uniqueid ?? '')
    const channel = channelIn(message, before, at)
    if (fields.Event === 'Hangup') return channel === null ? NOTHING : gone(before ?? channel, fields.Cause ?? '', at)
    if (channel === null) {
      const who = fields.OrigTransfererUniqueid ?? fields.TransfererUniqueid
      if (who !== undefined) patchPart(who, { transferred: true })
      if (fields.SecondTransfererUniqueid !== undefined)
        patchPart(fields.SecondTransfererUniqueid, { transferred: true })
      return NOTHING
    }
    channels.set(channel.id, channel)
    const rang: readonly PbxEvent[] =
      channel.leg === 'advisor' && channel.state === 'ringing' && before?.state !== 'ringing'
        ? ringBegan(pbx, channel, at)
        : []
    return both({ events: rang, facts: [] }, meant(message, channel, at))
  }

  function meant(message: AmiMessage, channel: Channel, at: number): Told {
    switch (message.fields.Event) {
      case 'BridgeEnter': {
        const bridge = message.fields.BridgeUniqueid ?? null
        patch(channel.id, { bridge })
        return joined({ ...channel, bridge }, at)
      }
      case 'BridgeLeave':
        patch(channel.id, { bridge: null })
        return NOTHING
      case 'QueueCallerJoin':
      case 'QueueCallerAbandon':
        return stayed(message, channel, at)
      case 'Hold':
      case 'Unhold': {
        const part = parts.get(channel.id)
        if (part === undefined) return NOTHING
        const now = held(pbx, part, message.fields.Event === 'Hold', at)
        parts.set(part.id, now.part)
        return now.told
      }
      case 'HangupRequest':
      case 'SoftHangupRequest':
        asksForEnd(channel)
        return NOTHING
      case 'UserEvent': {
        const own = ownEvent(pbx, message, channel, at)
        if (own.leaves) patch(channel.id, { stay: null })
        return own.told
      }
      default:
        return NOTHING
    }
  }

  function asksForEnd(channel: Channel): void {
    if (parts.has(channel.id)) {
      const part = parts.get(channel.id)
      if (part?.endedBy === null) patchPart(channel.id, { endedBy: 'advisor' })
      return
    }
    for (const part of parts.values())
      if (part.call === channel.call && part.endedBy === null) patchPart(part.id, { endedBy: 'other' })
  }

  function begin(
    listed: readonly AmiMessage[],
    queues: readonly AmiMessage[],
    now: number,
    restarted: boolean = false,
  ): Told {
    const lost = [...channels.values()]
    const spokenWith = new Set([...parts.values()].map(({ customer }) => customer))
    channels.clear()
    const there = listed.flatMap((message): Channel[] => {
      const known = lost.find(({ id }) => id === message.fields.Uniqueid)
      const one = channelIn(message, known, now)
      // Only what the lists say: a stay or a bridge of before may be over.
      return one === null ? [] : [{ ...one, stay: null, bridge: bridgeOf(message), since: now - durationOf(message) }]
    })
    // Oldest first: whoever has been in a conference for longest has the contact.
    for (const one of there.toSorted((before, after) => before.since - after.since)) channels.set(one.id, one)
    for (const { fields } of queues) {
      if (fields.Event !== 'QueueEntry') continue
      const one = channels.get(fields.Uniqueid ?? '')
      const queue = fields.Queue ?? ''
      if (one !== undefined)
        patch(one.id, { stay: { id: `${one.id}#${one.stays}`, queue, at: now - Number(fields.Wait ?? 0) * 1000 } })
    }
    // What is known of a call that goes on stays: since when, and how long it was on hold.
    for (const id of [...parts.keys()]) if (!channels.has(id)) parts.delete(id)
    const known = new Set(parts.keys())
    // What was written before has the same key.
    const answers = [...channels.values()].flatMap((one) => joined(one, now).facts)
    for (const id of parts.keys()) if (!known.has(id)) patchPart(id, { holdKnown: false })
    const missing = lost.filter((one) => one.leg === 'customer' && hasCall(one) && !channels.has(one.id))
    return {
      events: [snapshot(pbx, { channels, parts }, now)],
      facts: [
        ...answers,
        ...missing.flatMap((one) => {
          if (!hasCall(one)) return []
          // Also who waited for the console of whoever they spoke with.
          const inTalk = spokenWith.has(one.id) || one.waitsFor !== null
          const cutOff = restarted && inTalk ? { inTalk: true as const } : {}
          return [factOf(one, { key: `${one.id}/lost`, at: instantOf(now), kind: 'lost', ...cutOff })]
        }),
      ],
    }
  }

  function compare(listed: readonly AmiMessage[], now: number): Told {
    const there = new Set(listed.map(({ fields }) => fields.Uniqueid))
    // One that began or ended while the list was made is no ghost: it is looked at again.
    const missing = [...channels.values()].filter(({ id }) => !there.has(id))
    const ghosts = missing.filter(({ id }) => doubted.has(id))
    doubted = new Set(missing.map(({ id }) => id))
    const found = holds(parts, listed, now)
    for (const { part } of found) parts.set(part.id, part)
    const ended = ghosts.map((ghost) => gone(ghost, `${SOUND_STOPPED}`, now))
    return [...found.map(({ told }) => told), ...ended].reduce(both, NOTHING)
  }

  const recorded = (id: string, recording: Channel['recording']) => patch(id, { recording, recordingSet: recording })

  return { channels, parts, unanswered: over, hear, compare, begin, recorded }
}

/** Whose legs are up. */
export const legsOf = ({ channels }: Calls, user: UserId): readonly Channel[] =>
  [...channels.values()].filter((one) => one.leg === 'advisor' && one.user === user && one.state === 'up')
