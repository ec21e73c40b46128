import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { scopesOfActor } from '#shared/model/scopes.ts'
import { personBehind, personOf } from '../identity/known-person.ts'
import type { Session } from '../identity/sessions.ts'
import type { IdentityParts } from '../identity/sign-in.ts'
import type { Broker } from './broker.ts'

const HEARTBEAT_MS = 15_000
/** A first change is told at once; those within so many milliseconds after it are one message. */
const GATHER_MS = 20

/**
 * The live stream: `{"something":true}` to whoever may see what has changed, and nothing more; not to whose change it was. The connection is
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
      (session) => {
        if (session === null) return socket.destroy()
        sockets.handleUpgrade(request, socket, head, (opened) => attend(opened, session))
      },
      (failure) => {
        failed(failure)
        socket.destroy()
      },
    )
  })
  async function enabledBehind(token: string): Promise<Session | null> {
    const known = await personBehind(parts, token)
    return known?.user.enabled === true ? known.session : null
  }
  function attend(socket: WebSocket, { userId, store }: Session): void {
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
    const stop = broker.subscribe((scopes, by) => {
      // It pulls after its own push anyway.
      if (by === store) return
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
