import { expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import { otherConsole } from './other-console.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const name = phoneUserOf(LUIS)
const FIRST = `${name}-11111111`
const SECOND = `${name}-22222222`
const uriOf = (contact: string) => `sip:${contact}@one.invalid;transport=ws`

type Leg = Partial<Channel> & { readonly from: string }
/** Luis asks from his second console. @param registered where he is registered; @param legs each with its console */
const asked = (registered: string | null, ...legs: Leg[]) => askedOf([], registered, ...legs)

/** @param gone contacts whose console the front knows to be gone */
function askedOf(gone: readonly string[], registered: string | null, ...legs: Leg[]) {
  const send: Ami['send'] = async (_, { Variable, Channel: of } = {}) => {
    const from = legs.find((one) => one.name === of)?.from
    const contact = registered === null ? '' : String(Variable).startsWith('PJSIP_AOR') ? 'contact' : uriOf(registered)
    return ok({ fields: { Value: from === undefined ? contact : uriOf(from) }, all: () => [] })
  }
  const channels = new Map(
    legs.map(({ from, ...leg }) => {
      const channel = { leg: 'advisor', user: LUIS, state: 'up', dials: false, ...leg } as Channel // no more is asked of it
      return [channel.name, channel]
    }),
  )
  const isGone = async (contact: string) => gone.includes(contact)
  return otherConsole({ ami: { send }, calls: { channels }, isGone }, LUIS, SECOND)
}
const talks = { name: 'luis-1', from: FIRST }
const dials = { ...talks, state: 'down', dials: true } as const

test('a call at a console that is registered is there, talked or dialled', async () => {
  expect(await asked(FIRST, talks)).toEqual(ok('onCall'))
  expect(await asked(FIRST, dials)).toEqual(ok('dialling'))
})

test('a console that was reloaded or killed is gone, though its leg lives until its sound is missed', async () => {
  expect(await asked(null, talks)).toEqual(ok('leaving'))
  expect(await asked(SECOND, talks)).toEqual(ok('leaving'))
})

test('behind a front a console that was killed stays registered, and is gone by the word of the front', async () => {
  for (const leg of [talks, dials]) expect(await askedOf([FIRST], FIRST, leg)).toEqual(ok('leaving'))
  expect(await askedOf([FIRST], FIRST)).toEqual(ok('none'))
  expect(await askedOf([SECOND], FIRST, talks)).toEqual(ok('onCall'))
})

test('without a call elsewhere a console is there or not, and one’s own call is not elsewhere', async () => {
  expect(await asked(FIRST)).toEqual(ok('idle'))
  for (const registered of [null, SECOND]) expect(await asked(registered)).toEqual(ok('none'))
  expect(await asked(SECOND, { ...talks, from: SECOND })).toEqual(ok('none'))
  // What rings there is nobody's call yet, and a customer's or a colleague's leg is not theirs.
  for (const other of [{ state: 'ringing' }, { leg: 'customer' }, { user: null }] as const)
    expect(await asked(FIRST, { ...talks, ...other })).toEqual(ok('idle'))
})

test('a PBX that does not say it is not believed', async () => {
  const ami: Pick<Ami, 'send'> = { send: async () => reject('phone.pbxAway') }
  expect(
    await otherConsole({ ami, calls: { channels: new Map() }, isGone: async () => true }, LUIS, SECOND),
  ).toMatchObject({ ok: false })
})
