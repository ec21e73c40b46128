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
const CARMEN = UserId.parse('01900000-0000-7000-8000-000000000102')
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
      if (action === 'Hangup')
        for (const { id, name } of channels.values()) if (name === fields.Channel) channels.delete(id)
      if (action === 'Redirect' && redirect !== '') return reject(redirect)
      return ok({ fields: {}, variables: [] } as never) // no more is read
    },
    list: async () => ok([]),
    close() {},
  }
  const calls = { channels, parts } as unknown as Calls // of the rest nothing is asked
  const { perform } = supervisedPbx({ ami, calls, keeping: {} as Keeping, ringsMs: RINGS_MS }) // of presence nothing is asked
  const asked = { by: SOFIA, advisor: LUIS, call: CALL }
  return {
    told,
    set,
    channels,
    parts,
    act: (act: 'take' | 'listen' | 'whisper' | 'barge') => perform({ act, ...asked }),
  }
}
const answers = (id: string, channels: Map<string, Channel>) =>
  channels.set(id, { id, name: 'sofia', state: 'up' } as Channel) // no more is asked of it

test('a customer is brought to the coordinator who has answered: theirs who was joined with this advisor, and that leg ends for nobody', async () => {
  const { told, act } = world({ rings: answers })
  expect(await act('take')).toMatchObject({ ok: true })
  expect(told).toEqual([
    'Originate',
    ...['CALL_ID', 'CALL_LEG', 'CALL_USER', 'CUSTOMER_CHANNEL'].map((variable) => `Setvar sofia ${variable}`),
    ...['STAYS_WITH', 'CALL_WAITS'].map((variable) => `Setvar customer ${variable}`),
    ...['CUSTOMER_CHANNEL', 'SHARED(CUSTOMER)', 'DIALEDPEERNAME'].map((whose) => `Setvar luis ${whose}`),
    'Redirect customer',
  ])
})

/** Each time it is rung for hearing a call, the coordinator's telephone answers on another channel. */
function hears() {
  let rung = 0
  return (_: string, channels: Map<string, Channel>) => {
    const name = `Local/spy-${++rung};1`
    channels.set(name, { id: name, name, state: 'up', supervises: { by: SOFIA, call: CALL } } as Channel) // no more is asked of it
  }
}

test('a coordinator hears one call in one way: what they asked before ends first, and with the taking of the call', async () => {
  const { told, channels, act } = world({ rings: hears() })
  expect(await act('listen')).toMatchObject({ ok: true })
  expect(await act('whisper')).toMatchObject({ ok: true })
  expect(await Promise.all([act('barge'), act('listen')])).toMatchObject([{ ok: true }, { ok: true }])
  const [first, second, third, last] = [1, 2, 3, 4].map((n) => `Local/spy-${n};1`)
  const changes = [first, second, third].flatMap((before) => [`Hangup ${before}`, 'Originate'])
  expect(told).toEqual(['Originate', ...changes])
  expect([...channels.keys()].filter((id) => id.startsWith('Local'))).toEqual([last])
})

test('a coordinator whose telephone does not answer hears nothing, and is told so', async () => {
  const { told, act } = world()
  expect(await act('listen')).toMatchObject({ error: { code: 'supervision.notAnswered' } })
  expect(told).toEqual(['Originate'])
  const refusing = world({
    rings: (_, channels) =>
      channels.set('spy', {
        id: 'spy',
        name: 'spy',
        state: 'ringing',
        supervises: { by: SOFIA, call: CALL },
      } as Channel), // no more is asked of it
  })
  expect(await refusing.act('barge')).toMatchObject({ error: { code: 'supervision.notAnswered' } })
  expect(refusing.channels.has('spy')).toBe(false)
})

