import type { AmiMessage } from './ami/messages.ts'
import { CONTEXTS } from './configuration/names.ts'

type Heard = Pick<AmiMessage, 'fields'>

/** The side of a coordinator's own call that enters the bridge of another one. */
const enters = (channel: string): boolean => channel.includes(`@${CONTEXTS.supervision}-`) && channel.endsWith(';1')

/**
 * A coordinator who entered a call is in it while its two sides are: with three in it a bridge does not end when one hangs
 * up (Asterisk keeps it for the two that are left), and a customer would be left with somebody who has no contact of theirs.
 * @param hangUp ends a channel by its name
 */
export function thirdParties(hangUp: (channel: string) => void) {
  /** Bridges by the channel that entered them: several coordinators may be in one call. */
  const entered = new Map<string, string>()
  const out = (channel: string) => {
    entered.delete(channel)
    hangUp(channel)
  }
  return {
    hear({ fields: { Event: event, BridgeUniqueid: bridge, Channel: channel } }: Heard): void {
      if (bridge === undefined || channel === undefined) return
      if (event === 'BridgeEnter' && enters(channel)) entered.set(channel, bridge)
      if (event !== 'BridgeLeave' || entered.delete(channel)) return
      for (const [third, theirs] of entered) if (theirs === bridge) out(third)
    },
    /** As the PBX lists it after a connection (CoreShowChannels): a side may have left meanwhile. */
    begin(channels: readonly Heard[]): void {
      entered.clear()
      const inside = channels.map(({ fields }) => ({ channel: fields.Channel ?? '', bridge: fields.BridgeId ?? '' }))
      for (const { channel, bridge } of inside) {
        if (bridge === '' || !enters(channel)) continue
        entered.set(channel, bridge)
        if (inside.filter((one) => one.bridge === bridge && !enters(one.channel)).length < 2) out(channel)
      }
    },
  }
}
