import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ADVISORS_FAMILY } from '#central/telephony/configuration/sip.ts'
import { freePort } from '#tests/support/ports.ts'
import { sampled } from '#tests/support/sampled.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { dialogOf, refer, refusingTelephone } from '../harness/raw-sip.ts'
import { advisorTelephone, callAsCustomer, type Sipp } from '../harness/sipp.ts'

/** Who is transferred, and who has waited for longer. */
const [SENT, WAITED] = ['3105550142', '3115550001']

let world: BridgeWorld
let luis: TestAdvisor
let carmen: TestAdvisor
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  world = await bridgeWorld()
  carmen = await world.advisor('carmen')
})
afterEach(async () => {
  for (const one of [luis, carmen]) await one.is('offline')
  for (const end of ends.splice(0)) await end()
  await world.calm()
})
afterAll(() => world.close())

const channels = () => [...(world.centre().bridge?.calls.channels.values() ?? [])]
const legsOf = (advisor: TestAdvisor) => channels().filter(({ user }) => user === advisor.user)
const onlyCall = async (advisor: TestAdvisor) => (await advisor.calls()).body.calls[0]
const entries = async (call: string) =>
  (await world.interactions()).find(({ id }) => id === call)?.call?.entries.map(({ kind }) => kind) ?? []
async function calls(number: string): Promise<Sipp> {
  const { sip } = world.pbx.settings
  const places = { port: await freePort(), rtp: await freePort() }
  const one = callAsCustomer({ pbx: sip.port, ...places, dials: '6015550100', number, stay: 150_000 })
  ends.push(one.close)
  return one
}
/** Who waits in the queue, first to last. */
async function waiting(): Promise<readonly string[]> {
  const listed = await world.pbx.ami.list('QueueStatus', { Queue: 'servicio' })
  return (listed.ok ? listed.value : [])
    .filter(({ fields }) => fields.Event === 'QueueEntry')
    .toSorted((one, other) => Number(one.fields.Position) - Number(other.fields.Position))
    .map(({ fields }) => fields.CallerIDNum ?? '')
}

const refuses = (status: string) => async () => void ends.push(await refusingTelephone(world.pbx.customerPort, status))
async function nobodyAnswers(): Promise<void> {
  const { sip } = world.pbx.settings
  const places = { port: world.pbx.customerPort, rtp: await freePort() }
  ends.push(advisorTelephone({ pbx: sip.port, ...places, rings: 150_000, stay: 1_000 }).close)
}
/** Their console was closed: nothing is registered. */
const isGone = async () => {
  for (const type of ['endpoint', 'aor', 'auth'])
    await world.pbx.ami.send('DBDel', { Family: `${ADVISORS_FAMILY}/${type}`, Key: luis.name })
}
const doesNotAnswer = async () => void luis.telephone({ rings: 150_000 })

// The others are rung out for a minute.
const failures = [
  ['does not exist', 'is gone', refuses('404 Not Found'), isGone],
  ['is busy', 'does not answer', refuses('486 Busy Here'), doesNotAnswer],
  ['is answered by nobody', 'is gone', nobodyAnswers, isGone],
] as const

test.each(sampled('A transfer outside that fails', failures, 1))(
  'a customer transferred to a number that %s, by an advisor who then %s, is the first of their queue',
  async (_, __, outside, then) => {
    luis = await world.advisor('luis')
    const first = luis.telephone({})
    await luis.is('available')
    const customer = await calls(SENT)
    const { id: call } = await until('the call is answered', () => onlyCall(luis))
    await luis.is('break')
    const before = await calls(WAITED)
    await until('another waits', async () => (await waiting()).join() === WAITED)
    await outside()
    await refer(
      world.pbx.settings.sip.port,
      await dialogOf(world.pbx.ami, legsOf(luis)[0]?.name ?? ''),
      '3009998877',
      null,
    )
    await until('the advisor is out of it', async () => legsOf(luis).length === 0)
    await first.close()
    await then()
    await until(
      'they wait, before who has waited',
      async () => (await waiting()).join() === `${SENT},${WAITED}`,
      110_000,
    )
    await world.centre().bridge?.settled()
    expect(await entries(call)).toEqual(expect.arrayContaining(['entered', 'connected', 'requeued']))
    carmen.telephone({})
    await carmen.is('available')
    await until('another advisor has them', async () => (await onlyCall(carmen))?.id === call)
    expect(await Promise.race([customer.ended, before.ended, 'on the line'])).toBe('on the line')
    await world.centre().bridge?.settled()
    expect((await world.interactions()).find(({ id }) => id === call)?.advisorId).toBe(carmen.user)
    // Who hangs up afterwards hangs up.
    expect((await carmen.ask(`/phone/calls/${call}/hang-up`)).status).toBe(204)
    expect(await customer.ended).toBe(0)
  },
  150_000,
)
