import type {} from '@fastify/swagger'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { PROTOCOL } from '#shared/sync/protocol.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { command, creation, id, post, pushOf, type SignedStore, signIn } from './caller.ts'

/** What each route takes, well formed: whatever is refused is refused for who asks. */
const routes = (at: SignedStore): readonly [string, unknown][] => [
  ['/push', pushOf(at.store, [])],
  [
    '/pull',
    {
      protocol: PROTOCOL,
      app: '0.1.0',
      store: at.store,
      heard: null,
      cursors: {},
      unsettled: [],
      numbersLeft: 200,
    },
  ],
  ['/common-head', { protocol: PROTOCOL, store: at.store, recovery: id(), heads: [] }],
  ['/undelivered', { store: at.store, count: 1 }],
  ['/password', { current: 'a', next: 'b' }],
  ['/recovery/open', { store: at.store, sealed: '{}' }],
  ['/users/initial-password', { userId: at.userId, login: 'luis', password: 'x' }],
  ['/users/revoke', { userId: at.userId }],
  ['/search/customers', { text: 'textiles' }],
  ['/search/interactions', { customerId: id() }],
  ['/search/closed-cases', {}],
  ['/search/case', { radicado: '1002' }],
  ['/lists', { list: 'deposits' }],
  ['/lists/settle', { list: 'deposits', commandId: id(), how: 'apply' }],
  ['/recovery/end', undefined],
  ['/attachments/standing', { asked: [] }],
  ['/attachments/read', { caseId: id(), id: id(), start: 0 }],
  ['/imports/used', { importId: id() }],
  ['/indicators/first-contact-returns', undefined],
  ['/excluded-numbers', undefined],
  ['/excluded-numbers/load', { list: id(), asOf: '2026-11-01', source: 'RNE', numbers: [], last: true }],
  ['/board/act', { act: 'listen', advisor: at.userId, call: id() }],
  ['/phone/account', undefined],
  ['/phone/presence', { state: 'available', reason: null, ready: true, after: null }],
  ['/phone/place', { contact: 'sip:luis@127.0.0.1' }],
  ['/phone/calls/{id}/hang-up', undefined],
  ['/phone/calls/{id}/retake', undefined],
  ['/phone/calls/{id}/survey', undefined],
  ['/phone/calls/{id}/conference', { joined: id() }],
  ['/phone/calls/{id}/recording', { do: 'pause' }],
  ['/phone/calls/{id}/contact', { form: '{}' }],
  ['/phone/simulate', {}],
  ['/recordings/of', { call: id() }],
  ['/recordings/{id}/listen', undefined],
]
/** The path of one call, whoever's. */
const of = (path: string) => path.replace('{id}', id())
/** These need no session, or end it. */
const OPEN_TO_ALL = ['/session', '/session/refresh', '/session/end', '/last-delivery']
/** Takes bytes, and is asked by itself below. */
const PIECE = '/attachments/piece'
/** Is read, and is asked by itself below. */
const CALLS = '/phone/calls'
const COLLEAGUES = '/phone/colleagues'
const SOUND = '/recordings/{id}/sound'
/** The PBX's, by a token of its own. */
const HAND_OVER = '/pbx/recordings/{kind}/{name}'

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('a disabled person on $name', ({ database }) => {
  let centre: TestCentre
  let luis: SignedStore
  let admin: SignedStore
  let stream: WebSocket

  const setEnabled = async (enabled: boolean) => {
    const change = command(enabled ? 'user.enable' : 'user.disable', { userId: luis.userId }, admin.userId)
    const answer = await post(centre.url, '/push', pushOf(admin.store, [change]), admin.access)
    expect(answer.body.answers).toMatchObject([{ outcome: 'accepted' }])
  }
  const listen = (access: string) =>
    new WebSocket(`${centre.url.replace('http', 'ws')}/v1/live`, { headers: { authorization: `Bearer ${access}` } })

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    luis = await signIn(centre.url, 'luis')
    admin = await signIn(centre.url, 'admin')
    stream = listen(luis.access)
    await new Promise((resolve) => stream.once('open', resolve))
  })
  afterAll(() => centre.close())

  test('every route of the centre is in this test', () => {
    const described = Object.keys(centre.app.swagger().paths ?? {})
    const known = [...routes(luis).map(([path]) => path), ...OPEN_TO_ALL, PIECE, CALLS, COLLEAGUES, SOUND, HAND_OVER]
    const served = described.filter((path) => path.startsWith('/v1/')).map((path) => path.slice('/v1'.length))
    expect(served.sort()).toEqual(known.sort())
  })

  test('is in before, and at once out everywhere: routes, refresh, live stream', async () => {
    for (const [path, body] of routes(luis))
      expect((await post(centre.url, of(path), body, luis.access)).body?.code, path).not.toBe('actor.disabled')
    const closed = new Promise((resolve) => stream.once('close', resolve))
    await setEnabled(false)
    for (const [path, body] of routes(luis))
      expect(await post(centre.url, of(path), body, luis.access), path).toMatchObject({
        status: 403,
        body: { code: 'actor.disabled' },
      })
    // This node knows whose the token is, and begins before it knows that it opens no more: nothing of it stays.
    const position = async () => (await centre.engineParts.store.glance((read) => read.head())).position
    const before = await position()
    const pushed = await post(centre.url, '/push', pushOf(luis.store, [creation(luis.userId)]), luis.access)
    expect(pushed).toMatchObject({ status: 403, body: { code: 'actor.disabled' } })
    expect(await position()).toBe(before)
    const piece = await fetch(`${centre.url}/v1${PIECE}?caseId=${id()}&id=${id()}&command=${id()}&start=0`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${luis.access}`, 'content-type': 'application/octet-stream' },
      body: 'x',
    })
    expect(await piece.json()).toMatchObject({ status: 403, code: 'actor.disabled' })
    for (const path of [CALLS, COLLEAGUES, of('/phone/calls/{id}/contact')]) {
      const read = await fetch(`${centre.url}/v1${path}`, { headers: { authorization: `Bearer ${luis.access}` } })
      expect(await read.json(), path).toMatchObject({ status: 403, code: 'actor.disabled' })
    }
    const sound = await fetch(`${centre.url}/v1${of(SOUND)}?listening=${crypto.randomUUID()}`, {
      headers: { authorization: `Bearer ${luis.access}` },
    })
    expect(await sound.json()).toMatchObject({ status: 403, code: 'actor.disabled' })
    expect((await post(centre.url, '/session/refresh', { refresh: luis.refresh })).status).toBe(401)
    await closed
    const again = listen(luis.access)
    const outcome = await new Promise((resolve) => {
      again.once('open', () => resolve('open'))
      again.once('error', () => resolve('refused'))
    })
    expect(outcome).toBe('refused')
  })

  test('leaves their outbox for their coordinator when the key of their sign-in signs it', async () => {
    const last = creation(luis.userId)
    const signed = luis.signs('push', pushOf(luis.store, [last]))
    const answer = await post(centre.url, '/last-delivery', signed)
    expect(answer).toMatchObject({ status: 200, body: { answers: [{ id: last.id, outcome: 'deposited' }] } })
    const sofia = await signIn(centre.url, 'sofia')
    const listed = await post(centre.url, '/lists', { list: 'deposits' }, sofia.access)
    expect(listed.body.rows).toMatchObject([{ commandId: last.id, payload: last.payload }])
    const again = await post(centre.url, '/last-delivery', signed)
    expect(again.body.answers, 'once, however often').toEqual(answer.body.answers)
  })

  test('leaves it for every coordinator when they have no team, as whoever solves', async () => {
    const pedro = await signIn(centre.url, 'pedro')
    const disable = command('user.disable', { userId: pedro.userId }, admin.userId)
    await post(centre.url, '/push', pushOf(admin.store, [disable]), admin.access)
    const last = creation(pedro.userId)
    await post(centre.url, '/last-delivery', pedro.signs('push', pushOf(pedro.store, [last])))
    const sofia = await signIn(centre.url, 'sofia')
    const listed = await post(centre.url, '/lists', { list: 'deposits' }, sofia.access)
    expect(listed.body.rows).toContainEqual(
      expect.objectContaining({ commandId: last.id, uncoordinated: { team: null } }),
    )
  })

  test('nothing else is deposited: unsigned, altered, another’s key, another’s store, another kind', async () => {
    const push = pushOf(luis.store, [creation(luis.userId)])
    const signed = luis.signs('push', push) as { body: string; signature: string } // as caller.ts makes it
    const carmen = await signIn(centre.url, 'carmen')
    const attempts = {
      unsigned: { ...signed, signature: '' },
      altered: { ...signed, body: signed.body.replace('Textiles', 'Otra') },
      anothersKey: { ...(carmen.signs('push', push) as object), store: luis.store },
      unknownStore: { ...signed, store: id() },
      anotherKind: { ...signed, kind: 'common-head' },
    }
    for (const [what, attempt] of Object.entries(attempts))
      expect((await post(centre.url, '/last-delivery', attempt)).status, what).toBe(401)
    const foreign = carmen.signs('push', push)
    expect((await post(centre.url, '/last-delivery', foreign)).status, 'an enabled person has a session').toBe(401)
  })

  test('signs for their own store alone', async () => {
    const other = luis.signs('push', pushOf(id() as never, [creation(luis.userId)])) // a UUIDv7 by construction
    expect((await post(centre.url, '/last-delivery', other)).status).toBe(400)
  })

  test('is in again when enabled, and the signature no longer opens anything', async () => {
    await setEnabled(true)
    const signed = luis.signs('push', pushOf(luis.store, [creation(luis.userId)]))
    expect((await post(centre.url, '/last-delivery', signed)).status).toBe(401)
    expect((await post(centre.url, '/session/refresh', { refresh: luis.refresh })).status).toBe(200)
  })
})
