import type { InteractionId } from '#shared/kernel/ids.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import { CONTEXTS } from './configuration/names.ts'

export interface RingBack {
  /** Whose telephone, by its name at the PBX. */
  readonly user: string
  readonly call: InteractionId
  readonly customer: Pick<Channel, 'number' | 'queue'>
  readonly ringsMs: number
  /** The id of the channel that is made; undefined: the PBX's own. */
  readonly id?: string
  /** Of that channel, beside what every such ring says. */
  readonly variables: readonly string[]
}

/** Rings at the console of an advisor for a call that goes on meanwhile: it answers by itself and comes to the call's room. */
export const ringBack = (
  ami: Ami,
  { user, call, customer, ringsMs, id, variables }: RingBack,
): ReturnType<Ami['send']> =>
  ami.send('Originate', {
    ...{ Channel: `PJSIP/${user}`, Context: CONTEXTS.backToRoom, Exten: 's', Priority: 1 },
    ...{ CallerID: `<${customer.number ?? ''}>`, Async: 'true', Timeout: ringsMs },
    ...(id === undefined ? {} : { ChannelId: id }),
    Variable: [
      ...variables,
      `CALL_QUEUE=${customer.queue ?? ''}`,
      ...[`PJSIP_HEADER(add,X-Interaction-Id)=${call}`, 'PJSIP_HEADER(add,X-Retake)=1'],
      ...(customer.queue === null ? [] : [`PJSIP_HEADER(add,X-Queue)=${customer.queue}`]),
    ],
  })
