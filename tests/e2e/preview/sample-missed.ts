import { Interaction } from '#shared/interactions/schema.ts'
import { before, id, ids, MINUTE } from './sample-ids.ts'

const missed = (n: number, number: string, minutes: number, callBack?: object): Interaction =>
  Interaction.parse({
    ...{ id: id(4, 900 + n), customerId: null, channel: 'voice', direction: 'inbound', state: 'open' },
    ...{ advisorId: callBack === undefined ? null : ids.advisor, teamId: ids.team, openedAt: before(minutes * MINUTE) },
    ...{ requests: [], notes: [], disposition: null, registeredAt: null, breaches: [] },
    call: {
      ...{ number, queue: 'servicio', video: false, consults: null },
      entries: [{ key: `pbx/${n}`, at: before((minutes - 1) * MINUTE), kind: 'abandoned', waitMs: MINUTE }],
    },
    ...(callBack === undefined ? {} : { callBack }),
  })

/** Customers who hung up before anybody answered: one of them twice, one that the advisor has taken upon themself. */
export const missedCalls = (): Interaction[] => [
  missed(1, '3105550142', 34),
  missed(2, '3105550142', 12),
  missed(3, '3115550199', 50),
  missed(4, '3125550111', 80, { dueAt: before(-40 * MINUTE), ownerId: ids.advisor, keptBy: null }),
]
