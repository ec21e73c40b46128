import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { IdentityParts } from '../identity/identity-parts.ts'
import { type KnownPerson, personBehind } from '../identity/known-person.ts'
import type { Session } from '../identity/sessions.ts'

const HEARTBEAT_MS = 15_000

/** What becomes of a connection of an enabled person; each looks again at who they are before it tells them anything. */
export type Attend = (socket: WebSocket, person: Connected) => void
export type Connected = KnownPerson & { readonly session: Session }

/**
 * The streams of a node, by their paths: only a signed-in, enabled person with a password of their own is connected, and a connection that does not
 * answer is ended.
 */
export function serveStreams(
  server: Server,
  parts: IdentityParts,
  streams: Readonly<Record<string, Attend>>,
  failed: (failure: unknown) => void,
): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024 })
  server.on('upgrade', (request, socket, head) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const path = request.url ?? ''
    const attend = Object.hasOwn(streams, path) ? streams[path] : undefined
    // Node listens to an upgraded socket no more: one that is broken off meanwhile would end the process.
    const broken = () => socket.destroy()
    socket.on('error', broken)
    if (attend === undefined) return refuse(socket, '404 Not Found')
    if (token === undefined) return refuse(socket, '401 Unauthorized')
    enabledBehind(parts, token).then(
      (person) => {
        if (socket.destroyed) return
        if (person === null) return refuse(socket, '401 Unauthorized')
        socket.off('error', broken)
        sockets.handleUpgrade(request, socket, head, (opened) => {
          keepAlive(opened, failed)
          attend(opened, person)
        })
      },
      (failure) => {
        failed(failure)
        socket.destroy()
      },
    )
  })
  return {
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

/** Who is refused is told so: a token that is past its time is renewed, where a broken connection is only tried again. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}

async function enabledBehind(parts: IdentityParts, token: string): Promise<Connected | null> {
  const known = await personBehind(parts, token)
  return known?.user.enabled === true && !known.mustChange ? known : null
}

function keepAlive(socket: WebSocket, failed: (failure: unknown) => void): void {
  let alive = true
  socket.on('pong', () => {
    alive = true
  })
  const beat = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, HEARTBEAT_MS)
  socket.on('error', failed)
  socket.on('close', () => clearInterval(beat))
}
