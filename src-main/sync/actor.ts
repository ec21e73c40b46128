import type { Person } from '#shared/console/session.ts'
import { actorOf } from '#shared/identity/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { DocumentKind, DocumentRef, StoredDocument } from '#shared/kernel/documents.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { ReplicaStorage } from '../store/port.ts'

/** Who is at this store, by their own document where it has arrived; before that as the centre said at the sign-in. */
export function localActor(storage: ReplicaStorage, model: Model, person: Person): Actor {
  const stored = storage.shown({ kind: 'user', id: person.id })
  const read = stored === null ? null : readStored(model, 'user', stored)
  const user = read?.ok === true ? read.value : { ...person, enabled: true }
  const teams = storage.allShown('team').flatMap((team) => {
    const known = readStored(model, 'team', team)
    return known.ok ? [known.value] : []
  })
  return actorOf(user, teams)
}

const MAKES_AN_ACTOR: readonly DocumentKind[] = ['user', 'team']

/** The actor, read once and again only after a person or a team was written: a rebase decides thousands of commands. */
export function rememberedActor(
  storage: ReplicaStorage,
  model: Model,
  person: Person,
): { storage: ReplicaStorage; actor: () => Actor } {
  let known: Actor | null = null
  const forget = (ref: DocumentRef) => {
    if (MAKES_AN_ACTOR.includes(ref.kind)) known = null
  }
  const watched: ReplicaStorage = {
    ...storage,
    putShown(document: StoredDocument) {
      forget(document)
      storage.putShown(document)
    },
    removeShown(ref) {
      forget(ref)
      storage.removeShown(ref)
    },
  }
  return {
    storage: watched,
    actor: () => {
      known ??= localActor(storage, model, person)
      return known
    },
  }
}
