import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { Supervision } from '#central/supervision/supervised-pbx.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { BoardTold } from '#shared/supervision/board.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { samplePeople, sampleTeams } from '#tools/sample/people.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { command, id, post, pushOf, signIn } from '../identity/caller.ts'

let centre: TestCentre
beforeAll(async () => {
  centre = await testCentre()
})
afterAll(() => centre.close())

const idOf = (login: string) => {
  const found = samplePeople.find((one) => one.login === login)
  if (found === undefined) throw new Error(`there is no ${login}`)
  return found.id
}
const stream = (access: string, at = centre) => {
  const socket = new WebSocket(`${at.url.replace('http', 'ws')}/v1/board`, {
    headers: { authorization: `Bearer ${access}` },
  })
  const told: BoardTold[] = []
  let closed: number | null = null
  socket.on('message', (data) => told.push(BoardTold.parse(JSON.parse(String(data)))))
  socket.on('close', (code) => {
    closed = code
  })
  socket.on('error', () => {})
  return { told, closed: () => closed, end: () => socket.terminate() }
}
const call = id() as Extract<PbxEvent, { type: 'callAnswered' }>['call'] // a well-formed id
const answered = (login: string, queue = 'servicio'): PbxEvent => ({
  type: 'callAnswered',
  id: `answer-${login}`,
  at: Date.now(),
  pbx: 'pbx',
  call,
  part: `part-${login}`,
  advisor: idOf(login),
  stay: null,
  queue,
  direction: 'inbound',
  number: '3105550142',
})

test('a coordinator is told everything at once, then what has changed, and that it still stands', async () => {
  const sofia = await signIn(centre.url, 'sofia')
  const { told, end } = stream(sofia.access)
  await expect.poll(() => told.length).toBeGreaterThan(0)
  expect(told[0]).toMatchObject({ whole: true, status: { pbx: 'none', heardAt: null } })
  expect(told[0]?.queues.map(({ queue }) => queue).sort()).toEqual(['credito', 'servicio'])
  expect(told[0]?.advisors.map(({ advisor }) => advisor).sort()).toEqual(['luis', 'carmen', 'sofia'].map(idOf).sort())
  centre.board.hear([answered('luis')])
  await expect.poll(() => told.find(({ whole, advisors }) => !whole && advisors.length > 0)).toBeDefined()
  const changed = told.filter(({ whole, advisors }) => !whole && advisors.length > 0)
  expect(changed.flatMap(({ advisors }) => advisors.map(({ advisor }) => advisor))).toEqual([idOf('luis')])
  const before = told.length
  await expect.poll(() => told.length, { timeout: 5_000 }).toBeGreaterThan(before + 1)
  expect(told.at(-1)?.now).toBeGreaterThan(told[0]?.now ?? 0)
  end()
})

test('nobody else is told anything', async () => {
  for (const login of ['luis', 'admin', 'ana']) {
    const person = await signIn(centre.url, login)
    const { told, closed } = stream(person.access)
    await expect.poll(closed).toBe(4403)
    expect(told).toEqual([])
  }
  const stranger = stream('nobody')
  await expect.poll(stranger.closed).toBe(1006)
})

test('a connection that is broken off while its person is looked up ends nothing but itself', async () => {
  const { hostname, port } = new URL(centre.url)
  const { access } = await signIn(centre.url, 'sofia')
  const free = Promise.withResolvers<void>()
  // PGlite serves one transaction at a time: the look waits behind it.
  const held = centre.client.transaction('read committed', () => free.promise)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write(`GET /v1/board HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${access}\r\nConnection: Upgrade\r\n`)
  socket.write(`Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`)
  await sleep(100)
  socket.resetAndDestroy()
  await sleep(100)
  free.resolve()
  await held
  expect((await fetch(`${centre.url}/health`)).status).toBe(200)
})

test('queues and people of other teams are not in it', async () => {
  const sofia = await signIn(centre.url, 'sofia')
  const { told, end } = stream(sofia.access)
  await expect.poll(() => told.length).toBeGreaterThan(0)
  centre.board.hear([{ ...answered('ana', 'eventos'), id: 'elsewhere', part: 'elsewhere' } as PbxEvent])
  centre.board.hear([{ ...answered('carmen'), id: 'here', part: 'here' } as PbxEvent])
  await expect
    .poll(() =>
      told.flatMap(({ advisors }) => advisors).some(({ advisor, call }) => advisor === idOf('carmen') && call !== null),
    )
    .toBe(true)
  expect(told.flatMap(({ advisors }) => advisors).some(({ advisor }) => advisor === idOf('ana'))).toBe(false)
  expect(told.flatMap(({ queues }) => queues).some(({ queue }) => queue === 'eventos')).toBe(false)
  end()
})

test('who is disabled is out at once', async () => {
  const [sofia, admin] = [await signIn(centre.url, 'sofia'), await signIn(centre.url, 'admin')]
  const { told, closed } = stream(sofia.access)
  await expect.poll(() => told.length).toBeGreaterThan(0)
  const push = (name: string) =>
    post(
      centre.url,
      '/push',
      pushOf(admin.store, [command(name, { userId: sofia.userId }, admin.userId)]),
      admin.access,
    )
  await push('user.disable')
  await expect.poll(closed).toBe(4403)
  await push('user.enable')
})

