import { Agent } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { boardStream } from '#main/supervision/board-stream.ts'
import type { StandingStream } from '#main/sync/standing-stream.ts'
import type { BoardNews } from '#shared/supervision/board.ts'
import { SHUT_OUT } from '#shared/sync/streams.ts'
import { type StreamServer, streamServer, turns } from '../../support/stream-server.ts'

let server: StreamServer
let stream: StandingStream
const news: BoardNews[] = []

beforeEach(async () => {
  news.length = 0
  server = await streamServer()
  const hear = (one: BoardNews) => void news.push(one)
  stream = boardStream(server.url, async () => 'token', new Agent(), hear)
  await turns(() => server.sockets.length === 1)
})
afterEach(async () => {
  stream.stop()
  await server.end()
})

test('words of a newer centre are no board: it is away, and everything else goes on', async () => {
  server.sockets[0]?.send('{"whole":true,"queues":"as a newer centre has them"}')
  await turns(() => news.length === 1)
  expect(news).toEqual([{ type: 'away', because: 'unreachable' }])
})

test('who is no coordinator any more does not ask again and again', async () => {
  server.sockets[0]?.close(SHUT_OUT)
  await turns(() => news.length === 1)
  expect(news).toEqual([{ type: 'away', because: 'notAllowed' }])
  await vi.advanceTimersByTimeAsync(4_900)
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
  expect(server.sockets).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(5_200)
  await turns(() => server.sockets.length === 2)
})

test('when the network is back a stream that waited is opened at once, and one that is open stays alone', async () => {
  server.sockets[0]?.terminate()
  await turns(() => news.length === 1)
  expect(server.sockets).toHaveLength(1)
  stream.wake()
  await turns(() => server.sockets.length === 2)
  stream.wake()
  await vi.advanceTimersByTimeAsync(4_000)
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
  expect(server.sockets).toHaveLength(2)
  expect(server.sockets[1]?.readyState).toBe(1)
})
