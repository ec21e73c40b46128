import { expect, test } from 'vitest'
import { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import type { Calls } from './calls/follow.ts'
import type { Part } from './calls/parts.ts'
import type { Keeping } from './presence/keeping.ts'
import { supervisedPbx } from './supervised.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const SOFIA = UserId.parse('01900000-0000-7000-8000-000000000103')
const CALL = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db0')

const RINGS_MS = 200

/** A PBX whose coordinator's telephone is there, or not, and what becomes of it when it is rung. */
function world({
  contact = 'sip:sofia',
  rings = (_id: string, _channels: Map<string, Channel>) => {},
  /** Why the PBX does not say that it has brought the customer; empty: it does. */
  redirect = '',
} = {}) {
  const told: string[] = []
  /** Variables of channels, as `channel variable`. */
  const set = new Map<string, string>()
  const channel = (id: string, more: Partial<Channel> = {}) =>
    ({ id, name: id, call: CALL, leg: id === 'luis' ? 'advisor' : 'customer', queue: null, ...more }) as Channel // no more is asked of it
  const channels = new Map(['stranger', 'customer', 'luis'].map((id) => [id, channel(id)]))
  const parts = new Map([['luis', { id: 'luis', advisor: LUIS, call: CALL, customer: 'customer' } as Part]])
  const values: Readonly<Record<string, string>> = { LEAVES_ROOMS: 'yes' }
  const ami: Ami = {
    isHere: () => true,
    async send(action, fields = {}) {
      const variable = String(fields.Variable)
      const place = `${fields.Channel} ${variable}`
      const value = fields.Channel === undefined ? (values[variable] ?? contact) : (set.get(place) ?? '')
      if (action === 'Getvar') return ok({ fields: { Value: value }, variables: [] } as never) // no more is read
      if (action === 'Setvar') set.set(place, String(fields.Value))
      told.push(action === 'Originate' ? action : [action, fields.Channel, fields.Variable].filter(Boolean).join(' '))
      if (action === 'Originate') rings(String(fields.ChannelId), channels)
      if (action === 'Redirect' && redirect !== '') return reject(redirect)
      return ok({ fields: {}, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const calls = { channels, parts } as unknown as Calls // of the rest nothing is asked
  const { perform } = supervisedPbx({ ami, calls, keeping: {} as Keeping, ringsMs: RINGS_MS }) // of presence nothing is asked
  return { told, set, channels, parts, take: () => perform({ act: 'take', by: SOFIA, advisor: LUIS, call: CALL }) }
}
const answers = (id: string, channels: Map<string, Channel>) =>
  channels.set(id, { id, name: 'sofia', state: 'up' } as Channel) // no more is asked of it

test('a customer is brought to the coordinator who has answered: theirs who was joined with this advisor, and that leg ends for nobody', async () => {
  const { told, take } = world({ rings: answers })
  expect(await take()).toMatchObject({ ok: true })
  expect(told).toEqual([
    'Originate',
    ...['CALL_ID', 'CALL_LEG', 'CALL_USER', 'CUSTOMER_CHANNEL'].map((variable) => `Setvar sofia ${variable}`),
    ...['STAYS_WITH', 'CALL_WAITS'].map((variable) => `Setvar customer ${variable}`),
    ...['CUSTOMER_CHANNEL', 'SHARED(CUSTOMER)', 'DIALEDPEERNAME'].map((whose) => `Setvar luis ${whose}`),
    'Redirect customer',
  ])
})

test('nothing is rung where the coordinator’s telephone is not there', async () => {
  const { told, take } = world({ contact: '' })
  expect(await take()).toMatchObject({ error: { code: 'phone.notRegistered' } })
  expect(told).toEqual([])
})

test('a telephone that does not answer, or refuses, leaves the call as it was; one that rings still is let go', async () => {
  const silent = world()
  expect(await silent.take()).toMatchObject({ error: { code: 'supervision.notAnswered' } })
  expect(silent.told).toEqual(['Originate'])
  const ringing = world({
    rings: (id, channels) => channels.set(id, { id, name: 'sofia', state: 'ringing' } as Channel), // no more is asked of it
  })
  expect(await ringing.take()).toMatchObject({ error: { code: 'supervision.notAnswered' } })
  expect(ringing.told).toEqual(['Originate', 'Hangup sofia'])
})

test('who is being rung for a call is not rung for it again, nor is another', async () => {
  const { told, take } = world({ rings: answers })
  const asked = await Promise.all([take(), take()])
  expect(asked).toMatchObject([{ ok: true }, { error: { code: 'supervision.notNow' } }])
  expect(told.filter((action) => action === 'Originate')).toHaveLength(1)
})

test('a customer who is somebody else’s when the coordinator answers stays theirs', async () => {
  const { told, take, parts } = world({
    rings(id, channels) {
      parts.set('luis', { id: 'luis', advisor: LUIS, call: CALL, customer: 'stranger' } as Part) // no more is asked of it
      answers(id, channels)
    },
  })
  expect(await take()).toMatchObject({ error: { code: 'phone.noSuchCall' } })
  expect(told).toEqual(['Originate', 'Hangup sofia'])
})

test('a customer whom the PBX does not bring to the coordinator is their advisor’s as before, and the coordinator’s leg nobody’s', async () => {
  const { told, set, take } = world({ rings: answers, redirect: 'phone.pbxRefused' })
  set.set('customer CALL_WAITS', 'luis').set('luis CUSTOMER_CHANNEL', 'customer').set('luis DIALEDPEERNAME', 'PJSIP/1')
  const before = new Map(set)
  expect(await take()).toMatchObject({ error: { code: 'phone.noSuchCall' } })
  const ofCall = [...set].filter(([place, value]) => !place.startsWith('sofia ') && value !== '')
  expect(new Map(ofCall)).toEqual(before)
  expect(set.get('sofia CUSTOMER_CHANNEL')).toBe('')
  expect(told.at(-1)).toBe('Hangup sofia')
})

test('where the PBX does not say whether it brings the customer, both wait for each other and nothing is undone: it may do so yet', async () => {
  const { told, set, take } = world({ rings: answers, redirect: 'phone.pbxAway' })
  set.set('luis CUSTOMER_CHANNEL', 'customer')
  expect(await take()).toMatchObject({ error: { code: 'phone.pbxAway' } })
  expect(told.at(-1)).toBe('Redirect customer')
  expect(set.get('luis CUSTOMER_CHANNEL')).toBe('')
  expect(set.get('customer STAYS_WITH')).toBe('sofia')
  expect(set.get('sofia CUSTOMER_CHANNEL')).toBe('customer')
})
