import { scopesOfActor } from '#shared/model/scopes.ts'
import { SHUT_OUT } from '#shared/sync/streams.ts'
import type { IdentityParts } from '../identity/identity-parts.ts'
import { personInSession } from '../identity/known-person.ts'
import type { Broker } from './broker.ts'
import type { Attend } from './streams.ts'

/** A first change is told at once; those within so many milliseconds after it, for each console, are one message. */
const GATHER_MS_EACH = 0.1
const LONGEST_GATHER_MS = 20
/** A timer that is shorter takes this long anyway. */
const SHORTEST_TIMER_MS = 1
/** News that was lost between nodes must not keep somebody in: looked at again every so often. */
const CHECK_MS = 30_000

/** Where people and teams are: news of it may say that somebody is another person now. */
const aboutPeople = (scopes: ReadonlySet<string>): boolean => scopes.has('catalog') || scopes.has('*')

/**
 * The live stream: `{"something":true}` to whoever may see what has changed, and nothing more; not to whose change it was. Who
 * somebody is is read again before they are told that a person or a team has changed, so that a disabled person is out
 * at once; other news waits for no look, because it holds nothing, and whoever comes for it is looked at then.
 */
export function liveStream(parts: IdentityParts, broker: Broker, failed: (failure: unknown) => void): Attend {
  /** A node tells some ten thousand consoles a second: the more there are, the more is gathered. */
  let listening = 0
  return (socket, person) => {
    const { store } = person.session
    let own: readonly string[] = scopesOfActor(person.actor)
    let gathered: Set<string> | null = null
    let toldAt = Number.NEGATIVE_INFINITY

    async function look(): Promise<boolean> {
      const known = await personInSession(parts, person.session)
      if (known?.user.enabled === true) own = scopesOfActor(known.actor)
      else socket.close(SHUT_OUT)
      return known?.user.enabled === true
    }
    async function tell(): Promise<void> {
      const scopes = gathered ?? new Set()
      gathered = null
      toldAt = performance.now()
      if (aboutPeople(scopes) && !(await look())) return
      if (scopes.has('*') || own.some((scope) => scopes.has(scope))) socket.send('{"something":true}')
    }
    const stop = broker.subscribe((scopes, by) => {
      // It pulls after its own push anyway.
      if (by === store) return
      if (gathered !== null) {
        for (const scope of scopes) gathered.add(scope)
        return
      }
      gathered = new Set(scopes)
      const wait = toldAt + Math.min(LONGEST_GATHER_MS, listening * GATHER_MS_EACH) - performance.now()
      if (wait < SHORTEST_TIMER_MS) tell().catch(failed)
      else setTimeout(() => tell().catch(failed), wait)
    })
    const check = setInterval(() => look().catch(failed), CHECK_MS)
    listening += 1
    socket.on('close', () => {
      listening -= 1
      clearInterval(check)
      stop()
    })
  }
}
