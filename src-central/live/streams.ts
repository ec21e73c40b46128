import type { Server } from 'node:http'
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
    if (attend === undefined || token === undefined) return socket.destroy()
    // Node listens to an upgraded socket no more: one that is broken off meanwhile would end the process.
    const broken = () => socket.destroy()
    socket.on('error', broken)
    enabledBehind(parts, token).then(
      (person) => {
        if (person === null || socket.destroyed) return socket.destroy()
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
