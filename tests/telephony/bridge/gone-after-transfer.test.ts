import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CONTEXTS } from '#central/telephony/configuration/names.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { dialogOf, refer } from '../harness/raw-sip.ts'

/** Seconds without sound after which a leg is dead: the product's own. */
const RTP_TIMEOUT = 4

let world: BridgeWorld
let luis: TestAdvisor
/** Theirs are the consoles that die: SIPp sends no sound. */
let carmen: TestAdvisor
let sofia: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  luis = await world.advisor('luis')
  carmen = await world.advisor('carmen', RTP_TIMEOUT)
  sofia = await world.advisor('sofia', RTP_TIMEOUT)
})
afterEach(async () => {
  await luis.is('offline')
  await world.calm()
})
afterAll(() => world.close())

const onlyCall = async (advisor: TestAdvisor) => (await advisor.calls()).body.calls[0]
const legsOf = (advisor: TestAdvisor) =>
  [...(world.centre().bridge?.calls.channels.values() ?? [])].filter(({ user }) => user === advisor.user)
const legOf = (advisor: TestAdvisor, call: string) =>
  dialogOf(world.pbx.ami, legsOf(advisor).find((leg) => leg.call === call)?.name ?? '')
const entries = async (call: string) =>
  (await world.interactions()).find(({ id }) => id === call)?.call?.entries.map(({ kind }) => kind) ?? []

async function blind(call: string): Promise<TestAdvisor> {
  await refer(world.pbx.settings.sip.port, await legOf(luis, call), carmen.name, null)
  return carmen
}
async function attended(call: string): Promise<TestAdvisor> {
  await world.pbx.ami.send('Originate', {
    ...{ Channel: `PJSIP/${luis.name}`, Context: CONTEXTS.advisors, Exten: carmen.name, Priority: 1, Async: 'true' },
  })
  const { id } = await until('the colleague is asked', () => onlyCall(carmen))
  const consulted = await legOf(luis, id)
  await refer(world.pbx.settings.sip.port, await legOf(luis, call), carmen.name, consulted)
  return carmen
}
async function taken(call: string): Promise<TestAdvisor> {
  await sofia.ask('/board/act', { act: 'take', advisor: luis.user, call })
  return sofia
}

test.each([
  ['a blind transfer', blind],
  ['a consultation that was completed', attended],
  ['being taken by a coordinator', taken],
])('after %s a customer whose next advisor is gone waits for them, as after any answer', async (_, goesOn) => {
  for (const one of [luis, carmen, sofia]) one.telephone({})
  await luis.is('available')
  const customer = world.customer({})
  const { id: call } = await until('the call is answered', () => onlyCall(luis))
  const next = await goesOn(call)
  await until('the next has the customer', async () => {
    const theirs = await onlyCall(next)
    return theirs?.id === call && theirs.onLine
  })
  await until('the first is out of it', async () => legsOf(luis).length === 0)
  const waiting = await until('the customer waits', async () =>
    (await next.calls()).body.calls.find(({ onLine }: { onLine: boolean }) => !onLine),
  )
  expect(waiting.id).toBe(call)
  expect((await next.ask(`/phone/calls/${call}/retake`)).status).toBe(204)
  await until('it is answered again', async () => (await onlyCall(next))?.onLine === true, 3_000)
  await until('it is written', async () => (await entries(call)).includes('retaken'))
  expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
  // Who hangs up afterwards hangs up.
  expect((await next.ask(`/phone/calls/${call}/hang-up`)).status).toBe(204)
  expect(await customer.ended).toBe(0)
})
