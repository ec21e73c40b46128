import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

/** Seconds without sound after which a leg is dead: the product's own. */
const RTP_TIMEOUT = 4

let world: BridgeWorld
let luis: TestAdvisor
let carmen: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  luis = await world.advisor('luis', RTP_TIMEOUT)
  carmen = await world.advisor('carmen')
})
afterEach(async () => {
  await luis.is('offline')
  await carmen.is('offline')
  await world.calm()
})
afterAll(() => world.close())

const calls = async (advisor: TestAdvisor) => (await advisor.calls()).body.calls
const entries = async (call: string) =>
  (await world.interactions()).find(({ id }) => id === call)?.call?.entries.map(({ kind }) => kind) ?? []
async function answeredBy(advisor: TestAdvisor) {
  await advisor.is('available')
  world.customer({})
  const [call] = await until('the call is answered', async () => {
    const found = await calls(advisor)
    return found.length > 0 && found
  })
  return call
}

test('a customer whose advisor is gone waits for them, and is theirs again when they are back', async () => {
  const telephone = luis.telephone({})
  const call = await answeredBy(luis)
  const waiting = await until('the customer waits', async () =>
    (await calls(luis)).find(({ onLine }: { onLine: boolean }) => !onLine),
  )
  expect(waiting.id).toBe(call.id)
  const begun = Date.now()
  expect((await luis.ask(`/phone/calls/${call.id}/retake`)).status).toBe(204)
  await until(
    'it is answered',
    async () => (await calls(luis)).some(({ onLine }: { onLine: boolean }) => onLine),
    3_000,
  )
  expect(Date.now() - begun).toBeLessThan(2_000)
  expect(telephone.log()).toMatch(new RegExp(`${call.id} retake +1`))
  expect(
    await until('it is written', async () => (await entries(call.id)).includes('retaken') && entries(call.id)),
  ).toEqual(['entered', 'connected', 'advisorGone', 'retaken'])
})

test('a console that is back before its leg has ended: of that end nobody is gone', async () => {
  luis.telephone({})
  const call = await answeredBy(luis)
  expect((await luis.ask(`/phone/calls/${call.id}/retake`)).status).toBe(204)
  await until('it is written', async () => (await entries(call.id)).includes('retaken'))
  const legs = () => [...(world.centre().bridge?.calls.channels.values() ?? [])]
  await until('the leg before is gone', async () => legs().filter(({ leg }) => leg === 'advisor').length === 1)
  const customer = legs().find(({ leg }) => leg === 'customer')?.name ?? ''
  const left = await world.pbx.ami.send('Getvar', { Channel: customer, Variable: 'SHARED(LEFT)' })
  expect(left.ok && left.value.fields.Value).toBe('')
})

test('an advisor who does not come back loses the customer to the head of the queue, and another takes them', async () => {
  luis.telephone({})
  const call = await answeredBy(luis)
  // Their console is gone: so is the telephone that would ring.
  await luis.is('offline')
  carmen.telephone({})
  const before = Date.now()
  await until('the customer waits', async () => (await entries(call.id)).includes('advisorGone'))
  await carmen.is('available')
  const [taken] = await until(
    'the other has the call',
    async () => {
      const found = await calls(carmen)
      return found.length > 0 && found
    },
    25_000,
  )
  expect(taken.id).toBe(call.id)
  expect(Date.now() - before).toBeGreaterThan(10_000)
  const written = await until('it is written', async () => (await entries(call.id)).length >= 6 && entries(call.id))
  // The bridge's word and the PBX's event of one moment come in either order.
  expect(written.toSorted()).toEqual(['advisorGone', 'connected', 'connected', 'entered', 'entered', 'requeued'])
  expect(written.indexOf('advisorGone')).toBeLessThan(written.indexOf('requeued'))
  expect(written.at(-1)).toBe('connected')
  expect((await world.interactions()).find(({ id }) => id === call.id)?.advisorId).toBe(carmen.user)
})

test('a survey’s answers land on the interaction while the advisor is free for the next call', async () => {
  carmen.telephone({})
  const call = await answeredBy(carmen)
  expect((await carmen.ask(`/phone/calls/${call.id}/survey`)).status).toBe(204)
  await until('the advisor is free', async () => (await calls(carmen)).length === 0)
  const channel = [...(world.centre().bridge?.calls.channels.values() ?? [])].find(({ leg }) => leg === 'customer')
  const press = (Digit: string) =>
    world.pbx.ami.send('PlayDTMF', { Channel: channel?.name ?? '', Digit, Receive: 'true', Duration: 100 })
  const said = async () =>
    (await world.interactions())
      .find(({ id }) => id === call.id)
      ?.call?.entries.flatMap((entry) => (entry.kind === 'survey' ? [`${entry.question} ${entry.answer}`] : [])) ?? []
  for (const [count, digit] of ['5', '9', '4', '1'].entries()) {
    // Digits are heard once the question is being asked; a wrong one is asked again.
    await until(
      `answer ${count}`,
      async () => {
        await press(digit)
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        return digit === '9' || (await said()).length >= (count === 0 ? 1 : count)
      },
      20_000,
    )
  }
  expect(await said()).toEqual(['satisfaction 5', 'ease 4', 'resolved 1'])
})
