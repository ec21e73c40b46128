import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cardOf } from '../../support/card.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'
import { command, post, pushOf, signIn } from './caller.ts'

let centre: TestCentre
const consoles: TestConsole[] = []
const opened = async (login: string) => {
  const one = testConsole(centre.url)
  consoles.push(one)
  expect(await one.call('session.signIn', { login, password: PASSWORD })).toMatchObject({ ok: true })
  await one.until('sync.status', {}, (status) => status.connection === 'online')
  return one
}

beforeAll(async () => {
  centre = await testCentre()
})
afterAll(async () => {
  for (const one of consoles) {
    await one.stop()
    one.remove()
  }
  await centre.close()
})

test('what a person saved before their console knew that they are disabled lies with their coordinator', async () => {
  const luis = await opened('luis')
  const admin = await signIn(centre.url, 'admin')
  const state = luis.state()
  const userId = state.state === 'open' ? state.person.id : ''
  const disabling = command('user.disable', { userId }, admin.userId)
  await post(centre.url, '/push', pushOf(admin.store, [disabling]), admin.access)
  const work = cardOf('Textiles del Valle SAS')
  expect(await luis.act('customer.create', work)).toMatchObject({ ok: true })
  await vi.waitUntil(() => luis.state().state === 'signedOut', { timeout: 10_000 })
  const kept = await centre.engineParts.store.snapshot((transaction) => transaction.kept('deposited'))
  expect(kept.map((one) => one.body.payload)).toEqual([work])
  expect(luis.state()).toMatchObject({ state: 'signedOut', because: 'disabled' })
})

test('what is left at a sign-out is known to its author at another console and to the coordinator, until it is delivered', async () => {
  const carmen = await opened('carmen')
  await centre.engine.beginRecovery()
  await carmen.act('customer.create', cardOf('Textiles del Valle SAS'))
  expect(await carmen.call('session.signOut', { leave: false })).toMatchObject({
    error: { code: 'session.undelivered', facts: { count: 1 } },
  })
  expect(await carmen.call('session.signOut', { leave: true })).toMatchObject({ ok: true })

  const sofia = await signIn(centre.url, 'sofia')
  const list = () => post(centre.url, '/lists', { list: 'undelivered' }, sofia.access)
  expect((await list()).body.rows).toMatchObject([{ name: 'Carmen Rojas', count: 1 }])
  const elsewhere = await fetch(`${centre.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'carmen', password: PASSWORD, store: newId(), device: 'otra', publicKey: '' }),
  })
  expect(await elsewhere.json()).toMatchObject({ undelivered: [{ device: 'prueba', count: 1 }] })

  const other = testConsole(centre.url)
  consoles.push(other)
  await other.call('session.signIn', { login: 'carmen', password: PASSWORD })
  expect(other.state()).toMatchObject({ notices: [{ kind: 'undeliveredElsewhere', device: 'prueba', count: 1 }] })

  await centre.engine.endRecovery()
  await carmen.call('session.signIn', { login: 'carmen', password: PASSWORD })
  await carmen.until('sync.status', {}, (status) => status.pending === 0 && status.connection === 'online')
  // As soon as it is delivered, while she works on.
  await vi.waitUntil(async () => (await list()).body.rows.length === 0, { timeout: 10_000 })
  expect(carmen.state().state).toBe('open')
})
