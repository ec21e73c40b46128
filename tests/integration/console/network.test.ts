import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer, getCACertificates } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NetworkSettings } from '#main/shell/network.ts'
import { cardOf } from '../../support/card.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { type TestConsole, testConsole } from '../../support/console.ts'
import { type OwnAuthority, ownAuthority } from '../../support/own-authority.ts'

const folder = mkdtempSync(join(tmpdir(), 'network-'))
const sockets = new Set<Socket>()
const consoles: TestConsole[] = []
/** Requests that came to the proxy, each the address that it was asked for. */
const asked: string[] = []
let authority: OwnAuthority
let centre: TestCentre
let tls: ReturnType<typeof createTlsServer>
let proxy: Server

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port // listens on TCP
const listening = (server: { listen(port: number, host: string, ready: () => void): unknown }) =>
  new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const joined = (one: Socket, other: Socket) => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    sockets.add(from)
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
    from.pipe(to)
  }
}

beforeAll(async () => {
  authority = ownAuthority(folder)
  centre = await testCentre()
  const { port } = new URL(centre.url)
  tls = createTlsServer({ key: authority.key, cert: authority.cert }, (socket) =>
    joined(socket, connect(Number(port), '127.0.0.1')),
  )
  tls.on('tlsClientError', () => {})
  proxy = createHttpServer((_, response) => response.writeHead(405).end())
  proxy.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '')
    const [host = '', to = ''] = (request.url ?? '').split(':')
    const upstream = connect(Number(to), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      joined(socket, upstream)
    })
    upstream.on('error', () => socket.destroy())
  })
  await listening(tls)
  await listening(proxy)
})
afterAll(async () => {
  for (const one of consoles) await one.stop()
  for (const one of consoles) one.remove()
  for (const socket of sockets) socket.destroy()
  proxy.close()
  tls.close()
  await centre.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  asked.length = 0
})

const secure = () => `https://127.0.0.1:${portOf(tls)}`
function opened(network: NetworkSettings): TestConsole {
  const console = testConsole(secure(), undefined, { network })
  consoles.push(console)
  return console
}

test('a centre whose certificate is of an authority that nobody knows here is not spoken to', async () => {
  const luis = opened({ proxy: null, authorities: null })
  expect(await luis.call('session.signIn', { login: 'luis', password: PASSWORD })).toEqual({
    ok: false,
    error: { code: 'session.needsCentreFirst' },
  })
})

test('the authority of the policy is honoured by sign-in, sync and the live stream', async () => {
  const network = { proxy: null, authorities: authority.file }
  const [luis, sofia] = [opened(network), opened(network)]
  expect(await luis.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  expect(await sofia.call('session.signIn', { login: 'sofia', password: PASSWORD })).toMatchObject({ ok: true })
  await sofia.until('sync.status', {}, ({ connection, syncedAt }) => connection === 'online' && syncedAt !== null)
  await luis.act('customer.create', cardOf('Sin intermediario'))
  // Without the stream the other console would look again after half a minute, longer than this waits.
  await sofia.until('customers.search', { text: 'intermediario' }, ({ rows }) => rows.length === 1)
  expect(asked).toEqual([])
})

test('the corporate proxy carries sign-in, sync and the live stream', async () => {
  const network = { proxy: `http://127.0.0.1:${portOf(proxy)}`, authorities: authority.file }
  const [luis, sofia] = [opened(network), opened(network)]
  expect(await luis.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  expect(await sofia.call('session.signIn', { login: 'sofia', password: PASSWORD })).toMatchObject({ ok: true })
  await sofia.until('sync.status', {}, ({ connection, syncedAt }) => connection === 'online' && syncedAt !== null)
  await luis.act('customer.create', cardOf('Por el proxy'))
  await sofia.until('customers.search', { text: 'proxy' }, ({ rows }) => rows.length === 1)
  expect(new Set(asked)).toEqual(new Set([`127.0.0.1:${portOf(tls)}`]))
  // Each console: its main process, its store's sync, and its store's stream.
  expect(asked.length).toBeGreaterThanOrEqual(6)
})

describe('the system’s own store of certificates', () => {
  /** A console of its own process, as one is started: that store is read once, by the places that the system names. */
  async function syncAs(login: string, env: NodeJS.ProcessEnv) {
    const data = mkdtempSync(join(folder, 'system-'))
    const script = join(import.meta.dirname, 'sync-as.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, secure(), data, login, PASSWORD], {
      env: { ...process.env, ...env },
    })
    return JSON.parse(stdout)
  }

  test('an authority that IT put there is honoured by sign-in and sync, and nothing in the policy names it', async () => {
    const bundle = join(folder, 'system.pem')
    const system = getCACertificates('system')
    writeFileSync(bundle, [...system, readFileSync(authority.file, 'utf8')].join('\n'))
    expect(await syncAs('luis', { SSL_CERT_FILE: bundle })).toEqual({
      answer: { ok: true, value: null },
      connection: 'online',
    })
  })

  test('without it the centre is not spoken to', async () => {
    expect(await syncAs('luis', {})).toMatchObject({ answer: { error: { code: 'session.needsCentreFirst' } } })
  })
})
