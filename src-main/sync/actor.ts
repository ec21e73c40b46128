import type { Person } from '#shared/console/session.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { ReplicaStorage } from '../store/port.ts'

/** Who is at this store, by their own document where it has arrived; before that as the centre said at the sign-in. */
export function localActor(storage: ReplicaStorage, model: Model, person: Person): Actor {
  const stored = storage.shown({ kind: 'user', id: person.id })
  const read = stored === null ? null : readStored(model, 'user', stored)
  const user = read?.ok === true ? read.value : { ...person, enabled: true }
  return {
    id: person.id,
    roles: user.roles,
    enabled: user.enabled,
    teamId: user.teamId,
    areas: user.areas,
    coordinates: user.roles.includes('coordinator') && user.teamId !== null ? [user.teamId] : [],
  }
}
