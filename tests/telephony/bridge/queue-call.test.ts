import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

let world: BridgeWorld
let luis: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  luis = await world.advisor('luis')
})
afterEach(async () => {
  await luis.is('offline')
  await world.calm()
})
afterAll(() => world.close())

const kinds = async () => (await world.interactions())[0]?.call?.entries.map(({ kind }) => kind) ?? []

test('a queue call is one interaction from its entering on, and the advisor’s from the answer on', async () => {
  luis.telephone({})
  expect((await luis.is('available')).body).toEqual({
    agreed: 'available',
    by: null,
    reason: null,
    elsewhere: false,
    queues: [
      { id: 'servicio', member: true, paused: false, ringSeconds: 20 },
      { id: 'credito', member: true, paused: false, ringSeconds: 20 },
    ],
  })
  const customer = world.customer({ number: '3115550111', stay: 4_000 })
  const [call] = await until(
    'the call is answered',
    async () => (await luis.calls()).body.calls.length > 0 && (await luis.calls()).body.calls,
  )
  expect(call).toMatchObject({
    onLine: true,
    queue: 'servicio',
    number: '3115550111',
    direction: 'inbound',
    recording: 'off',
  })
  const interaction = await until('it is the advisor’s', async () =>
    (await world.interactions()).find(({ id, advisorId }) => id === call.id && advisorId === luis.user),
  )
  expect(interaction.call?.number).toBe('3115550111')
  // RFC 9562, 5.7: the first 48 bits are its time.
  expect(Math.abs(Number.parseInt(call.id.replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(15_000)
  expect(call.id[14]).toBe('7')
  expect(await customer.ended).toBe(0)
  await until('the call is over', async () => (await luis.calls()).body.calls.length === 0)
  expect(await kinds()).toEqual(['entered', 'connected'])
})

test('an abandoned call says at which second, and is the team’s', async () => {
  const before = (await world.interactions()).length
  expect(await world.customer({ stay: 2_600 }).ended).toBe(0)
  const interaction = await until('it is written', async () => {
    const all = await world.interactions()
    return all.length > before && all[0]?.call?.entries.some(({ kind }) => kind === 'abandoned') && all[0]
  })
  const abandoned = interaction.call?.entries.find(({ kind }) => kind === 'abandoned')
  expect(interaction.advisorId).toBeNull()
  expect(interaction.teamId).not.toBeNull()
  expect(abandoned).toMatchObject({ kind: 'abandoned' })
  // The customer stays 2.6 s; Answer() waits half a second of that for their sound.
  expect(Number(abandoned?.waitMs)).toBeGreaterThan(1_500)
  expect(Number(abandoned?.waitMs)).toBeLessThan(3_000)
})

test('who is not available is not rung, and is rung when they are', async () => {
  const telephone = luis.telephone({})
  await luis.is('lunch')
  world.customer({ stay: 8_000 })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(telephone.log()).toBe('')
  await luis.is('available')
  await until('it rings', async () => telephone.log().includes('rang'), 4_000)
})

test('a hang-up through the bridge ends both legs and is no lost console', async () => {
  luis.telephone({})
  await luis.is('available')
  const customer = world.customer({})
  const [call] = await until(
    'the call is answered',
    async () => (await luis.calls()).body.calls.length > 0 && (await luis.calls()).body.calls,
  )
  expect((await luis.ask(`/phone/calls/${call.id}/hang-up`)).status).toBe(204)
  expect(await customer.ended).toBe(0)
  await until('the call is over', async () => (await luis.calls()).body.calls.length === 0)
  expect((await luis.ask(`/phone/calls/${call.id}/hang-up`)).status).toBe(404)
  expect(await kinds()).not.toContain('advisorGone')
})

test('a recording is begun, paused, gone on with and ended by its advisor alone, and each is a fact of the call', async () => {
  luis.telephone({})
  await luis.is('available')
  world.customer({})
  const [call] = await until('the call is answered', async () => {
    const { calls } = (await luis.calls()).body
    return calls.length > 0 && calls
  })
  const record = (what: string) => luis.ask(`/phone/calls/${call.id}/recording`, { do: what })
  const other = await world.advisor('carmen')
  expect((await other.ask(`/phone/calls/${call.id}/recording`, { do: 'start' })).status).toBe(404)
  for (const [what, state] of [
    ['start', 'on'],
    ['pause', 'paused'],
    ['resume', 'on'],
    ['stop', 'off'],
  ] as const)
    expect(await record(what)).toMatchObject({ status: 200, body: { recording: state } })
  const facts = async () =>
    (await world.interactions())
      .find(({ id }) => id === call.id)
      ?.call?.entries.flatMap((entry) => (entry.kind === 'recording' ? [entry.is] : [])) ?? []
  await until('it is written', async () => (await facts()).length === 4)
  expect(await facts()).toEqual(['on', 'paused', 'on', 'off'])
})
