import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putCredential } from '#central/identity/credentials.ts'
import type { IdentityParts } from '#central/identity/identity-parts.ts'
import { personBehind } from '#central/identity/known-person.ts'
import { hashPassword } from '#central/identity/passwords.ts'
import { refreshSession } from '#central/identity/sessions.ts'
import { signIn } from '#central/identity/sign-in.ts'
import { forgetOldTries } from '#central/identity/tries.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import type { StoreId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { id, post } from './caller.ts'

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('sessions on $name', ({ database }) => {
  let centre: TestCentre
  let parts: IdentityParts
  let clock = Date.now()

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    parts = { client: centre.client, model, now: () => instantOf(clock), recoveryKey: '' }
  })
  afterAll(() => centre.close())

  const enter = async (login: string, password = PASSWORD) =>
    signIn(parts, { login, password, store: id() as StoreId, device: 'prueba', publicKey: '' }) // a UUIDv7 by construction
  const refreshOf = async (login: string) => {
    const signed = await enter(login)
    if (!signed.ok) throw new Error(signed.error.code)
    return signed.value.tokens
  }
  const sessionOf = (access: string | undefined) => personBehind(parts, access ?? '')
  const refreshed = (token: string | undefined) =>
    refreshSession(centre.client, token ?? '', instantOf(clock)).then((given) => given?.tokens ?? null)

  test('a rotated token whose answer never arrived is good once more within a minute', async () => {
    const first = await refreshOf('ana')
    const lost = await refreshed(first.refresh)
    clock += 59_000
    const again = await refreshed(first.refresh)
    expect(again).not.toBeNull()
    expect(await sessionOf(again?.access)).not.toBeNull()
    expect(await sessionOf(lost?.access), 'one access token at a time').toBeNull()
    expect(await refreshed(again?.refresh), 'and the session goes on').not.toBeNull()
  })

  test('used a second time it ends the session, for whoever has the new one too', async () => {
    const first = await refreshOf('ana')
    await refreshed(first.refresh)
    const grace = await refreshed(first.refresh)
    expect(await refreshed(first.refresh)).toBeNull()
    expect(await refreshed(grace?.refresh)).toBeNull()
    expect(await sessionOf(grace?.access)).toBeNull()
  })

  test('after the minute its first use ends the session', async () => {
    const first = await refreshOf('ana')
    const second = await refreshed(first.refresh)
    clock += 61_000
    expect(await refreshed(first.refresh)).toBeNull()
    expect(await refreshed(second?.refresh)).toBeNull()
  })

  test('a token of many rotations ago ends the session as well', async () => {
    const first = await refreshOf('ana')
    let last = first
    for (let turn = 0; turn < 4; turn++) last = (await refreshed(last.refresh)) ?? last
    expect(await refreshed(first.refresh)).toBeNull()
    expect(await refreshed(last.refresh)).toBeNull()
  })

  test('of two at once with one token both are answered, and the next is the later one’s', async () => {
    const first = await refreshOf('ana')
    const both = await Promise.all([refreshed(first.refresh), refreshed(first.refresh)])
    expect(both.every((one) => one !== null)).toBe(true)
    const good = await Promise.all(both.map((one) => sessionOf(one?.access)))
    expect(good.filter((one) => one !== null)).toHaveLength(1)
  })

  test('after five wrong passwords the login rests, the right one included, and each rest is longer', async () => {
    const wrong = () => enter('luis', 'no es esta')
    for (let turn = 0; turn < 5; turn++)
      expect(await wrong()).toEqual({ ok: false, error: { code: 'session.wrongPassword' } })
    expect(await enter('luis')).toMatchObject({ error: { code: 'session.resting' } })
    clock += 31_000
    expect(await wrong()).toMatchObject({ error: { code: 'session.wrongPassword' } })
    clock += 31_000
    expect(await enter('luis')).toMatchObject({ error: { code: 'session.resting' } })
    clock += 30_000
    expect(await enter('luis')).toMatchObject({ ok: true })
    expect(await enter('luis', 'no es esta'), 'and it is forgiven').toMatchObject({
      error: { code: 'session.wrongPassword' },
    })
    expect(await enter('luis')).toMatchObject({ ok: true })
  })

  test('whoever is given a new password while their login rests comes in with it at once', async () => {
    for (let turn = 0; turn < 6; turn++) await enter('ana', 'no es esta')
    expect(await enter('ana')).toMatchObject({ error: { code: 'session.resting' } })
    const user = samplePeople.find(({ login }) => login === 'ana')
    const hash = await hashPassword('otra clave de prueba larga')
    const given = { userId: user?.id ?? '', login: 'ana', hash, mustChange: true, now: instantOf(clock) }
    await putCredential(centre.client, given)
    expect(await enter('ana', 'otra clave de prueba larga')).toMatchObject({ ok: true })
  })

  test('a login that nobody has rests as one that somebody has', async () => {
    const said = async (login: string) => {
      const answers: unknown[] = []
      for (let turn = 0; turn < 8; turn++) {
        if (turn === 7) clock += 31_000
        answers.push(await enter(login, 'no es esta'))
      }
      clock -= 31_000
      return answers
    }
    const [known, unknown] = [await said('julian'), await said('nadie')]
    expect(known.slice(4, 6)).toMatchObject([
      { error: { code: 'session.wrongPassword' } },
      { error: { code: 'session.resting' } },
    ])
    expect(unknown).toEqual(known)
    clock += 24 * 60 * 60_000 + 62_000
    await forgetOldTries(centre.client, instantOf(clock))
    expect(await enter('nadie'), 'and is forgotten after a day').toMatchObject({
      error: { code: 'session.wrongPassword' },
    })
    expect(await centre.client.query('select failures from sign_in_try')).toEqual([{ failures: 1 }])
  })

  test.each(['carmen', 'tampoco'])(
    'of many guesses at once, each at a node of its own, five are looked at (%s)',
    async (login) => {
      const node = () => ({ ...parts, client: Object.create(centre.client) as SqlClient }) // the same database
      const guesses = await Promise.all(
        Array.from(
          { length: 30 },
          () => signIn(node(), { login, password: 'no es', store: id() as StoreId, device: 'prueba', publicKey: '' }), // as above
        ),
      )
      const codes = guesses.map((guess) => (guess.ok ? 'in' : guess.error.code)).sort()
      expect(codes).toEqual([...Array(25).fill('session.resting'), ...Array(5).fill('session.wrongPassword')])
    },
  )

  test('the right password comes in from many places at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => enter('admin')))
    expect(all.map(({ ok }) => ok)).toEqual(Array(12).fill(true))
  })

  test('the rest is the login’s: others at the same address come in', async () => {
    for (let turn = 0; turn < 6; turn++) await enter('sofia', 'no es esta')
    expect(await enter('sofia')).toMatchObject({ error: { code: 'session.resting' } })
    expect(await enter('pedro')).toMatchObject({ ok: true })
  })
})

test('a whole site signs in from one address, and whoever guesses from it is slowed down, whatever address they claim', async () => {
  const centre = await testCentre({ signInsPerMinute: 12 })
  const said = (login: string, password: string) =>
    fetch(`${centre.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${Math.floor(Math.random() * 250)}` },
      body: JSON.stringify({ login, password, store: id(), device: 'prueba', publicKey: '' }),
    }).then((response) => response.status)
  const site = await Promise.all(['ana', 'luis', 'sofia', 'pedro', 'carmen'].map((login) => said(login, PASSWORD)))
  expect(site).toEqual([200, 200, 200, 200, 200])
  const guesses: number[] = []
  for (let turn = 0; turn < 10; turn++) guesses.push(await said(`nadie${turn}`, 'adivino'))
  expect(guesses).toEqual([...Array(7).fill(401), ...Array(3).fill(429)])
  expect((await post(centre.url, '/session/refresh', { refresh: 'x' })).status, 'who is in stays in').toBe(401)
  await centre.close()
})
