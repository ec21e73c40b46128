import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOptions } from '#central/config/options.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'

const TOKEN = 'la de Prometheus, larga'
let open: TestCentre
let closed: TestCentre

beforeAll(async () => {
  // A balancer on another machine, whose word is believed: nobody becomes one of this machine by it.
  open = await testCentre({ people: false, metricsToken: TOKEN, proxies: '10.9.9.9' })
  closed = await testCentre({ people: false })
})
afterAll(async () => {
  await open.close()
  await closed.close()
})

const PAGES = ['/metrics', '/docs/', '/docs/json', '/docs/static/swagger-ui.css']
const ask = async (
  { app }: TestCentre,
  url: string,
  from: string,
  headers: Record<string, string> = {},
): Promise<[number, string | undefined]> => {
  const answer = await app.inject({ method: 'GET', url, remoteAddress: from, headers })
  return [answer.statusCode, answer.headers['content-type']?.toString().split(';')[0]]
}
const NOTHING_THERE = [404, 'application/problem+json']

test.each(PAGES)('%s is there for a program of the machine itself, and for whoever has the token', async (page) => {
  for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect((await ask(closed, page, from))[0], from).toBe(200)
  expect((await ask(open, page, '10.1.2.3', { authorization: `Bearer ${TOKEN}` }))[0]).toBe(200)
})

test.each(PAGES)('%s is not there for anybody else', async (page) => {
  expect(await ask(closed, page, '10.1.2.3')).toEqual(NOTHING_THERE)
  expect(await ask(closed, '/nothing/of/the/kind', '10.1.2.3'), 'as what never was').toEqual(NOTHING_THERE)
  for (const authorization of ['Bearer ', 'Bearer null', `Bearer ${TOKEN}`])
    expect(await ask(closed, page, '10.1.2.3', { authorization }), authorization).toEqual(NOTHING_THERE)
  for (const authorization of ['', `Bearer ${TOKEN}x`, `Bearer ${'x'.repeat(TOKEN.length)}`, TOKEN])
    expect(await ask(open, page, '10.1.2.3', { authorization }), authorization).toEqual(NOTHING_THERE)
})

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
  'a balancer of this machine does not open them to the world, and its %s says that it is one',
  async (header) => {
    for (const page of PAGES)
      expect(await ask(closed, page, '127.0.0.1', { [header]: '203.0.113.7' })).toEqual(NOTHING_THERE)
    expect(await ask(open, '/metrics', '10.9.9.9', { [header]: '127.0.0.1' })).toEqual(NOTHING_THERE)
  },
)

test('the balancer asks after the health from wherever it is; a token that can be guessed is not taken', async () => {
  expect(await ask(closed, '/health', '10.1.2.3')).toEqual([200, 'application/json'])
  expect(readOptions([], { METRICS_TOKEN: TOKEN }).metricsToken).toBe(TOKEN)
  expect(readOptions([], {}).metricsToken).toBeNull()
  expect(() => readOptions([], { METRICS_TOKEN: 'corta' })).toThrow()
})
