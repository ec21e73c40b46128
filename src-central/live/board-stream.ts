import type { BoardTold } from '#shared/supervision/board.ts'
import { SHUT_OUT } from '#shared/sync/streams.ts'
import type { IdentityParts } from '../identity/identity-parts.ts'
import { type KnownPerson, personInSession } from '../identity/known-person.ts'
import type { Board, BoardWatch } from '../supervision/board.ts'
import type { Broker } from './broker.ts'
import type { Attend } from './streams.ts'

/** A console that has so many bytes before it does not keep up: it gets everything once when it does. */
const BEHIND_BYTES = 512 * 1024
/** A sign-out elsewhere or a role taken away is noticed at the next change of a document, and at the latest then. */
const CHECK_MS = 30_000

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one) => b.includes(one))

/**
 * The board's stream, to coordinators alone and of their own teams alone. Who somebody is is read again whenever a
 * person or a team has changed, so that a disabled person, or one who coordinates no longer, is out at once; and whether
 * their session goes on, with it.
 */
export const boardStream =
  (parts: IdentityParts, board: Board, documents: Broker, failed: (failure: unknown) => void): Attend =>
  (socket, person) => {
    let watch: BoardWatch | null = null
    let coordinates: readonly string[] = []
    let behind = false

    function send(told: BoardTold): void {
      if (socket.bufferedAmount > BEHIND_BYTES) {
        behind = true
        return
      }
      if (behind && !told.whole) {
        behind = false
        return void watch?.whole()
      }
      socket.send(JSON.stringify(told))
    }
    function admit(known: KnownPerson | null): void {
      if (known?.user.enabled !== true || !known.actor.roles.includes('coordinator')) {
        watch?.stop()
        watch = null
        return void socket.close(SHUT_OUT)
      }
      if (watch !== null && same(coordinates, known.actor.coordinates)) return
      watch?.stop()
      coordinates = known.actor.coordinates
      watch = board.watch({ id: known.user.id, coordinates }, send)
    }
    const again = () => {
      personInSession(parts, person.session).then(admit).catch(failed)
    }
    const deaf = documents.subscribe((scopes) => {
      if (scopes.has('catalog') || scopes.has('*')) again()
    })
    const check = setInterval(again, CHECK_MS)
    socket.on('close', () => {
      clearInterval(check)
      deaf()
      watch?.stop()
      watch = null
    })
    admit(person)
  }
