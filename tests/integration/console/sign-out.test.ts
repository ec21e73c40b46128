import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { testConsole } from '../../support/console.ts'

let centre: TestCentre
beforeAll(async () => {
  centre = await testCentre()
})
afterAll(() => centre.close())

const living = () =>
  centre.client.query<{ id: string }>('select id from session where revoked_at is null and refresh_hash is not null')

test('a sign-out ends the session at the centre, also where its access has just run out or is being replaced', async () => {
  for (const isAsking of [false, true]) {
    const console = testConsole(centre.url)
    expect(await console.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
    await console.until('sync.status', {}, ({ connection, pending }) => connection === 'online' && pending === 0)
    expect(await living()).toHaveLength(1)
    await centre.client.query(
      "update session set access_until = '2026-01-01T00:00:00.000Z' where revoked_at is null",
      [],
    )
    // Its token is refused, and another one is on its way as its person leaves.
    const asked = isAsking ? console.call('central.excludedList', {}) : null
    expect(await console.call('session.signOut', { leave: true })).toMatchObject({ ok: true })
    await asked
    expect(await living()).toEqual([])
    await console.stop()
    console.remove()
  }
})
