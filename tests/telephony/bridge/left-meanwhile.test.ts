import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

let world: BridgeWorld
let luis: TestAdvisor
const folder = mkdtempSync(join(tmpdir(), 'multicontacto-bridge-'))

beforeAll(async () => {
  world = await bridgeWorld(folder)
  luis = await world.advisor('luis')
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const channels = async () => {
  const listed = await world.pbx.ami.list('CoreShowChannels')
  return listed.ok ? listed.value : []
}
const newest = async () => (await world.interactions())[0]
const kinds = async () => (await newest())?.call?.entries.map(({ kind }) => kind).join()
const left = async () => {
  const listed = await world.pbx.ami.list('DBGetTree', { Family: 'multicontacto-part' })
  return listed.ok ? listed.value.length : 0
}
const told = async () =>
  (
    await world.centre().client.query<{ type: string }>(
      `select body ->> 'type' as type from pbx_event where body ->> 'call' = $1
         and body ->> 'type' in ('queueEntered', 'callAnswered', 'callEnded') order by at`,
      [(await newest())?.id],
    )
  ).map(({ type }) => type)

test('who answers and hangs up while the centre is away has had the customer, who has not called in vain', async () => {
  luis.telephone({ stay: 2_000 })
  await luis.is('break')
  world.customer({})
  await until('the customer waits', async () => (await kinds()) === 'entered')
  await world.stopCentre()
  await world.pbx.ami.send('QueuePause', { Interface: `PJSIP/${luis.name}`, Paused: 'false' })
  await until('they speak', async () => (await channels()).length === 2)
  await until('they have spoken', async () => (await channels()).length === 0)
  expect(await left()).toBe(1)
  await world.startCentre()
  await until('it is written', async () => (await kinds()) === 'entered,connected')
  expect((await newest())?.advisorId).toBe(luis.user)
  await until('the board has heard it', async () => (await told()).length === 3)
  expect(await told()).toEqual(['queueEntered', 'callAnswered', 'callEnded'])
  await until('nothing is left', async () => (await left()) === 0, 15_000)
  expect(await kinds()).toBe('entered,connected')
})

test('what a bridge has followed itself is told once', async () => {
  await luis.is('available')
  luis.telephone({ stay: 1_500 })
  const customer = world.customer({})
  await customer.ended
  await until('it is written', async () => (await kinds()) === 'entered,connected')
  await until('nothing is left', async () => (await left()) === 0, 20_000)
  expect(await told()).toEqual(['queueEntered', 'callAnswered', 'callEnded'])
})
