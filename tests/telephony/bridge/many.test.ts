import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PRESENCE_EVERY_MS } from '#shared/telephony/bridge-api.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

const CUSTOMERS = 20

let world: BridgeWorld
let luis: TestAdvisor
let carmen: TestAdvisor
let sofia: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  luis = await world.advisor('luis')
  carmen = await world.advisor('carmen')
  sofia = await world.advisor('sofia')
})
afterEach(async () => {
  for (const one of [luis, carmen, sofia]) await one.is('offline')
  await world.calm()
})
afterAll(() => world.close())

async function whereCallsAre(): Promise<readonly string[]> {
  const listed = await world.pbx.ami.list('CoreShowChannels')
  return (listed.ok ? listed.value : []).map(
    ({ fields: { Channel, ChannelStateDesc, BridgeId, Context, Exten, Priority, Application, Duration } }) =>
      [Channel, ChannelStateDesc, BridgeId, Context, Exten, Priority, Application, Duration].join(' '),
  )
}

/** Says it again and again, as a screen does: on a slow machine the calls outlast a lease. @returns ends it */
function staysAvailable(advisors: readonly TestAdvisor[]): () => void {
  const again = setInterval(() => {
    for (const one of advisors) void one.is('available')
  }, PRESENCE_EVERY_MS)
  return () => clearInterval(again)
}

test('twenty customers call two advisors at once: each is answered once, by turns', async () => {
  for (const one of [luis, carmen]) {
    one.telephone({ rings: 100, stay: 400 })
    await one.is('available')
  }
  const leave = staysAvailable([luis, carmen])
  const customers = world.customer({ calls: CUSTOMERS })
  // Where one is never let go, the test says where in the PBX they are.
  const ended = await Promise.race([customers.ended, sleep(50_000).then(whereCallsAre)])
  leave()
  expect(ended).toBe(0)
  await until('the bridge has heard of every end', async () => channels().length === 0)
  await world.centre().bridge?.settled()
  const interactions = await world.interactions()
  const answers = interactions.map(({ call }) => call?.entries.filter(({ kind }) => kind === 'connected').length)
  expect(answers).toEqual(Array.from({ length: CUSTOMERS }, () => 1))
  const by = (advisor: TestAdvisor) => interactions.filter(({ advisorId }) => advisorId === advisor.user).length
  expect(by(luis) + by(carmen)).toBe(CUSTOMERS)
  // Least recent first: by turns, but for who is quicker at the end.
  expect(Math.abs(by(luis) - by(carmen))).toBeLessThanOrEqual(2)
})

const onTheLine = async (advisor: TestAdvisor) => {
  await advisor.is('available')
  world.customer({})
  return until('the call is answered', async () => {
    const { calls } = (await advisor.calls()).body
    return calls.length > 0 && calls[0]
  })
}
const act = (what: string, call: string) => sofia.ask('/board/act', { act: what, advisor: luis.user, call })
const channels = () => [...(world.centre().bridge?.calls.channels.values() ?? [])]

test.each([
  ['listen', 'ChanSpy'],
  ['whisper', 'ChanSpy'],
  ['barge', 'BridgeAdd'],
])('a coordinator may %s: their telephone rings, and the call stays the advisor’s', async (what, application) => {
  luis.telephone({})
  const telephone = sofia.telephone({})
  const { id } = await onTheLine(luis)
  expect((await act(what, id)).status).toBe(204)
  await until('it rings', async () => telephone.log().includes('rang'))
  // An id of its own: it is not the customer's interaction that rings there.
  expect(telephone.log()).not.toContain(id)
  await until('they hear it', async () => {
    const listed = await world.pbx.ami.list('CoreShowChannels')
    return (listed.ok ? listed.value : []).some(
      ({ fields }) => fields.Application === application && fields.ChannelStateDesc === 'Up',
    )
  })
  // Its advisor can be told who is in it.
  expect((await luis.calls()).body.calls).toMatchObject([
    { id, onLine: true, heardBy: [{ act: what, by: sofia.user }] },
  ])
  expect((await sofia.calls()).body.calls).toEqual([])
  // With the call ends the hearing of it.
  await luis.ask(`/phone/calls/${id}/hang-up`)
  await until('nothing is left', async () => channels().length === 0)
})

test('a coordinator takes a call: the customer is theirs, with the same interaction', async () => {
  luis.telephone({})
  sofia.telephone({})
  const { id } = await onTheLine(luis)
  expect((await act('take', id)).status).toBe(204)
  await until('it is theirs', async () => (await sofia.calls()).body.calls[0]?.id === id)
  expect((await luis.calls()).body.calls).toEqual([])
  await until(
    'it is written',
    async () => (await world.interactions()).find((one) => one.id === id)?.advisorId === sofia.user,
  )
})

test('what a console says whose telephone was opened elsewhere is not told to the queues', async () => {
  luis.telephone({})
  // Where their telephone is registered: by a contact of this name.
  expect((await luis.is('available', { contact: luis.name })).body).toMatchObject({
    agreed: 'available',
    elsewhere: false,
  })
  const said = await luis.is('lunch', { contact: 'another-console' })
  expect(said.body).toMatchObject({ agreed: 'lunch', elsewhere: true, queues: [] })
  // Still as the other console says.
  expect((await luis.is('available', { contact: luis.name })).body.queues).toMatchObject([
    { id: 'servicio', paused: false },
    { id: 'credito', paused: false },
  ])
  world.customer({})
  await until('they are rung', async () => (await luis.calls()).body.calls.length === 1)
})

test('a coordinator’s word holds against the screen until the screen has taken it up', async () => {
  luis.telephone({})
  await luis.is('available')
  const forced = { act: 'presence', advisor: luis.user, state: 'break', reason: 'Pausa pendiente' }
  expect((await sofia.ask('/board/act', forced)).status).toBe(204)
  expect((await luis.is('available')).body).toMatchObject({
    agreed: 'break',
    by: sofia.user,
    reason: 'Pausa pendiente',
    queues: [
      { id: 'servicio', paused: true },
      { id: 'credito', paused: true },
    ],
  })
  expect((await luis.is('break')).body).toMatchObject({ agreed: 'break', by: null, reason: null })
  expect((await luis.is('available')).body.agreed).toBe('available')
})
