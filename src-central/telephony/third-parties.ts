import type { AmiMessage } from './ami/messages.ts'
import { CONTEXTS } from './configuration/names.ts'

/** The side of a coordinator's own call that enters the bridge of another one. */
const enters = (channel: string): boolean => channel.includes(`@${CONTEXTS.supervision}-`) && channel.endsWith(';1')

/**
 * A coordinator who entered a call is in it while its two sides are: with three in it a bridge does not end when one hangs
 * up (Asterisk keeps it for the two that are left), and a customer would be left with somebody who has no contact of theirs.
 * @param hangUp ends a channel by its name
 */
export function thirdParties(hangUp: (channel: string) => void) {
  const entered = new Map<string, string>()
  return {
    hear({ fields: { Event: event, BridgeUniqueid: bridge, Channel: channel } }: Pick<AmiMessage, 'fields'>): void {
      if (bridge === undefined || channel === undefined) return
      if (event === 'BridgeEnter' && enters(channel)) entered.set(bridge, channel)
      const third = entered.get(bridge)
      if (event !== 'BridgeLeave' || third === undefined) return
      entered.delete(bridge)
      if (third !== channel) hangUp(third)
    },
  }
}
