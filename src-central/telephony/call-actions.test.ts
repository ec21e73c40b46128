import { expect, test } from 'vitest'
import { ok } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import { callActions } from './call-actions.ts'
import type { Channel } from './calls/channels.ts'
import type { Calls } from './calls/follow.ts'
import type { PhoneOptions } from './phone-options.ts'

const options: PhoneOptions = {
  ...{ name: 'pbx', wsUrl: 'ws://127.0.0.1:1/ws', domain: '127.0.0.1', iceServers: [], queues: [] },
  ...{ ami: { host: '127.0.0.1', port: 1, user: 'u', secret: 's' }, recordings: null, demo: null },
}

/** A PBX that notes what it is told. @param leavesRooms what it answers when it is asked whether its dialplan knows how */
function pbx(leavesRooms: string) {
  const told: string[] = []
  const ami: Ami = {
    isHere: () => true,
    async send(action, fields = {}) {
      if (action !== 'Getvar') told.push([action, fields.Channel, fields.ExtraChannel].filter(Boolean).join(' '))
      return ok({ fields: { Value: action === 'Getvar' ? leavesRooms : '' }, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const actions = callActions({ ami, calls: { channels: new Map(), parts: new Map() } as unknown as Calls, options }) // of two there is nothing to look up
  const channel = (name: string) => ({ name, id: name }) as Channel // no more is asked of it
  const pair = { customer: channel('customer'), advisor: channel('luis') }
  return { told, asTwo: () => actions.asTwo(pair) }
}

test('two who are left of a conference leave its room together', async () => {
  const { told, asTwo } = pbx('yes')
  expect(await asTwo()).toMatchObject({ ok: true })
  expect(told).toEqual(['Setvar customer', 'Setvar luis', 'Setvar luis', 'Redirect customer luis'])
})

test('a PBX with an older dialplan is told nothing: it would let the customer go', async () => {
  const { told, asTwo } = pbx('')
  expect(await asTwo()).toMatchObject({ ok: false })
  expect(told).toEqual([])
})
