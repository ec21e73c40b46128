import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { putAdvisor } from '../harness/pbx.ts'
import { setRoles } from '../harness/roles.ts'

let world: BridgeWorld
let luis: TestAdvisor
/** Her only role is the coordinator's. */
let sofia: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  await setRoles(world.centre().url, 'sofia', ['coordinator'])
  luis = await world.advisor('luis')
  sofia = await world.advisor('sofia')
})
afterEach(async () => {
  for (const one of [luis, sofia]) await one.is('offline')
  await world.calm()
})
afterAll(() => world.close())

const onlyCall = async (advisor: TestAdvisor) => (await advisor.calls()).body.calls[0]
const act = (what: string, call: string) => sofia.ask('/board/act', { act: what, advisor: luis.user, call })
async function onTheLine() {
  luis.telephone({})
  await luis.is('available')
  const customer = world.customer({})
  const { id } = await until('the call is answered', () => onlyCall(luis))
  return { customer, id: String(id) }
}
/** The call goes on as if nothing had been asked: nobody waits, nobody was told anything. */
async function isAsItWas(id: string, customer: { readonly ended: Promise<number | null> }): Promise<void> {
  expect(await onlyCall(luis)).toMatchObject({ id, onLine: true })
  expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
  await world.centre().bridge?.settled()
  const kinds = (await world.interactions()).find((one) => one.id === id)?.call?.entries.map(({ kind }) => kind)
  expect(kinds).toEqual(['entered', 'connected'])
  // Who hangs up hangs up.
  expect((await luis.ask(`/phone/calls/${id}/hang-up`)).status).toBe(204)
  expect(await customer.ended).toBe(0)
}

test('a coordinator whose telephone does not answer takes nobody: the advisor and their customer go on', async () => {
  const { customer, id } = await onTheLine()
  // The PBX knows where her telephone is; nobody is there.
  const taken = await act('take', id)
  expect(taken).toMatchObject({ status: 422, body: { code: 'supervision.notAnswered' } })
  await isAsItWas(id, customer)
})

test('whose telephone is not registered is told so, whatever they ask, and nothing rings', async () => {
  await putAdvisor(world.pbx, sofia.name, {})
  const { customer, id } = await onTheLine()
  for (const what of ['take', 'listen', 'whisper', 'barge'])
    expect(await act(what, id)).toMatchObject({ status: 422, body: { code: 'phone.notRegistered' } })
  await isAsItWas(id, customer)
  sofia = await world.advisor('sofia')
})

test('a person who only coordinates is in no queue, listens, and takes a call when their telephone has answered', async () => {
  const telephone = sofia.telephone({ rings: 1_500 })
  expect((await sofia.is('available')).body).toMatchObject({ agreed: 'available', queues: [] })
  const { customer, id } = await onTheLine()
  expect((await act('listen', id)).status).toBe(204)
  await until('it rings', async () => telephone.log().includes('rang'))
  await until('they hear it', async () => {
    const listed = await world.pbx.ami.list('CoreShowChannels')
    return (listed.ok ? listed.value : []).some(
      ({ fields }) => fields.Application === 'ChanSpy' && fields.ChannelStateDesc === 'Up',
    )
  })
  const asked = act('take', id)
  // While it rings the customer speaks with their advisor.
  await until('it rings at hers', async () =>
    [...(world.centre().bridge?.calls.channels.values() ?? [])].some(
      ({ name, state }) => name.includes(sofia.name) && state === 'ringing',
    ),
  )
  expect(await onlyCall(luis)).toMatchObject({ id, onLine: true })
  expect((await asked).status).toBe(204)
  await until('it is theirs', async () => {
    const theirs = await onlyCall(sofia)
    return theirs?.id === id && theirs.onLine
  })
  await until('the advisor is let go', async () => (await luis.calls()).body.calls.length === 0)
  await until(
    'it is written',
    async () => (await world.interactions()).find((one) => one.id === id)?.advisorId === sofia.user,
  )
  expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
  expect((await sofia.ask(`/phone/calls/${id}/hang-up`)).status).toBe(204)
  expect(await customer.ended).toBe(0)
})
