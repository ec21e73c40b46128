import { expect, test } from 'vitest'
import { UserId } from '#shared/kernel/ids.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import { unattended } from './unattended.ts'

const LUIS = UserId.parse('01900000-0000-7000-8000-000000000101')
const CARMEN = UserId.parse('01900000-0000-7000-8000-000000000102')
const name = phoneUserOf(LUIS)
const HERE = `sip:${name}-0a1b2c3d@one.invalid;transport=ws`
const ANOTHER = `sip:${name}-99999999@two.invalid;transport=ws`

/** Luis dials from the console of `HERE`; `registered` is his contact at the PBX, null: none, and undefined: it does not say. */
function dialling(channel: Partial<Channel> = {}, from: string = HERE) {
  const ended: string[] = []
  const asked: string[] = []
  /** What the PBX waits for before it answers. */
  let answers = Promise.resolve()
  let now = 0
  let registered: string | null | undefined = HERE
  /** The front says that the console which has registered is gone. */
  let gone = false
  const send: Ami['send'] = async (action, fields = {}) => {
    asked.push([action, fields.Variable].filter(Boolean).join(' '))
    await answers
    if (action === 'Hangup') ended.push(`${fields.Channel} ${fields.Cause}`)
    if (registered === undefined) return reject('phone.pbxAway')
    const variable = String(fields.Variable)
    const contact = variable.startsWith('PJSIP_AOR') ? (registered === null ? '' : 'contact') : (registered ?? '')
    const value = variable.startsWith('CHANNEL') ? from : contact
    return ok({ fields: { Value: value }, all: () => [] })
  }
  const leg = { id: 'luis', name: 'PJSIP/luis', leg: 'advisor', user: LUIS, dials: true, ...channel } as Channel // no more is asked of it
  const parts = { ami: { send }, calls: { channels: new Map([[leg.id, leg]]) }, isGone: async () => gone }
  const look = unattended({ ...parts, now: () => now })
  return {
    ended,
    asked,
    answersAfter(until: Promise<void>) {
      answers = until
    },
    look: (of?: UserId) => look(of),
    leaves() {
      gone = true
    },
    after(ms: number, is: string | null | undefined, of?: UserId) {
      now += ms
      registered = is
      return look(of)
    },
  }
}

test('what is dialled goes on while its console is there, and for moments in which it is not', async () => {
  const { ended, after } = dialling()
  await after(0, HERE)
  for (const is of [null, HERE, null, null, HERE, undefined]) await after(3_000, is)
  expect(ended).toEqual([])
})

test('a console that is away for four seconds dials for nobody, and whoever answers just then is not hung up on', async () => {
  const { ended, after } = dialling()
  await after(0, null)
  await after(3_999, null)
  expect(ended).toEqual([])
  await after(1, null)
  expect(ended).toEqual(['PJSIP/luis 44'])
})

test('behind a front a console that is gone stays registered: by the word of the front it dials for nobody', async () => {
  const { ended, after, leaves } = dialling()
  leaves()
  await after(0, HERE)
  await after(3_999, HERE)
  expect(ended).toEqual([])
  await after(1, HERE)
  expect(ended).toEqual(['PJSIP/luis 44'])
})

test('a person whose telephone is at another console has not dialled there: it ends at once, at their word', async () => {
  const { ended, after, look } = dialling()
  await after(0, HERE)
  const other = dialling()
  await other.after(0, HERE)
  await after(0, ANOTHER)
  expect(ended).toEqual(['PJSIP/luis 44'])
  expect(other.ended).toEqual([])
  await look(CARMEN)
  expect(ended).toHaveLength(1)
  await look(LUIS)
  expect(ended).toHaveLength(2)
})

test('nobody is hung up on who is put through, is rung, is a customer, or calls from no console', async () => {
  for (const one of [
    dialling({ dials: false }),
    dialling({ leg: 'customer' }),
    dialling({}, 'sip:test@127.0.0.1'),
    dialling({}, ''),
  ]) {
    await one.after(0, ANOTHER)
    await one.after(0, null)
    await one.after(60_000, null)
    expect(one.ended).toEqual([])
  }
})

test('a PBX that takes longer to answer than the next look is due is not asked by two, and once from where one dials', async () => {
  const { asked, answersAfter, after, look } = dialling()
  const answered = Promise.withResolvers<void>()
  answersAfter(answered.promise)
  const slow = after(0, HERE)
  await look()
  expect(asked).toEqual(['Getvar CHANNEL(pjsip,target_uri)'])
  answered.resolve()
  await slow
  const before = asked.length
  await look()
  expect(asked.slice(before)).toEqual(asked.slice(1, before))
  expect(asked.slice(before).some((one) => one.includes('target_uri'))).toBe(false)
})

test('a console that is back at its own word was away until then', async () => {
  const { ended, after } = dialling()
  await after(0, null)
  await after(2_000, HERE, LUIS)
  await after(2_000, null)
  expect(ended).toEqual([])
  await after(4_000, null)
  expect(ended).toEqual(['PJSIP/luis 44'])
})
