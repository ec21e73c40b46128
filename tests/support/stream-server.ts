import type { AddressInfo } from 'node:net'
import { expect, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'

/** A centre whose streams a test speaks on by hand. */
export interface StreamServer {
  readonly url: string
  /** Every connection that was made, in order. */
  readonly sockets: readonly WebSocket[]
  /** Tokens with which a connection was asked for, in order. */
  readonly asked: readonly string[]
  end(): Promise<void>
}

/**
 * Sockets are real, and so is the turn of the loop ({@link turns}); what waits for seconds is the test's (fake timers).
 * @param refused tokens that it answers with 401
 */
export async function streamServer(refused: readonly string[] = []): Promise<StreamServer> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const sockets: WebSocket[] = []
  const asked: string[] = []
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient({ req }, answer) {
      const token = req.headers.authorization?.replace('Bearer ', '') ?? ''
      asked.push(token)
      answer(!refused.includes(token), 401)
    },
  })
  server.on('connection', (socket) => sockets.push(socket))
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    sockets,
    asked,
    async end() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
      vi.useRealTimers()
    },
  }
}

/** Lets what is on its way arrive, until something holds. */
export async function turns(until: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000 && !until(); turn++) await new Promise(setImmediate)
  expect(until()).toBe(true)
}
