import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { dialogOf, refer } from '../harness/raw-sip.ts'

let world: BridgeWorld
let luis: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld('memory://', (settings) => ({
    ...settings,
    trunks: settings.trunks.map((trunk) => ({ ...trunk, contact: null })),
  }))
  luis = await world.advisor('luis')
})
afterAll(() => world.close())

test('a customer transferred outside by a PBX that has no line there is back with who transferred them', async () => {
  luis.telephone({})
  await luis.is('available')
  const customer = world.customer({})
  const { id: call } = await until('the call is answered', async () => (await luis.calls()).body.calls[0])
  const legs = () => [...(world.centre().bridge?.calls.channels.values() ?? [])]
  const first = legs().find(({ user }) => user === luis.user)
  await refer(world.pbx.settings.sip.port, await dialogOf(world.pbx.ami, first?.name ?? ''), '3009998877', null)
  await until(
    'they speak again',
    async () => legs().some((one) => one.user === luis.user && one.id !== first?.id && one.bridge !== null),
    15_000,
  )
  expect((await luis.calls()).body.calls[0]?.id).toBe(call)
  expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
})
