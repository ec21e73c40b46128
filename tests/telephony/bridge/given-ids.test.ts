import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { InteractionId } from '#shared/kernel/ids.ts'
import { freePort } from '#tests/support/ports.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { callAs } from '../harness/raw-sip.ts'
import { advisorTelephone, type Sipp } from '../harness/sipp.ts'

const ID = '01a213f6-8949-722a-b8f5-b8c1b78e9db0'

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
  await luis.is('offline')
  await world.calm()
})
afterAll(() => world.close())

/** The id with which a telephone rang. */
const rangWith = (telephone: Sipp) =>
  until('it rings', async () => / *rang +(\S+)/.exec(telephone.log().replaceAll('X-Interaction-Id:', ''))?.[1])

async function sentAs(id: string): Promise<string> {
  const telephone = carmen.telephone({ rings: 5_000 })
  const headers = [`X-Interaction-Id: ${id}`, `X-Consults: ${id}`]
  await callAs(world.pbx.settings.sip.port, { user: sofia.name, dials: carmen.name, headers })
  return rangWith(telephone)
}

test('a call has the id that the console made at its click', async () => {
  expect(await sentAs(ID)).toBe(ID)
})

test.each(['x;touch /tmp/x', '$(id)', '../../x', `${ID}-0`, '0', `${ID});x:1`])(
  'what is no id is not taken: %s',
  async (id) => {
    const given = await sentAs(id)
    expect(InteractionId.safeParse(given).success).toBe(true)
    expect(given).not.toBe(ID)
    const calls = [...(world.centre().bridge?.calls.channels.values() ?? [])]
    expect(calls.map(({ call }) => call)).toEqual([given, given])
    const consults = await world.pbx.ami.send('Getvar', { Channel: calls[0]?.name ?? '', Variable: 'CONSULTS' })
    expect(consults.ok && consults.value.fields.Value).toBe('')
  },
)

test('the id of a call that lives is given to no other call', async () => {
  luis.telephone({})
  await luis.is('available')
  world.customer({})
  const call = await until('the call is answered', async () => (await luis.calls()).body.calls[0])
  expect(InteractionId.safeParse(await sentAs(call.id)).success).toBe(true)
  const legs = [...(world.centre().bridge?.calls.channels.values() ?? [])]
  expect(legs.filter((leg) => leg.call === call.id).map(({ user }) => user)).toEqual([null, luis.user])
})

test('a number outside is called as it was dialled, and its customer is whoever is joined with the caller', async () => {
  const { settings, customerPort } = world.pbx
  const outside = advisorTelephone({
    ...{ pbx: settings.sip.port, port: customerPort },
    rtp: await freePort(),
    rings: 100,
    stay: 60_000,
  })
  try {
    await callAs(settings.sip.port, { user: luis.name, dials: '3009998877', headers: [`X-Interaction-Id: ${ID}`] })
    await until('it is answered', async () => (await luis.calls()).body.calls[0])
    expect((await luis.calls()).body.calls).toMatchObject([{ id: ID, direction: 'outbound', number: '3009998877' }])
    // Somebody else gives their call the same id: theirs is another.
    expect(await sentAs(ID)).not.toBe(ID)
  } finally {
    await outside.close()
  }
})
