import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { variablesOf } from '#central/telephony/ami/messages.ts'
import { isOnHold } from '#central/telephony/calls/channels.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

let world: BridgeWorld
let luis: TestAdvisor
const folder = mkdtempSync(join(tmpdir(), 'multicontacto-bridge-'))

beforeAll(async () => {
  world = await bridgeWorld(folder)
  luis = await world.advisor('luis')
})
afterEach(async () => {
  await luis.is('offline')
  await world.calm()
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const calls = async () => (await luis.calls()).body.calls
const onTheLine = () =>
  until('the call is answered', async () => {
    const found = await calls()
    return found.length > 0 && found[0]
  })
/** As Asterisk has them: `servicio paused`. */
async function members(): Promise<readonly string[]> {
  const listed = await world.pbx.ami.list('QueueStatus')
  return (listed.ok ? listed.value : [])
    .filter(({ fields }) => fields.Event === 'QueueMember')
    .map(({ fields }) => `${fields.Queue} ${fields.Paused === '1' ? 'paused' : 'free'}`)
    .sort()
}

test('the PBX ends in a call: the interaction says so, nobody is shown in it, and the queue agrees again afterwards', async () => {
  luis.telephone({})
  await luis.is('available')
  const customer = world.customer({})
  const { id } = await onTheLine()
  await world.pbx.kill()
  await until('the bridge sees it', async () => (await luis.calls()).body.pbx === 'away')
  expect((await luis.is('available')).status).toBe(503)
  await world.pbx.start()
  await until('the bridge is back', async () => (await luis.calls()).body.pbx === 'here', 30_000)
  await until('nobody is in the call', async () => (await calls()).length === 0)
  await until('it is written', async () =>
    (await world.interactions()).find((one) => one.id === id)?.call?.entries.some(({ kind }) => kind === 'lost'),
  )
  // Whoever had them owes them a call.
  const cut = (await world.interactions()).find((one) => one.id === id)
  expect(cut?.callBack).toMatchObject({ ownerId: luis.user, keptBy: null })
  await until('the queue has its member', async () => (await members()).join() === 'credito free,servicio free')
  await customer.close()
  world.customer({})
  await onTheLine()
})

/** Luis in talk with a customer, and the contact as the centre has it. */
async function inTalk() {
  luis.telephone({})
  await luis.is('available')
  const customer = world.customer({})
  const { id } = await onTheLine()
  const its = async () => (await world.interactions()).find((one) => one.id === id)
  await until('it is theirs', async () => (await its())?.advisorId === luis.user)
  return { id, customer, its }
}

test('the PBX and the centre end together in a call: the interaction says so, and its advisor owes the customer a call', async () => {
  const { customer, its } = await inTalk()
  await Promise.all([world.pbx.kill(), world.stopCentre()])
  await Promise.all([world.pbx.start(), world.startCentre()])
  await until('it is written', async () => (await its())?.call?.entries.some(({ kind }) => kind === 'lost'), 30_000)
  expect((await its())?.call?.entries.at(-1)).toMatchObject({ kind: 'lost', inTalk: true })
  expect((await its())?.callBack).toMatchObject({ ownerId: luis.user, keptBy: null })
  await customer.close()
})

test('a call that ended while the centre was away, before the PBX did, is owed to nobody', async () => {
  const { id, customer, its } = await inTalk()
  await world.stopCentre()
  customer.hangUp()
  await until('it is over', async () => (await channels()).length === 0)
  await world.pbx.kill()
  await world.pbx.start()
  await world.startCentre()
  await until('the bridge is back', async () => (await luis.calls()).body.pbx === 'here', 30_000)
  await until('the end is told', async () => {
    const told = `select 1 from pbx_event where body ->> 'type' = 'callEnded' and body ->> 'call' = $1`
    return (await world.centre().client.query(told, [id])).length === 1
  })
  await world.centre().bridge?.settled()
  expect((await its())?.call?.entries.map(({ kind }) => kind)).toEqual(['entered', 'connected'])
  expect((await its())?.callBack).toBeUndefined()
})

test('the centre restarts in a call: the call is there, with the same id, and so is the member', async () => {
  luis.telephone({})
  await luis.is('available')
  world.customer({})
  const { id } = await onTheLine()
  await world.restartCentre()
  expect(await members()).toEqual(['credito free', 'servicio free'])
  expect(await onTheLine()).toMatchObject({ id, onLine: true, queue: 'servicio', number: '3105550142' })
  // What the bridge learns of holds that began or ended meanwhile.
  expect((await channels()).map(isOnHold)).toEqual([false, false])
  // And whose stay in which queue was answered, and when.
  const written = (await channels()).flatMap((one) => variablesOf(one).CALL_ANSWERED || [])
  expect(written).toEqual([expect.stringMatching(/^[\w.-]+#1\/\d{13}\/\d{13}$/)])
})

const from = async (number: string) => (await world.interactions()).filter(({ call }) => call?.number === number)
const kindsFrom = async (number: string) =>
  (await from(number)).map(({ call }) => call?.entries.map(({ kind }) => kind).join()).toSorted()
const channels = async () => {
  const listed = await world.pbx.ami.list('CoreShowChannels')
  return listed.ok ? listed.value : []
}

test('a customer who hangs up while the centre restarts has called in vain; one who still waits has not', async () => {
  await luis.is('break')
  const customers = world.customer({ number: '3115550001', calls: 2 })
  await until('both wait', async () => (await kindsFrom('3115550001')).join(' ') === 'entered entered')
  await world.stopCentre()
  customers.hangUp()
  await until('one has hung up', async () => (await channels()).length === 1)
  await world.startCentre()
  await until('it is written', async () => (await kindsFrom('3115550001')).join(' ') === 'entered entered,lost')
})

test('a customer who is answered while the centre restarts is theirs who answered', async () => {
  luis.telephone({})
  await luis.is('break')
  world.customer({ number: '3115550003' })
  await until('the customer waits', async () => (await kindsFrom('3115550003')).join() === 'entered')
  await world.stopCentre()
  await world.pbx.ami.send('QueuePause', { Interface: `PJSIP/${luis.name}`, Paused: 'false' })
  await until(
    'it is answered',
    async () => (await channels()).filter(({ fields }) => (fields.BridgeId ?? '') !== '').length === 2,
  )
  await world.startCentre()
  await until('it is written', async () => (await kindsFrom('3115550003')).join() === 'entered,connected')
  expect((await from('3115550003')).map(({ advisorId }) => advisorId)).toEqual([luis.user])
})

test('a screen that says nothing for the length of its lease is out of the queues', async () => {
  await luis.is('available')
  expect(await members()).toEqual(['credito free', 'servicio free'])
  await world.centre().client.query(`update phone_presence set lease_until = now() - interval '1 second'`)
  await until('nobody is a member', async () => (await members()).length === 0, 6_000)
  // What it says next holds again.
  expect((await luis.is('available')).body.agreed).toBe('available')
  expect(await members()).toEqual(['credito free', 'servicio free'])
})

test('what somebody changed in the PBX by hand is put right', async () => {
  await luis.is('break')
  expect(await members()).toEqual(['credito paused', 'servicio paused'])
  await world.pbx.ami.send('QueuePause', { Interface: `PJSIP/${luis.name}`, Paused: 'false' })
  await world.pbx.ami.send('QueueRemove', { Queue: 'credito', Interface: `PJSIP/${luis.name}` })
  await until(
    'the queue agrees again',
    async () => (await members()).join() === 'credito paused,servicio paused',
    6_000,
  )
})
