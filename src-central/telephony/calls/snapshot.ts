import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { Channel } from './channels.ts'
import type { Part } from './parts.ts'

/** Everything that is there now, for the board. */
export const snapshot = (
  pbx: string,
  { channels, parts }: { readonly channels: ReadonlyMap<string, Channel>; readonly parts: ReadonlyMap<string, Part> },
  at: number,
): PbxEvent => ({
  type: 'bridgeConnected',
  id: `${pbx}/connected/${at}`,
  at,
  pbx,
  waiting: [...channels.values()].flatMap(({ stay, call, number }) =>
    stay === null || stay.endedAt !== undefined || call === null
      ? []
      : [{ id: stay.id, at: stay.at, pbx, stay: stay.id, call, queue: stay.queue, number }],
  ),
  talking: [...parts.values()].map(({ id, call, advisor, stay, queue, direction, number, at: since, heldSince }) => ({
    ...{ id: `${id}/${call}`, at: since, pbx, call, advisor, part: id },
    ...{ stay, queue, direction, number, heldSince },
  })),
})
