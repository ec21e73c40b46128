import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '#tests/support/ports.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { callAs, dialogOf, refer, refusingTelephone } from '../harness/raw-sip.ts'
import { advisorTelephone, callAsCustomer } from '../harness/sipp.ts'

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
const listed = async () => {
  const answer = await world.pbx.ami.list('CoreShowChannels')
  return answer.ok ? answer.value.map(({ fields }) => fields.Application) : []
}

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

test('a customer who was transferred to a number outside and hangs up leaves nobody behind in the queue', async () => {
  const { settings, customerPort } = world.pbx
  luis.telephone({})
  await luis.is('available')
  const ports = async () => ({ pbx: settings.sip.port, rtp: await freePort(), stay: 60_000 })
  const outside = advisorTelephone({ ...(await ports()), port: customerPort, rings: 100 })
  const customer = callAsCustomer({
    ...(await ports()),
    ...{ port: await freePort(), dials: '6015550100', number: '3105550142' },
  })
  try {
    const { id: call } = await until('the call is answered', async () => (await luis.calls()).body.calls[0])
    const leg = channels().find((one) => one.user === luis.user && one.call === call)
    await refer(settings.sip.port, await dialogOf(world.pbx.ami, leg?.name ?? ''), '3009998877', null)
    await until('they speak outside', async () => {
      const both = channels().filter((one) => one.call === call && one.state === 'up' && one.bridge !== null)
      return both.length === 2 && both.every(({ user }) => user === null)
    })
    customer.hangUp()
    await customer.ended
    await until('the other line is over as well', async () => (await listed()).length === 0, 3_000)
    await world.centre().bridge?.settled()
    const kinds = (await world.interactions()).find(({ id }) => id === call)?.call?.entries.map(({ kind }) => kind)
    expect(kinds).not.toContain('advisorGone')
  } finally {
    await outside.close()
    await customer.close()
  }
})

test('a customer who was transferred to a number that nobody answers is back with who transferred them', async () => {
  luis.telephone({})
  await luis.is('available')
  const close = await refusingTelephone(world.pbx.customerPort, '486 Busy Here')
  const customer = callAsCustomer({
    ...{ pbx: world.pbx.settings.sip.port, rtp: await freePort(), stay: 60_000 },
    ...{ port: await freePort(), dials: '6015550100', number: '3105550142' },
  })
  try {
    const { id: call } = await until('the call is answered', async () => (await luis.calls()).body.calls[0])
    const first = channels().find((one) => one.user === luis.user && one.call === call)
    const dialog = await dialogOf(world.pbx.ami, first?.name ?? '')
    await refer(world.pbx.settings.sip.port, dialog, '3009998877', null)
    const another = (id: string | undefined) =>
      channels().find((one) => one.user === luis.user && one.call === call && one.id !== id && one.bridge !== null)
    const again = await until('they speak again', async () => another(first?.id), 15_000)
    expect(again.state).toBe('up')
    expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
    await world.centre().bridge?.settled()
    const kinds = (await world.interactions()).find(({ id }) => id === call)?.call?.entries.map(({ kind }) => kind)
    expect(kinds?.filter((kind) => kind === 'connected')).toHaveLength(2)
  } finally {
    await close()
    await customer.close()
  }
})

test('who is called by something that is no number is known by its digits', async () => {
  await luis.is('break')
  const outside = advisorTelephone({
    ...{ pbx: world.pbx.settings.sip.port, rtp: await freePort(), port: world.pbx.customerPort },
    ...{ rings: 100, stay: 60_000 },
  })
  try {
    const dials = encodeURIComponent('3009998877,X: 1')
    await callAs(world.pbx.settings.sip.port, { user: luis.name, dials, headers: [] })
    const customer = await until('the customer is called', async () => channels().find(({ leg }) => leg === 'customer'))
    expect(customer.number).toBe('30099988771')
  } finally {
    await outside.close()
  }
})
