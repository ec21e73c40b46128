import { expect, test } from 'vitest'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import type { Calls } from './calls/follow.ts'
import type { Part } from './calls/parts.ts'
import type { Keeping } from './presence/keeping.ts'
import { supervisedPbx } from './supervised.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const SOFIA = UserId.parse('01900000-0000-7000-8000-000000000103')
const CALL = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db0')

test('a customer is taken who was joined with this advisor, and the end of that advisor’s leg is nobody’s from then on', async () => {
  const told: string[] = []
  const ami: Ami = {
    isHere: () => true,
    async send(action, fields = {}) {
      told.push([action, fields.Channel, fields.Variable].filter(Boolean).join(' '))
      return ok({ fields: {}, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const channel = (id: string) => ({ id, name: id, call: CALL, leg: id === 'luis' ? 'advisor' : 'customer' }) as Channel // no more is asked of it
  const calls = {
    // Another says that their own call has the same id.
    channels: new Map(['stranger', 'customer', 'luis'].map((id) => [id, channel(id)])),
    parts: new Map([['luis', { id: 'luis', advisor: LUIS, call: CALL, customer: 'customer' } as Part]]),
  } as unknown as Calls // of the rest nothing is asked
  const { perform } = supervisedPbx({ ami, calls, keeping: {} as Keeping }) // of presence nothing is asked
  expect(await perform({ act: 'take', by: SOFIA, advisor: LUIS, call: CALL })).toMatchObject({ ok: true })
  expect(told).toEqual([
    ...['CUSTOMER_CHANNEL', 'SHARED(CUSTOMER)', 'DIALEDPEERNAME'].map((whose) => `Setvar luis ${whose}`),
    'Redirect customer',
  ])
})
