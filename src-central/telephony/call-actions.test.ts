import { expect, test } from 'vitest'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import { callActions } from './call-actions.ts'
import type { Channel } from './calls/channels.ts'
import type { Calls } from './calls/follow.ts'
import type { Part } from './calls/parts.ts'
import type { PhoneOptions } from './phone-options.ts'

const options: PhoneOptions = {
  ...{ name: 'pbx', wsUrl: 'ws://127.0.0.1:1/ws', domain: '127.0.0.1', front: null, iceServers: [], queues: [] },
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

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const CALL = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db0')

/** Somebody asks a PBX to end a call that Luis dials and nobody has answered. @returns what the PBX was told */
async function hungUp(by: UserId, leg: Partial<Channel> = {}) {
  const told: string[] = []
  const ami: Ami = {
    isHere: () => true,
    async send(action, { Channel: name, Cause } = {}) {
      told.push([action, name, Cause].join(' '))
      return ok({ fields: {}, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const dials = { name: 'luis', id: 'luis', leg: 'advisor', user: LUIS, call: CALL, dials: true, ...leg } as Channel // no more is asked of it
  const calls = { channels: new Map([['luis', dials]]), parts: new Map() } as unknown as Calls // as above
  const answer = await callActions({ ami, calls, options }).hangUp(by, CALL)
  return { told, answer }
}

test('a call that nobody has answered yet is hung up on by whoever dialled it, and by nobody else', async () => {
  expect(await hungUp(LUIS)).toEqual({ told: ['Hangup luis 16'], answer: { ok: true, value: null } })
  const carmen = UserId.parse('01900000-0000-7000-8000-000000000102')
  for (const one of [
    await hungUp(carmen),
    await hungUp(LUIS, { dials: false }),
    await hungUp(LUIS, { leg: 'customer' }),
  ])
    expect(one).toMatchObject({ told: [], answer: { error: { code: 'phone.noSuchCall' } } })
})

/** Luis, whose console is back in a call, asks a PBX for his customer that answers to it as `redirect` says. */
async function retaken(redirect: string) {
  const set: Record<string, string> = { CUSTOMER_CHANNEL: 'customer' }
  const ami: Ami = {
    isHere: () => true,
    async send(action, { Variable, Value } = {}) {
      if (action === 'Redirect') return reject(redirect)
      if (action === 'Setvar') set[String(Variable)] = String(Value)
      return ok({ fields: { Value: set[String(Variable)] ?? '' }, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const channel = (name: string, leg: string) => [name, { name, id: name, leg, call: CALL } as Channel] as const // no more is asked of it
  const channels = new Map([channel('customer', 'customer'), channel('luis', 'advisor')])
  const parts = new Map([['luis', { id: 'luis', advisor: LUIS, call: CALL, customer: 'customer' } as Part]]) // as above
  const actions = callActions({ ami, calls: { channels, parts } as unknown as Calls, options }) // as above
  return { answer: await actions.retake(LUIS, CALL), set }
}

test('a call that the PBX does not bring back to its advisor ends for its customer as before', async () => {
  const { answer, set } = await retaken('phone.pbxRefused')
  expect(answer).toMatchObject({ error: { code: 'phone.pbxRefused' } })
  expect(set).toEqual({ CUSTOMER_CHANNEL: 'customer', 'SHARED(CUSTOMER)': '', DIALEDPEERNAME: '' })
})

test('where the PBX does not say whether it brings the call back, the leg of before lets nobody go: it may do so yet', async () => {
  const { answer, set } = await retaken('phone.pbxAway')
  expect(answer).toMatchObject({ error: { code: 'phone.pbxAway' } })
  expect(set).toEqual({ CUSTOMER_CHANNEL: '', 'SHARED(CUSTOMER)': '', DIALEDPEERNAME: '' })
})

test('a colleague comes to the room of a conference when whose contact it is stands in it with the customer', async () => {
  const CARMEN = UserId.parse('01900000-0000-7000-8000-000000000102')
  const ASKED = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db1')
  const told: string[] = []
  const channel = (id: string, leg: string, call: string, bridge: string) =>
    ({ id, name: id, leg, call, bridge }) as Channel // no more is asked of it
  const channels = new Map(
    [
      channel('customer', 'customer', CALL, 'b'),
      channel('luis', 'advisor', CALL, 'b'),
      channel('luis-asks', 'advisor', ASKED, 'c'),
      channel('carmen', 'advisor', ASKED, 'c'),
    ].map((one) => [one.id, one]),
  )
  const part = (id: string, advisor: UserId, call: string, customer: string | null) =>
    [id, { id, advisor, call, customer, at: 1, came: 1 } as Part] as const // as above
  const parts = new Map([
    part('luis', LUIS, CALL, 'customer'),
    part('luis-asks', LUIS, ASKED, null),
    part('carmen', CARMEN, ASKED, null),
  ])
  const enters = (id: string) => {
    const one = channels.get(id)
    if (one !== undefined) channels.set(id, { ...one, bridge: 'room' })
    told.push(`${id} is in`)
  }
  const ami: Ami = {
    isHere: () => true,
    async send(action, fields = {}) {
      if (action === 'Redirect') told.push([action, fields.Channel, fields.ExtraChannel].filter(Boolean).join(' '))
      if (fields.ExtraChannel === 'luis') {
        setTimeout(enters, 30, 'customer')
        setTimeout(enters, 90, 'luis')
      }
      return ok({ fields: {}, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const actions = callActions({ ami, calls: { channels, parts } as unknown as Calls, options }) // as above
  expect(await actions.conference(LUIS, CALL, ASKED)).toMatchObject({ ok: true })
  expect(told).toEqual(['Redirect customer luis', 'customer is in', 'luis is in', 'Redirect carmen'])
})
