import { instantOf } from '#shared/kernel/instants.ts'
import type { FlowOut } from '#shared/telephony/pbx-events.ts'
import type { AmiMessage } from '../ami/messages.ts'
import { EVENTS } from '../configuration/names.ts'
import type { Channel } from './channels.ts'
import { factOf, hasCall, NOTHING, type Told } from './told.ts'

/** Why a queue let a customer go on (app_queue, `QUEUESTATUS`). */
const LEFT: Readonly<Record<string, FlowOut>> = {
  TIMEOUT: 'timeout',
  FULL: 'full',
  JOINEMPTY: 'empty',
  LEAVEEMPTY: 'empty',
  JOINUNAVAIL: 'empty',
  LEAVEUNAVAIL: 'empty',
  WITHDRAW: 'transfer',
}

const closedBy = (reason: string): 'closed' | 'holiday' => (reason === 'holiday' ? 'holiday' : 'closed')

/** What our own dialplan tells (`UserEvent`). `leaves`: the stay in the queue is over with it. */
export function ownEvent(
  pbx: string,
  message: AmiMessage,
  channel: Channel,
  time: number,
): { told: Told; leaves: boolean } {
  const { UserEvent, Queue = '', Reason = '', Status = '', Question = '', Answer = '', Seconds = '' } = message.fields
  if (!hasCall(channel)) return { told: NOTHING, leaves: false }
  const at = instantOf(time)
  const fact = (entry: Parameters<typeof factOf>[1]): { told: Told; leaves: boolean } => ({
    told: { events: [], facts: [factOf(channel, entry)] },
    leaves: false,
  })
  switch (UserEvent) {
    case EVENTS.closed: {
      const { call, number } = channel
      const stay = `${channel.id}#closed`
      const asked = { at: time, pbx, stay, call, queue: Queue }
      return {
        told: {
          events: [
            { ...asked, type: 'queueEntered', id: `${stay}/entered`, number },
            { ...asked, type: 'leftQueue', id: stay, how: 'closed' },
          ],
          facts: [
            factOf({ ...channel, queue: Queue }, { key: `${stay}/entered`, at, kind: 'entered', queue: Queue }),
            factOf(channel, { key: `${stay}/left`, at, kind: 'left', waitMs: 0, reason: closedBy(Reason) }),
          ],
        },
        leaves: true,
      }
    }
    case EVENTS.advisorGone:
      return fact({ key: `${channel.id}/gone/${time}`, at, kind: 'advisorGone' })
    case EVENTS.requeued:
      return fact({ key: `${channel.id}/requeued/${time}`, at, kind: 'requeued' })
    case EVENTS.survey:
      return fact({ key: `${channel.id}/survey/${Question}`, at, kind: 'survey', question: Question, answer: Answer })
    case EVENTS.voicemail:
      return fact({ key: `${channel.id}/voicemail`, at, kind: 'voicemail', seconds: Number(Seconds) || 0 })
    case EVENTS.left: {
      const { stay, call } = channel
      if (stay === null) return { told: NOTHING, leaves: false }
      const how = LEFT[Status] ?? 'lost'
      return {
        told: {
          events: [{ type: 'leftQueue', id: stay.id, at: time, pbx, stay: stay.id, call, queue: stay.queue, how }],
          facts: [factOf(channel, { key: `${stay.id}/left`, at, kind: 'left', waitMs: time - stay.at })],
        },
        leaves: true,
      }
    }
    default:
      return { told: NOTHING, leaves: false }
  }
}
