import type { InteractionId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { type AmiMessage, variablesOf } from '../ami/messages.ts'
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
  if (hasWaitedOut(message)) return { stay: { ...stay, endedAt: at }, told: NOTHING }
  return { stay: null, told: abandoned(pbx, { ...channel, call }, { ...stay, queue }, at) }
}

/** Asterisk tells the end of the longest wait as it tells a hang-up; only in the first the dialplan goes on (own-events.ts). */
function hasWaitedOut(message: AmiMessage): boolean {
  const most = Number(variablesOf(message).CALL_WAIT_AT_MOST ?? 0)
  return most > 0 && Number(message.fields.HoldTime ?? 0) >= most
}

/** The customer has hung up while they waited. */
export const abandoned = (
  pbx: string,
  channel: Channel & { readonly call: InteractionId },
  stay: Stay,
  at: number,
): Told => ({
  events: [{ type: 'callAbandoned', id: stay.id, at, pbx, stay: stay.id, call: channel.call, queue: stay.queue }],
  facts: [factOf(channel, { key: `${stay.id}/abandoned`, at: instantOf(at), kind: 'abandoned', waitMs: at - stay.at })],
})
