import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import { scopesOfActor } from '#shared/model/scopes.ts'
import { sessionOf } from '../identity/sessions.ts'
import { type IdentityParts, personOf } from '../identity/sign-in.ts'
import type { Broker } from './broker.ts'

const HEARTBEAT_MS = 15_000
/** A first change is told at once; those within so many milliseconds after it are one message. */
const GATHER_MS = 20

/**
 * The live stream: `{"something":true}` to whoever may see what has changed, and nothing more. The connection is
 * checked at each message against the database, so that a disabled person is out at once.
 */
export function serveLive(
  server: Server,
  parts: IdentityParts,
  broker: Broker,
  failed: (failure: unknown) => void,
): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024 })
  server.on('upgrade', (request, socket, head) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (request.url !== '/v1/live' || token === undefined) return socket.destroy()
    enabledBehind(token).then(
      (userId) => {
        if (userId === null) return socket.destroy()
        sockets.handleUpgrade(request, socket, head, (opened) => attend(opened, userId))
      },
      (failure) => {
        failed(failure)
        socket.destroy()
      },
    )
  })
  async function enabledBehind(token: string): Promise<string | null> {
    const session = await sessionOf(parts.client, token, parts.now())
    const known = session === null ? null : await personOf(parts, session.userId)
    return known?.user.enabled === true ? known.user.id : null
  }
  function attend(socket: import('ws').WebSocket, userId: string): void {
    let alive = true
    let gathered: Set<string> | null = null
    socket.on('pong', () => {
      alive = true
    })
    const beat = setInterval(() => {
      if (!alive) return socket.terminate()
      alive = false
      socket.ping()
    }, HEARTBEAT_MS)
    const tell = async () => {
      const scopes = gathered
      gathered = null
      const known = await personOf(parts, userId)
      if (known?.user.enabled !== true) return socket.close(4403)
      const own = scopesOfActor(known.actor)
      if (scopes?.has('*') === true || own.some((scope) => scopes?.has(scope) === true))
        socket.send('{"something":true}')
    }
    let toldAt = Number.NEGATIVE_INFINITY
    const stop = broker.subscribe((scopes) => {
      if (gathered !== null) {
        for (const scope of scopes) gathered.add(scope)
        return
      }
      gathered = new Set(scopes)
      const wait = Math.max(0, toldAt + GATHER_MS - performance.now())
      toldAt = performance.now() + wait
      if (wait === 0) tell().catch(failed)
      else setTimeout(() => tell().catch(failed), wait)
    })
    socket.on('error', failed)
    socket.on('close', () => {
      clearInterval(beat)
      stop()
    })
  }
  return {
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
