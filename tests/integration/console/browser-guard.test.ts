import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type BrowserServer, serveBrowser } from '#main/shell/browser/server.ts'
import { type TestConsole, testConsole } from '../../support/console.ts'

const folder = mkdtempSync(join(tmpdir(), 'guard-'))
let server: BrowserServer
let services: TestConsole
let port: number

beforeAll(async () => {
  mkdirSync(join(folder, 'pages'))
  writeFileSync(join(folder, 'pages', 'index.html'), '<!doctype html><title>Consola</title>')
  writeFileSync(join(folder, 'secret.txt'), 'fuera de las páginas')
  services = testConsole('http://127.0.0.1:1', join(folder, 'data'))
  server = await serveBrowser(0, join(folder, 'pages'), services.served, ['wss://central.banco.example'], () => {})
  port = Number(new URL(server.guard.address()).port)
})
afterAll(async () => {
  await server.close()
  await services.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
/** As no browser would: with any Host, path and cookie. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, async (response) =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) }),
    )
    asked.once('error', reject).end()
  })
const pathOf = (address: string) => address.slice(new URL(address).origin.length)
async function admitted(): Promise<string> {
  const answer = await ask(pathOf(server.guard.address()))
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}
/** @returns whether the console speaks with it */
const opens = (headers: Record<string, string>, path = '/console') =>
  new Promise<boolean>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    socket.once('open', () => {
      socket.terminate()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

test('the address is exchanged once for a cookie that no script reads, and leaves the history', async () => {
  const path = pathOf(server.guard.address())
  const first = await ask(path)
  expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(first.headers['set-cookie']?.[0]).toMatch(/^multicontacto-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/)
  // Cookies know no ports: two consoles in one browser must not write over each other's.
  expect(first.headers['set-cookie']?.[0]).toContain(`multicontacto-${port}=`)
  const second = await ask(path)
  expect(second).toMatchObject({ status: 403 })
  expect(second.headers['set-cookie']).toBeUndefined()
})

test('without the cookie, or with another, there is nothing', async () => {
  const cookie = await admitted()
  expect(await ask('/', { cookie })).toMatchObject({ status: 200, body: expect.stringContaining('Consola') })
  for (const other of [
    {},
    { cookie: `multicontacto-${port}=` },
    { cookie: `${cookie}x` },
    { cookie: `multicontacto-${port}=adivinado` },
  ])
    expect((await ask('/', other)).status, JSON.stringify(other)).toBe(403)
  expect((await ask('/?token=adivinado')).status).toBe(403)
  expect((await ask('/', { cookie }, 'POST')).status).toBe(405)
})

test('a name that was pointed at this machine is not the console’s, with the right cookie too', async () => {
  const cookie = await admitted()
  for (const host of [`localhost:${port}`, `evil.example:${port}`, '127.0.0.1', `[::1]:${port}`])
    expect((await ask('/', { cookie, host })).status, host).toBe(403)
})

test('only our page connects: another origin, none, or another path does not', async () => {
  const cookie = await admitted()
  const origin = `http://127.0.0.1:${port}`
  expect(await opens({ cookie, origin })).toBe(true)
  expect(await opens({ cookie })).toBe(false)
  expect(await opens({ origin })).toBe(false)
  expect(await opens({ cookie, origin: 'https://evil.example' })).toBe(false)
  expect(await opens({ cookie, origin: 'null' })).toBe(false)
  expect(await opens({ cookie, origin, host: `evil.example:${port}` })).toBe(false)
  expect(await opens({ cookie, origin }, '/otra')).toBe(false)
})

test('nothing but the pages is served, and each with its policy', async () => {
  const cookie = await admitted()
  const page = await ask('/', { cookie })
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers['content-security-policy']).not.toContain('unsafe-eval')
  expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '//secret.txt', '/..\\secret.txt']) {
    const answer = await ask(path, { cookie })
    expect(answer.body, path).not.toContain('fuera de las páginas')
  }
})

test('what is no address, and a message that is too long, end nothing but themselves', async () => {
  expect(await ask('//')).toMatchObject({ status: 400 })
  const cookie = await admitted()
  const origin = `http://127.0.0.1:${port}`
  const socket = new WebSocket(`ws://127.0.0.1:${port}/console`, { headers: { cookie, origin } })
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.send('x'.repeat(5 * 1024 * 1024))
  expect(await closed).toBe(1009)
  expect(await opens({ cookie, origin })).toBe(true)
})

test('it listens on this machine alone', async ({ skip }) => {
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal)
  const [other] = others
  if (other === undefined) return skip('this machine has no other address')
  const outcome = await new Promise((resolve) => {
    const socket = connect({ host: other.address, port })
    socket.once('connect', () => resolve('connected'))
    socket.once('error', () => resolve('refused'))
  })
  expect(outcome).toBe('refused')
})

test('the page connects to its own console and to the PBX of the policy, nowhere else', async () => {
  const { headers } = await ask('/', { cookie: await admitted() })
  const connects = String(headers['content-security-policy']).match(/connect-src [^;]*/)?.[0]
  expect(connects).toBe(`connect-src 'self' ws://127.0.0.1:${port} wss://central.banco.example`)
})
