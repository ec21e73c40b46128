import { instantOf } from '#shared/kernel/instants.ts'
import type { AmiMessage } from '../ami/messages.ts'
import type { Channel, Stay } from './channels.ts'
import { factOf, hasCall, NOTHING, type Told } from './told.ts'

/** A customer has entered a queue (`QueueCallerJoin`), or given up waiting in it. @returns the stay that is now */
export function queued(
  pbx: string,
  message: AmiMessage,
  channel: Channel,
  at: number,
): { readonly stay: Stay | null; readonly told: Told } {
  const queue = message.fields.Queue ?? channel.queue ?? ''
  if (!hasCall(channel)) return { stay: channel.stay, told: NOTHING }
  const { call, number, stay } = channel
  if (message.fields.Event === 'QueueCallerJoin') {
    const id = `${channel.id}#${channel.stays}`
    return {
      stay: { id, queue, at },
      told: {
        events: [{ type: 'queueEntered', id, at, pbx, stay: id, call, queue, number }],
        facts: [factOf({ ...channel, queue }, { key: `${id}/entered`, at: instantOf(at), kind: 'entered', queue })],
      },
    }
  }
  if (stay === null) return { stay, told: NOTHING }
  return {
    stay: null,
    told: {
      events: [{ type: 'callAbandoned', id: stay.id, at, pbx, stay: stay.id, call, queue }],
      facts: [
        factOf(channel, { key: `${stay.id}/abandoned`, at: instantOf(at), kind: 'abandoned', waitMs: at - stay.at }),
      ],
    },
  }
}
