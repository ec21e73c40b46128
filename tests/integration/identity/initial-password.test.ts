import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { testConsole } from '../../support/console.ts'
import { creation, post, pushOf, type SignedStore, signIn } from './caller.ts'

const INITIAL = 'la que dio la administradora'
const OWN = 'una que nadie mas sabe'
let centre: TestCentre
let admin: SignedStore
beforeAll(async () => {
  centre = await testCentre()
  admin = await signIn(centre.url, 'admin')
})
afterAll(() => centre.close())

const give = async (login: string) => {
  const { userId } = await signIn(centre.url, login)
  const given = { userId, login, password: INITIAL }
  expect((await post(centre.url, '/users/initial-password', given, admin.access)).status).toBe(204)
}

test('with an initial password the centre serves its change and the sign-out, and nothing else', async () => {
  await give('luis')
  const luis = await signIn(centre.url, 'luis', INITIAL)
  const refused = { status: 403, body: { code: 'session.mustChangePassword' } }
  const push = () => post(centre.url, '/push', pushOf(luis.store, [creation(luis.userId)]), luis.access)
  const search = () => post(centre.url, '/search/customers', { text: 'textiles' }, luis.access)
  expect(await push()).toMatchObject(refused)
  // The token is one that was let in before, by what it may.
  expect(await push()).toMatchObject(refused)
  expect(await search()).toMatchObject(refused)
  expect(await post(centre.url, '/phone/account', undefined, luis.access)).toMatchObject(refused)
  const live = new WebSocket(`${centre.url.replace('http', 'ws')}/v1/live`, {
    headers: { authorization: `Bearer ${luis.access}` },
  })
  expect(
    await new Promise((told) => {
      live.once('open', () => told('open'))
      live.once('error', ({ message }) => told(message))
    }),
  ).toBe('Unexpected server response: 401')
  expect((await post(centre.url, '/undelivered', { store: luis.store, count: 0 }, luis.access)).status).toBe(204)
  expect((await post(centre.url, '/password', { current: INITIAL, next: OWN }, luis.access)).status).toBe(204)
  expect(await push()).toMatchObject({ status: 200, body: { answers: [{ outcome: 'accepted' }] } })
  expect((await search()).status).toBe(200)
  expect((await post(centre.url, '/session/end', undefined, luis.access)).status).toBe(204)
})

test('the console’s first sign-in: the password is changed, and everything comes', async () => {
  await give('ana')
  const console = testConsole(centre.url)
  try {
    expect(await console.call('session.signIn', { login: 'ana', password: INITIAL })).toMatchObject({ ok: true })
    expect(console.state().state).toBe('mustChangePassword')
    // Long enough for a first exchange, which is refused.
    await new Promise((over) => setTimeout(over, 1_500))
    const changed = await console.call('session.changePassword', { current: INITIAL, next: OWN })
    expect(changed).toMatchObject({ ok: true })
    expect(console.state().state).toBe('open')
    await console.until('sync.status', {}, ({ connection, pending }) => connection === 'online' && pending === 0)
  } finally {
    await console.stop()
    console.remove()
  }
})
