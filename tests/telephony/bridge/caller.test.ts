import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { callAs } from '../harness/raw-sip.ts'

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

const channels = () => [...(world.centre().bridge?.calls.channels.values() ?? [])]

test.each([
  ['300,UserEvent: Survey,Question: satisfaction,Answer: 5', '3005'],
  ['301,X: 1\r\nUniqueid: boo', '3011'],
  ['anonymous', ''],
])('a caller’s number is a number and nothing else: %j', async (user, number) => {
  const { sip } = world.pbx.settings
  await callAs(sip.port, { user: encodeURIComponent(user), dials: '6015550100', headers: [] })
  const [customer] = await until('the customer waits', async () => {
    const inQueue = channels().filter(({ stay }) => stay !== null)
    return inQueue.length > 0 && inQueue
  })
  const said = await world.pbx.ami.send('Getvar', { Channel: customer?.name ?? '', Variable: 'CALLERID(num)' })
  expect(said.ok && said.value.fields.Value).toBe(number)
  expect(channels().map(({ id }) => id)).toEqual([customer?.id])
  await world.centre().bridge?.settled()
  const written = (await world.interactions()).find(({ id }) => id === customer?.call)
  expect(written?.call?.entries.map(({ kind }) => kind)).toEqual(['entered'])
})