test('whose session was ended elsewhere is out with the next look, at the board and at the news', async () => {
  const [sofia, admin] = [await signIn(centre.url, 'sofia'), await signIn(centre.url, 'admin')]
  const board = stream(sofia.access)
  await expect.poll(() => board.told.length).toBeGreaterThan(0)
  const news = new WebSocket(`${centre.url.replace('http', 'ws')}/v1/live`, {
    headers: { authorization: `Bearer ${sofia.access}` },
  })
  await new Promise((opened) => news.once('open', opened))
  const newsClosed = new Promise((over) => news.once('close', over))
  expect((await post(centre.url, '/users/revoke', { userId: sofia.userId }, admin.access)).status).toBe(204)
  const pedro = await signIn(centre.url, 'pedro')
  for (const name of ['user.disable', 'user.enable'])
    await post(
      centre.url,
      '/push',
      pushOf(admin.store, [command(name, { userId: pedro.userId }, admin.userId)]),
      admin.access,
    )
  await expect.poll(board.closed).toBe(4403)
  expect(await newsClosed).toBe(4403)
})

test('what was left in a team while somebody coordinated it is counted for them, whoever coordinates it now', async () => {
  const database = await newDatabase()
  const first = await testCentre({ database })
  const [luis, admin] = [await signIn(first.url, 'luis'), await signIn(first.url, 'admin')]
  expect((await post(first.url, '/undelivered', { store: luis.store, count: 3 }, luis.access)).status).toBe(204)
  const edit = command('team.edit', { teamId: sampleTeams[0]?.id, coordinatorId: null }, admin.userId)
  const edited = await post(first.url, '/push', pushOf(admin.store, [edit]), admin.access)
  expect(edited.body.answers).toMatchObject([{ outcome: 'accepted' }])
  // A node counts it when it opens its board.
  const second = await testCentre({ database, people: false })
  const { told, end } = stream((await signIn(second.url, 'sofia')).access, second)
  await expect.poll(() => told.length).toBeGreaterThan(0)
  expect(told[0]).toMatchObject({ teams: [], undelivered: 3 })
  end()
  await second.close()
  await first.close()
})

test('a queue that a coordinator sets otherwise is counted otherwise at once', async () => {
  const sofia = await signIn(centre.url, 'sofia')
  const { told, end } = stream(sofia.access)
  const push = (commands: unknown[]) => post(centre.url, '/push', pushOf(sofia.store, commands), sofia.access)
  const stay = { pbx: 'pbx', call: id() as typeof call, stay: 'set', queue: 'credito' } // a well-formed id
  const at = Date.now() - 60_000
  centre.board.hear([
    { ...stay, type: 'queueEntered', id: 'set-in', at, number: null },
    { ...answered('carmen', 'credito'), ...stay, id: 'set-answer', part: 'set', at: at + 25_000 } as PbxEvent,
  ])
  const level = () =>
    told
      .flatMap(({ queues }) => queues)
      .filter(({ queue }) => queue === 'credito')
      .at(-1)
      ?.figures.find((one) => one.id === 'serviceLevel')?.numerator
  await expect.poll(level).toBe(0)
  const targets = { withinMs: 30_000, goal: 0.9, shortMs: 5_000, countAbandonedWithin: false, countFlowOuts: false }
  const answer = await push([
    command('queue.create', { code: 'credito', name: 'Crédito' }, sofia.userId),
    command('queue.edit', { code: 'credito', targets }, sofia.userId),
  ])
  expect(answer.body.answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['accepted', 'accepted'])
  await expect.poll(level).toBe(1)
  end()
})

const act = (access: string, advisor: string, more: object = {}) =>
  post(centre.url, '/board/act', { act: 'listen', advisor: idOf(advisor), call, ...more }, access)

test('without a bridge nothing is done, and nothing is logged', async () => {
  const sofia = await signIn(centre.url, 'sofia')
  expect(await act(sofia.access, 'luis')).toMatchObject({ status: 503, body: { code: 'phone.pbxAway' } })
  expect(await centre.client.query(`select 1 from log where outcome = 'supervised'`)).toEqual([])
})

test('what a coordinator does with an advisor of theirs is asked of the bridge, and is in the log', async () => {
  const asked: Supervision[] = []
  const detach = centre.board.attach({
    can: () => ['listen', 'presence'],
    perform: async (one) => {
      asked.push(one)
      return one.act === 'listen' ? ok(null) : reject('supervision.notNow')
    },
  })
  const sofia = await signIn(centre.url, 'sofia')
  expect((await act(sofia.access, 'luis')).status).toBe(204)
  expect(asked).toEqual([{ act: 'listen', by: idOf('sofia'), advisor: idOf('luis'), call }])
  const state = { act: 'presence', state: 'break', reason: 'Pidió salir' }
  expect(await act(sofia.access, 'luis', state)).toMatchObject({ status: 422, body: { code: 'supervision.notNow' } })
  expect(await act(sofia.access, 'luis', { act: 'whisper' })).toMatchObject({ status: 503 })
  expect(await act(sofia.access, 'ana')).toMatchObject({ status: 403, body: { code: 'supervision.notYours' } })
  expect((await act((await signIn(centre.url, 'luis')).access, 'carmen')).status).toBe(403)
  const rows = await centre.client.query<{ actor: string; versions: unknown }>(
    `select actor, versions from log where outcome = 'supervised' order by position`,
  )
  expect(rows).toEqual([
    {
      actor: idOf('sofia'),
      versions: [
        ['user', idOf('luis'), 0],
        ['supervision.listen', call, 1],
      ],
    },
    {
      actor: idOf('sofia'),
      versions: [
        ['user', idOf('luis'), 0],
        ['supervision.presence', idOf('luis'), 1],
      ],
    },
    // Nothing came of it.
    {
      actor: idOf('sofia'),
      versions: [
        ['user', idOf('luis'), 0],
        ['supervision.presence.refused', idOf('luis'), 1],
      ],
    },
  ])
  detach()
})
