import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { HEAD_CURSOR, type PullPage } from '#shared/sync/protocol.ts'
import { PASSWORD, type TestCentre, testCentre, testKeys } from '../../support/centre.ts'
import { type TestConsole, testConsole } from '../../support/console.ts'
import { newDatabase } from '../../support/databases.ts'
import { creation, id, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'

let nodes: [TestCentre, TestCentre]
let database: string
let luis: SignedStore
const consoles: TestConsole[] = []
const keys = testKeys()

beforeAll(async () => {
  database = await newDatabase()
  nodes = [await testCentre({ database, keys }), await testCentre({ database, keys, people: false })]
  luis = await signIn(nodes[0].url, 'luis')
})
afterAll(async () => {
  for (const one of consoles) {
    await one.stop()
    one.remove()
  }
  await Promise.all(nodes.map((node) => node.close()))
})

const pull = async (node: 0 | 1, cursors: Record<string, string>): Promise<PullPage> => {
  const { protocol, app, store, heard } = pushOf(luis.store, [])
  const asked = { protocol, app, store, heard, cursors, unsettled: [], numbersLeft: 200 }
  const answer = await post(nodes[node].url, '/pull', asked, luis.access)
  expect(answer.status).toBe(200)
  return answer.body
}
const metric = async (node: TestCentre, name: string): Promise<number> => {
  const text = await (await fetch(`${node.url}/metrics`)).text()
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`multicontacto_${name} `))
      ?.split(' ')[1],
  )
}

test('a session of one node is a session of the other, and so are its cursors', async () => {
  const first = await pull(0, {})
  const made = creation(luis.userId)
  const pushed = await post(nodes[1].url, '/push', pushOf(luis.store, [made]), luis.access)
  expect(pushed.body.answers).toMatchObject([{ outcome: 'accepted' }])
  const again = await post(nodes[0].url, '/push', pushOf(luis.store, [made]), luis.access)
  expect(again.body.answers).toEqual(pushed.body.answers)
  const second = await pull(0, first.cursors)
  expect(second).toMatchObject({ resync: [], complete: true })
  expect(second.rows.map((row) => row.id)).toEqual([made.payload.customerId])
  expect((await pull(1, second.cursors)).rows).toEqual([])
})

test('the newest head that a store has acknowledged is known, one row a store', async () => {
  const page = await pull(0, {})
  await pull(1, page.cursors)
  const known = () =>
    nodes[0].client.query<{ position: string; chain: string }>('select position, chain from known_head')
  await expect.poll(known).toEqual([{ position: String(page.head.position), chain: page.head.chain }])
  await pull(1, { [HEAD_CURSOR]: 'forged' })
  expect(await known()).toHaveLength(1)
})

test('what is pushed at one node is heard at the other', async () => {
  const carmen = await signIn(nodes[1].url, 'carmen')
  const stream = new WebSocket(`${nodes[1].url.replace('http', 'ws')}/v1/live`, {
    headers: { authorization: `Bearer ${carmen.access}` },
  })
  await new Promise((resolve) => stream.once('open', resolve))
  const heard = new Promise((resolve) => stream.once('message', (data) => resolve(String(data))))
  await post(nodes[0].url, '/push', pushOf(luis.store, [creation(luis.userId)]), luis.access)
  expect(await heard).toBe('{"something":true}')
  stream.terminate()
})

test('consoles at two nodes see each other’s work', async () => {
  const [at0, at1] = [testConsole(nodes[0].url), testConsole(nodes[1].url)]
  consoles.push(at0, at1)
  await at0.call('session.signIn', { login: 'carmen', password: PASSWORD })
  await at1.call('session.signIn', { login: 'sofia', password: PASSWORD })
  const { payload } = creation('')
  await at0.act('customer.create', { ...payload, name: 'Panadería La Espiga' })
  await at1.until('customers.search', { text: 'espiga' }, (page) => page.rows.length === 1)
  const hash = createHash('sha256').update('Panadería La Espiga').digest('hex')
  const edit = { customerId: payload.customerId, name: { text: 'Panadería El Trigo', replaces: hash } }
  expect(await at1.act('customer.edit', edit)).toMatchObject({ ok: true })
  await at0.until('customers.search', { text: 'trigo' }, (page) => page.rows.length === 1)
})

test('says how it is: database, recovery, and what was kept', async () => {
  const health = async () => (await fetch(`${nodes[1].url}/health`)).json()
  expect(await health()).toMatchObject({ status: 'ok', database: 'up', recovering: false, recovery: null })
  await nodes[0].client.query(
    `insert into kept_command (command_id, why, actor, store, body, at) values ($1, 'held', $1, $1, '{}', '')`,
    [id()],
  )
  await nodes[0].engine.beginRecovery()
  expect(await health()).toMatchObject({ recovering: true, recovery: { collected: 0, until: expect.any(String) } })
  expect(await metric(nodes[1], 'recovering')).toBe(1)
  expect(await metric(nodes[1], 'commands_kept{why="held"}')).toBe(1)
  expect(await metric(nodes[1], 'commands_kept{why="deposited"}')).toBe(0)
  expect(await metric(nodes[1], 'commands_kept{why="recovery"}')).toBe(0)
  await nodes[0].client.query('delete from kept_command')
  await nodes[1].engine.endRecovery()
  expect(await metric(nodes[0], 'recovering')).toBe(0)
  expect(await metric(nodes[0], 'log_position')).toBeGreaterThan(0)
})

test('a node whose database does not answer says so, and is still there to say it', async () => {
  const node = await testCentre({ database: await newDatabase(), keys, people: false })
  const [here] = await node.client.query<{ name: string }>('select current_database() as name')
  const end = here?.name
  const holder = new pg.Client(database)
  await holder.connect()
  await holder.query(`alter database ${end} allow_connections false`)
  await holder.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [end])
  const down = await fetch(`${node.url}/health`)
  expect([down.status, await down.json()]).toEqual([503, { status: 'unavailable', database: 'down' }])
  await holder.query(`alter database ${end} allow_connections true`)
  await holder.end()
  expect((await fetch(`${node.url}/health`)).status).toBe(200)
  await node.close()
})

test('a node that is told to stop answers the push that it has begun, and takes no other', async () => {
  const node = await testCentre({ database, keys, people: false })
  // After the recovery every store goes through it once.
  const sofia = await signIn(node.url, 'sofia')
  const recovery = (await node.engineParts.store.snapshot((transaction) => transaction.recovery()))?.id ?? null
  const holder = new pg.Client(database)
  await holder.connect()
  await holder.query('begin; select 1 from head for update')
  const made = creation(sofia.userId)
  const push = post(node.url, '/push', { ...pushOf(sofia.store, [made]), heard: recovery }, sofia.access)
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await nodes[0].client.query(waiting)).length === 0) await nextTurn()
  const stopped = node.close()
  await expect(fetch(`${node.url}/health`)).rejects.toThrow()
  await holder.query('commit')
  await holder.end()
  expect(await push).toMatchObject({ status: 200, body: { answers: [{ id: made.id, outcome: 'accepted' }] } })
  await stopped
  const rows = await nodes[0].client.query('select outcome from log where command_id = $1', [made.id])
  expect(rows).toEqual([{ outcome: 'accepted' }])
})
