import type { Rejection, Result } from '#shared/kernel/result.ts'
import type { AmiMessage } from './ami/messages.ts'
import type { Channel } from './calls/channels.ts'
import type { Calls } from './calls/follow.ts'

type Heard = Pick<AmiMessage, 'fields'>

/** A customer and the one advisor who stays with them. */
export interface Pair {
  readonly customer: Channel
  readonly advisor: Channel
}

/** How long another node's bridge may take to do what it has done already when this one is refused. */
const LOOK_AGAIN_MS = 2_000

/** Takes a pair out of its room; it is a failure only where they are in it still, for every node's bridge asks. */
export const leaving =
  (
    calls: Pick<Calls, 'channels'>,
    asTwo: (pair: Pair) => Promise<Result<null, Rejection>>,
    failed: (failure: unknown) => void,
  ) =>
  (pair: Pair): void => {
    const stay = ({ customer, advisor }: Pair) =>
      [customer, advisor].every(({ id, bridge }) => calls.channels.get(id)?.bridge === bridge)
    void asTwo(pair).then((done) => {
      if (done.ok) return
      const { code } = done.error
      setTimeout(() => {
        // They go on speaking in the room.
        if (stay(pair)) failed(new Error(`two of a conference stay in its room: ${code}`))
      }, LOOK_AGAIN_MS).unref()
    }, failed)
  }

/**
 * The rooms in which conferences are (ConfBridge). Two who are left in one speak as two again: a room knows neither hold
 * nor transfer.
 * @param leave takes a pair out of its room; asked once of each
 */
export function rooms(calls: Pick<Calls, 'channels' | 'parts'>, leave: (pair: Pair) => void) {
  /** Rooms in which three have been, or may have been, by the name of their bridge. */
  const known = new Map<string, 'filling' | 'full'>()
  const inside = (room: string) => [...calls.channels.values()].filter(({ bridge }) => bridge === room)

  function look(room: string): void {
    const [one, other, ...more] = inside(room)
    if (one === undefined || other === undefined || more.length > 0) return
    const [customer, advisor] = one.leg === 'customer' ? [one, other] : [other, one]
    if (customer.leg !== 'customer' || calls.parts.get(advisor.id)?.call !== customer.call) return
    known.delete(room)
    leave({ customer, advisor })
  }
  return {
    /** After the calls have heard it. */
    hear({ fields: { Event: event, BridgeUniqueid: room, BridgeCreator: maker } }: Heard): void {
      if (event === 'BridgeEnter' && room !== undefined && maker === 'ConfBridge')
        known.set(room, known.get(room) === 'full' || inside(room).length > 2 ? 'full' : 'filling')
      if (event === 'BridgeDestroy' && room !== undefined) known.delete(room)
      // Not when they leave the room: how they left is written on the customer's channel until they are gone (dialplan/legs.ts).
      if (event === 'Hangup') for (const [each, is] of known) if (is === 'full') look(each)
    },
    /** As the PBX lists it after a connection (CoreShowChannels), after the calls have begun with it. */
    begin(channels: readonly Heard[]): void {
      known.clear()
      for (const { fields } of channels)
        if (fields.Application === 'ConfBridge' && (fields.BridgeId ?? '') !== '')
          known.set(fields.BridgeId ?? '', 'full')
      for (const room of known.keys()) look(room)
    },
  }
}
