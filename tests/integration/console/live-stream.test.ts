import { Agent } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { liveStream } from '#main/sync/live.ts'
import type { StandingStream } from '#main/sync/standing-stream.ts'
import { SHUT_OUT } from '#shared/sync/streams.ts'
import { type StreamServer, streamServer, turns } from '../../support/stream-server.ts'

let server: StreamServer
let stream: StandingStream
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

/** What the other side did is heard here. */
async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate)
}

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

test('when the network is back a stream that waited is opened at once, not at the end of its wait', async () => {
  server.sockets[0]?.terminate()
  await aWhile()
  expect(server.sockets).toHaveLength(1)
  stream.wake()
  await connected(2)
})

test('one that seems open after the network changed proves it within seconds, or is opened anew', async () => {
  server.sockets[0]?.pause()
  stream.wake()
  await vi.advanceTimersByTimeAsync(5_000)
  await vi.advanceTimersByTimeAsync(2_000)
  await connected(2)
})

test('one that answers stays', async () => {
  const pinged = new Promise((resolve) => server.sockets[0]?.once('ping', resolve))
  stream.wake()
  await pinged
  await aWhile()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(server.sockets).toHaveLength(1)
  expect(server.sockets[0]?.readyState).toBe(1)
})

test('one that was pinged has proven itself: when it is lost it is opened soon, however long it was away before', async () => {
  for (const [lost, wait] of [2_000, 4_000, 8_000].entries()) {
    server.sockets[lost]?.terminate()
    await aWhile()
    await vi.advanceTimersByTimeAsync(wait)
    await connected(lost + 2)
  }
  const proven = server.sockets[3]
  const pinged = new Promise((resolve) => proven?.once('pong', resolve))
  proven?.ping()
  await pinged
  proven?.terminate()
  await aWhile()
  await vi.advanceTimersByTimeAsync(2_000)
  await connected(5)
})

test('a token that the centre does not take is asked for anew, and one that a cut ended is not', async () => {
  const behind = await streamServer(['old'])
  const given: (string | null)[] = []
  const renewed = liveStream(
    behind.url,
    async (refused) => {
      given.push(refused)
      return refused === 'old' ? 'new' : 'old'
    },
    new Agent(),
    something,
  )
  await turns(() => behind.asked.length === 1)
  await aWhile()
  await vi.advanceTimersByTimeAsync(2_000)
  await turns(() => behind.sockets.length === 1)
  expect(behind.asked).toEqual(['old', 'new'])
  behind.sockets[0]?.terminate()
  await aWhile()
  await vi.advanceTimersByTimeAsync(4_000)
  await turns(() => behind.asked.length === 3)
  expect(given).toEqual([null, 'old', null])
  renewed.stop()
  await behind.end()
})
