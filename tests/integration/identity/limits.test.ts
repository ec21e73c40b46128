import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '#shared/kernel/instants.ts'
import { type TestCentre, testCentre, testKeys } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { post, type SignedStore, signIn } from './caller.ts'

const PER_MINUTE = 20
let centre: TestCentre
beforeAll(async () => {
  centre = await testCentre({ requestsPerMinute: PER_MINUTE })
})
afterAll(() => centre.close())

const asks = async ({ store, access }: SignedStore, times: number): Promise<number[]> => {
  const answers: number[] = []
  for (let turn = 0; turn < times; turn++)
    answers.push((await post(centre.url, '/undelivered', { store, count: 0 }, access)).status)
  return answers
}

test('people of one site are counted each by themself, whatever its address asks for together', async () => {
  const site = await Promise.all(['luis', 'sofia', 'ana', 'carmen'].map((login) => signIn(centre.url, login)))
  for (const one of site) expect(await asks(one, PER_MINUTE - 5)).toEqual(Array(PER_MINUTE - 5).fill(204))
  const [luis, sofia] = site
  if (luis === undefined || sofia === undefined) throw new Error('nobody has signed in')
  expect((await asks(luis, 10)).at(-1), 'one who asks too often is slowed down').toBe(429)
  expect(await asks(sofia, 1)).toEqual([204])
  // A token that is made up opens no count of its own.
  const strangers: number[] = []
  for (let turn = 0; turn < PER_MINUTE + 1; turn++) {
    const access = randomBytes(16).toString('hex')
    strangers.push((await post(centre.url, '/undelivered', { store: luis.store, count: 0 }, access)).status)
  }
  expect(strangers[0]).toBe(401)
  expect(strangers.at(-1)).toBe(429)
})

test('a token that was ended uses up its address, not its former owner, and keeps nobody of that site out', async () => {
  const site = await testCentre({ requestsPerMinute: PER_MINUTE })
  const asksWith = async ({ store, access }: Pick<SignedStore, 'store' | 'access'>) =>
    (await post(site.url, '/undelivered', { store, count: 0 }, access)).status
  const old = await signIn(site.url, 'luis')
  expect(await asksWith(old)).toBe(204)
  expect((await post(site.url, '/session/end', undefined, old.access)).status).toBe(204)
  const answers: number[] = []
  for (let turn = 0; turn < 2 * PER_MINUTE; turn++) answers.push(await asksWith(old))
  expect([answers[0], answers.at(-1)]).toEqual([401, 429])
  const luis = await signIn(site.url, 'luis')
  expect([await asksWith(luis), await asksWith(luis)]).toEqual([204, 204])
  const { access } = (await post(site.url, '/session/refresh', { refresh: luis.refresh })).body
  expect(await asksWith({ store: luis.store, access })).toBe(204)
  expect(await asksWith(await signIn(site.url, 'sofia'))).toBe(204)
  await site.close()
})

test('tokens that were replaced or ended use up nothing of their former owner, not with their first request either', async () => {
  const site = await testCentre({ requestsPerMinute: PER_MINUTE })
  const asksWith = async ({ store, access }: Pick<SignedStore, 'store' | 'access'>) =>
    (await post(site.url, '/undelivered', { store, count: 0 }, access)).status
  const asksOnceWithEach = async (old: readonly Pick<SignedStore, 'store' | 'access'>[]) => {
    const answers: number[] = []
    for (const one of old) answers.push(await asksWith(one))
    return [answers[0], answers.at(-1)]
  }
  let luis = await signIn(site.url, 'luis')
  const replaced: SignedStore[] = []
  for (let turn = 0; turn < PER_MINUTE; turn++) {
    replaced.push(luis)
    luis = { ...luis, ...(await post(site.url, '/session/refresh', { refresh: luis.refresh })).body }
  }
  expect(await asksOnceWithEach(replaced)).toEqual([401, 401])
  expect(await asksWith(luis)).toBe(204)

  const sofia: SignedStore[] = []
  for (let turn = 0; turn < PER_MINUTE; turn++) sofia.push(await signIn(site.url, 'sofia'))
  const admin = await signIn(site.url, 'admin')
  const { userId } = await signIn(site.url, 'sofia')
  expect((await post(site.url, '/users/revoke', { userId }, admin.access)).status).toBe(204)
  expect(await asksOnceWithEach(sofia)).toEqual([429, 429])
  expect(await asksWith(await signIn(site.url, 'sofia'))).toBe(204)

  const carmen: SignedStore[] = []
  for (let turn = 0; turn < PER_MINUTE / 2; turn++) carmen.push(await signIn(site.url, 'carmen'))
  for (const { access } of carmen)
    expect((await post(site.url, '/session/end', undefined, access)).status, 'her own request').toBe(204)
  expect(await asksOnceWithEach(carmen)).toEqual([429, 429])
  expect(await asksWith(await signIn(site.url, 'carmen'))).toBe(204)
  await site.close()
})

test('a key is opened five times a day by one person, with however many tokens', async () => {
  const pedro = await signIn(centre.url, 'pedro')
  const open = async (access: string) =>
    (await post(centre.url, '/recovery/open', { store: pedro.store, sealed: 'x' }, access)).status
  let tokens = { access: pedro.access, refresh: pedro.refresh }
  const answers: number[] = []
  for (let turn = 0; turn < 6; turn++) {
    answers.push(await open(tokens.access))
    tokens = (await post(centre.url, '/session/refresh', { refresh: tokens.refresh })).body
  }
  expect(answers.slice(0, 5)).not.toContain(429)
  expect(answers.at(-1)).toBe(429)
})

test('and no more at another node, nor after a restart', async () => {
  const options = { database: await newDatabase(), keys: testKeys() }
  const here = await testCentre(options)
  const there = await testCentre({ ...options, people: false })
  const pedro = await signIn(here.url, 'pedro')
  const open = async (at: TestCentre) =>
    (await post(at.url, '/recovery/open', { store: pedro.store, sealed: 'x' }, pedro.access)).body.code
  // All at once, at both: none of them sees a count that another is about to raise.
  const answers = await Promise.all([here, there, here, there, here, there, here, there].map(open))
  expect(answers.filter((code) => code === 'request.tooMany')).toHaveLength(3)
  await Promise.all([here.close(), there.close()])
  const again = await testCentre({ ...options, people: false })
  expect(await open(again)).toBe('request.tooMany')
  const yesterday = instantOf(Date.now() - 25 * 60 * 60_000)
  await again.client.query('update key_opening set opened_at = array_fill($1::text, array[5])', [yesterday])
  expect(await open(again), 'a day later').not.toBe('request.tooMany')
  await again.close()
})
