import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { Channel } from './channels.ts'

/** Causes with which a console refuses (ITU-T Q.850): busy, rejected. */
const REFUSED = ['17', '21']
/** No console is registered, or it cannot be reached. */
const UNREACHABLE = ['3', '18', '20', '27']

export const ringBegan = (pbx: string, { id, call, user, queue }: Channel, at: number): readonly PbxEvent[] =>
  call === null || user === null ? [] : [{ type: 'advisorRang', id, at, pbx, call, advisor: user, ring: id, queue }]

/** @param customerWaits the call goes on: it was this advisor who did not answer */
export function ringEnded(
  pbx: string,
  { id, call, user, queue, state }: Channel,
  cause: string,
  customerWaits: boolean,
  at: number,
): readonly PbxEvent[] {
  if (call === null || user === null || state === 'up') return []
  const how = REFUSED.includes(cause)
    ? 'rejected'
    : UNREACHABLE.includes(cause)
      ? 'unreachable'
      : customerWaits
        ? 'noAnswer'
        : 'gaveUp'
  return [{ type: 'ringEnded', id, at, pbx, call, advisor: user, ring: id, queue, how }]
}
