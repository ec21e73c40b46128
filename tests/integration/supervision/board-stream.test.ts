import { Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type BoardStream, boardStream } from '#main/supervision/board-stream.ts'
import type { BoardNews } from '#shared/supervision/board.ts'

let server: WebSocketServer
let stream: BoardStream
const sockets: WebSocket[] = []
const news: BoardNews[] = []

beforeEach(async () => {
  // Sockets are real, and so is the turn of the loop; what waits for seconds is not.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  sockets.length = 0
  news.length = 0
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => sockets.push(socket))
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // listens on TCP
  stream = boardStream(
    `http://127.0.0.1:${port}`,
    async () => 'token',
    new Agent(),
    (one) => news.push(one),
  )
  await turns(() => sockets.length === 1)
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

test('words of a newer centre are no board: it is away, and everything else goes on', async () => {
  sockets[0]?.send('{"whole":true,"queues":"as a newer centre has them"}')
  await turns(() => news.length === 1)
  expect(news).toEqual([{ type: 'away', because: 'unreachable' }])
})

test('who is no coordinator any more does not ask again and again', async () => {
  sockets[0]?.close(4403)
  await turns(() => news.length === 1)
  expect(news).toEqual([{ type: 'away', because: 'notAllowed' }])
  await vi.advanceTimersByTimeAsync(4_900)
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
  expect(sockets).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(5_200)
  await turns(() => sockets.length === 2)
})
