import { actorOf } from '#shared/identity/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'

/** Who somebody is in this very transaction: roles and *enabled* are never read from a token. Null: no such person. */
export function actorFrom(
  model: Model,
  user: StoredDocument | undefined,
  teams: readonly StoredDocument[],
): Actor | null {
  if (user === undefined) return null
  const read = readStored(model, 'user', user)
  if (!read.ok) return null
  const known = teams.flatMap((team) => {
    const one = readStored(model, 'team', team)
    return one.ok ? [one.value] : []
  })
  return actorOf(read.value, known)
}
