import { afterAll, beforeAll, expect, test } from 'vitest'
import { centreLog } from '#central/log.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { creation, post, pushOf, signIn } from '../identity/caller.ts'

/** In everything that is asked below. No line may have it. */
const MARK = 'Zoraida-Quintero-52418734'
const lines: string[] = []
let centre: TestCentre
beforeAll(async () => {
  centre = await testCentre({ log: centreLog('warn', { write: (line: string) => void lines.push(line) }) })
})
afterAll(() => centre.close())

const written = () => lines.map((line): Record<string, unknown> => JSON.parse(line))

test('what fails is written with its route, its code and its place, and with nothing that anybody typed', async () => {
  const ana = await signIn(centre.url, 'luis')
  const raw = (path: string, body: string) =>
    fetch(`${centre.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await raw('/v1/session/sign-in', `{"login": "${MARK}`)
  await post(centre.url, '/session/sign-in', { login: MARK, password: MARK, device: 'x', app: '0.1.0' })
  await fetch(`${centre.url}/v1/${MARK}?q=${MARK}`)

  // The machinery breaks under a push: a constraint that quotes the row it does not take.
  await centre.client.query(`alter table doc_customer add constraint nobody_new check (doc::text not like '%${MARK}%')`)
  const named = creation(ana.userId)
  const customer = { ...named, payload: { ...(named.payload as object), name: MARK, notes: MARK } }
  await post(centre.url, '/push', pushOf(ana.store, [customer]), ana.access)
  await centre.client.query('alter table doc_customer drop constraint nobody_new')

  // A table that is gone: the request itself fails.
  await centre.client.query('alter table doc_customer rename to gone')
  const searched = await post(centre.url, '/search/customers', { text: MARK }, ana.access)
  await centre.client.query('alter table gone rename to doc_customer')

  expect(searched.status).toBe(500)
  expect(written()).toContainEqual(
    expect.objectContaining({
      level: 50,
      route: '/v1/search/customers',
      err: expect.objectContaining({ code: '42P01' }),
    }),
  )
  const refused = written().find(({ command }) => command === customer.id)
  expect(refused).toMatchObject({ err: { code: '23514', constraint: 'nobody_new', table: 'doc_customer' } })
  expect(lines.join('')).not.toContain(MARK)
})

test('a node that tells everything tells of a request its route alone', async () => {
  const told: string[] = []
  const talkative = await testCentre({ log: centreLog('info', { write: (line: string) => void told.push(line) }) })
  await fetch(`${talkative.url}/v1/${MARK}?q=${MARK}`)
  await fetch(`${talkative.url}/health`)
  await talkative.close()
  const requests = told.map((line) => JSON.parse(line)).flatMap(({ req }) => (req === undefined ? [] : [req]))
  expect(requests).toContainEqual({ method: 'GET', route: '/health' })
  expect(told.join('')).not.toContain(MARK)
})
