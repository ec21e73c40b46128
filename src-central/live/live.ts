import { scopesOfActor } from '#shared/model/scopes.ts'
import { personOf } from '../identity/known-person.ts'
import type { IdentityParts } from '../identity/sign-in.ts'
import type { Broker } from './broker.ts'
import type { Attend } from './streams.ts'

/** A first change is told at once; those within so many milliseconds after it are one message. */
const GATHER_MS = 20

/**
 * The live stream: `{"something":true}` to whoever may see what has changed, and nothing more; not to whose change it was. The connection is
 * checked at each message against the database, so that a disabled person is out at once.
 */
export const liveStream =
  (parts: IdentityParts, broker: Broker, failed: (failure: unknown) => void): Attend =>
  (socket, { user: { id: userId }, session: { store } }) => {
    let gathered: Set<string> | null = null
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
    socket.on('close', stop)
  }
