import { Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type LiveStream, liveStream } from '#main/sync/live.ts'

let server: WebSocketServer
let stream: LiveStream
const sockets: WebSocket[] = []
let something: ReturnType<typeof vi.fn<() => void>>

beforeEach(async () => {
  // Sockets are real, and so is the turn of the loop; what waits for minutes is not.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  sockets.length = 0
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => sockets.push(socket))
  await new Promise((resolve) => server.once('listening', resolve))
  something = vi.fn<() => void>()
  const { port } = server.address() as AddressInfo // listens on TCP
  stream = liveStream(`http://127.0.0.1:${port}`, async () => 'token', new Agent(), something)
  await connected(1)
})
afterEach(async () => {
  stream.stop()
  for (const client of server.clients) client.terminate()
  await new Promise((resolve) => server.close(resolve))
  vi.useRealTimers()
})

const turns = async (until: () => boolean) => {
  for (let turn = 0; turn < 2_000 && !until(); turn++) await new Promise(setImmediate)
  expect(until()).toBe(true)
}
/** So many connections were made in all, and the workstation has heard that the last one is up. */
const connected = (count: number) => turns(() => sockets.length === count && something.mock.calls.length >= count)

test('a stream that is silent for longer than the heartbeat is dead, and is opened anew with a look at once', async () => {
  await vi.advanceTimersByTimeAsync(39_000)
  expect(sockets[0]?.readyState).toBe(1)
  await vi.advanceTimersByTimeAsync(2_000)
  await turns(() => sockets[0]?.readyState === 3)
  await vi.advanceTimersByTimeAsync(2_000)
  await connected(2)
})

test('one that is pinged stays open for as long as it is', async () => {
  for (let ping = 0; ping < 10; ping++) {
    const answered = new Promise((resolve) => sockets[0]?.once('pong', resolve))
    sockets[0]?.ping()
    await answered
    await vi.advanceTimersByTimeAsync(15_000)
  }
  expect(sockets).toHaveLength(1)
  expect(sockets[0]?.readyState).toBe(1)
})

test('who is shut out looks at once: a disabled person is out in that moment', async () => {
  sockets[0]?.close(4403)
  await turns(() => something.mock.calls.length === 2)
})