test('of a conference that is taken every colleague is let go, whose contact it was as the last; what was heard of it ends', async () => {
  const { told, parts, channels, act } = world({
    rings(id, all) {
      answers(id, all)
    },
  })
  channels.set('carmen', { id: 'carmen', name: 'carmen', call: CALL, leg: 'advisor' } as Channel) // no more is asked of it
  channels.set('spy', { id: 'spy', name: 'spy', state: 'up', supervises: { by: SOFIA, call: CALL } } as Channel)
  parts.set('luis', { id: 'luis', advisor: LUIS, call: CALL, customer: 'customer', came: 1 } as Part) // no more is asked of them
  parts.set('carmen', { id: 'carmen', advisor: CARMEN, call: CALL, customer: 'customer', came: 2 } as Part)
  expect(await act('take')).toMatchObject({ ok: true })
  expect(told.slice(told.indexOf('Redirect customer'))).toEqual([
    'Redirect customer',
    ...['carmen', 'luis', 'spy'].map((leg) => `Hangup ${leg}`),
  ])
  expect(told).toContain('Setvar carmen CUSTOMER_CHANNEL')
})

test('nothing is rung where the coordinator’s telephone is not there', async () => {
  const { told, act } = world({ contact: '' })
  expect(await act('take')).toMatchObject({ error: { code: 'phone.notRegistered' } })
  expect(told).toEqual([])
})

test('a telephone that does not answer, or refuses, leaves the call as it was; one that rings still is let go', async () => {
  const silent = world()
  expect(await silent.act('take')).toMatchObject({ error: { code: 'supervision.notAnswered' } })
  expect(silent.told).toEqual(['Originate'])
  const ringing = world({
    rings: (id, channels) => channels.set(id, { id, name: 'sofia', state: 'ringing' } as Channel), // no more is asked of it
  })
  expect(await ringing.act('take')).toMatchObject({ error: { code: 'supervision.notAnswered' } })
  expect(ringing.told).toEqual(['Originate', 'Hangup sofia'])
})

test('who is being rung for a call is not rung for it again, nor is another', async () => {
  const { told, act } = world({ rings: answers })
  const asked = await Promise.all([act('take'), act('take')])
  expect(asked).toMatchObject([{ ok: true }, { error: { code: 'supervision.notNow' } }])
  expect(told.filter((action) => action === 'Originate')).toHaveLength(1)
})

test('a customer who is somebody else’s when the coordinator answers stays theirs', async () => {
  const { told, act, parts } = world({
    rings(id, channels) {
      parts.set('luis', { id: 'luis', advisor: LUIS, call: CALL, customer: 'stranger' } as Part) // no more is asked of it
      answers(id, channels)
    },
  })
  expect(await act('take')).toMatchObject({ error: { code: 'phone.noSuchCall' } })
  expect(told).toEqual(['Originate', 'Hangup sofia'])
})

test('a customer whom the PBX does not bring to the coordinator is their advisor’s as before, and the coordinator’s leg nobody’s', async () => {
  const { told, set, act } = world({ rings: answers, redirect: 'phone.pbxRefused' })
  set.set('customer CALL_WAITS', 'luis').set('luis CUSTOMER_CHANNEL', 'customer').set('luis DIALEDPEERNAME', 'PJSIP/1')
  const before = new Map(set)
  expect(await act('take')).toMatchObject({ error: { code: 'phone.noSuchCall' } })
  const ofCall = [...set].filter(([place, value]) => !place.startsWith('sofia ') && value !== '')
  expect(new Map(ofCall)).toEqual(before)
  expect(set.get('sofia CUSTOMER_CHANNEL')).toBe('')
  expect(told.at(-1)).toBe('Hangup sofia')
})

test('where the PBX does not say whether it brings the customer, both wait for each other and nothing is undone: it may do so yet', async () => {
  const { told, set, act } = world({ rings: answers, redirect: 'phone.pbxAway' })
  set.set('luis CUSTOMER_CHANNEL', 'customer')
  expect(await act('take')).toMatchObject({ error: { code: 'phone.pbxAway' } })
  expect(told.at(-1)).toBe('Redirect customer')
  expect(set.get('luis CUSTOMER_CHANNEL')).toBe('')
  expect(set.get('customer STAYS_WITH')).toBe('sofia')
  expect(set.get('sofia CUSTOMER_CHANNEL')).toBe('customer')
})
