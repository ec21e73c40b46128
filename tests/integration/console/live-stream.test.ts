import { Agent } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type LiveStream, liveStream } from '#main/sync/live.ts'
import { SHUT_OUT } from '#shared/sync/streams.ts'
import { type StreamServer, streamServer, turns } from '../../support/stream-server.ts'

let server: StreamServer
let stream: LiveStream
let something: ReturnType<typeof vi.fn<() => void>>

beforeEach(async () => {
  server = await streamServer()
  something = vi.fn<() => void>()
  stream = liveStream(server.url, async () => 'token', new Agent(), something)
  await connected(1)
})
afterEach(async () => {
  stream.stop()
  await server.end()
})

/** So many connections were made in all, and the workstation has heard that the last one is up. */
const connected = (count: number) =>
  turns(() => server.sockets.length === count && something.mock.calls.length >= count)

test('a stream that is silent for longer than the heartbeat is dead, and is opened anew with a look at once', async () => {
  await vi.advanceTimersByTimeAsync(39_000)
  expect(server.sockets[0]?.readyState).toBe(1)
  await vi.advanceTimersByTimeAsync(2_000)
  await turns(() => server.sockets[0]?.readyState === 3)
  await vi.advanceTimersByTimeAsync(2_000)
  await connected(2)
})

test('one that is pinged stays open for as long as it is', async () => {
  for (let ping = 0; ping < 10; ping++) {
    const answered = new Promise((resolve) => server.sockets[0]?.once('pong', resolve))
    server.sockets[0]?.ping()
    await answered
    await vi.advanceTimersByTimeAsync(15_000)
  }
  expect(server.sockets).toHaveLength(1)
  expect(server.sockets[0]?.readyState).toBe(1)
})

test('who is shut out looks at once: a disabled person is out in that moment', async () => {
  server.sockets[0]?.close(SHUT_OUT)
  await turns(() => something.mock.calls.length === 2)
})
