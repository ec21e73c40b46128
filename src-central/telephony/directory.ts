import type { Team, User } from '#shared/identity/schema.ts'
import type { TeamId, UserId } from '#shared/kernel/ids.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { Queue } from '#shared/telephony/queues.ts'
import type { SqlClient } from '../store/sql/client.ts'

interface Row {
  readonly kind: 'user' | 'team' | 'queue'
  readonly id: string
  readonly version: number
  readonly schema: number
  readonly doc: unknown
}

/** Who answers which queues: people by their team, teams by their queues; queues as the coordinator set them. */
export interface Directory {
  readonly users: ReadonlyMap<string, User>
  readonly teams: readonly Team[]
  /** Names and wrap-up of the queues that documents say something of, by code. */
  readonly queues: ReadonlyMap<string, Pick<Queue, 'name' | 'wrapUp'>>
}

/** Reads it as it is now: a few hundred rows. */
export async function readDirectory(client: SqlClient, model: Model): Promise<Directory> {
  const rows = await client.query<Row>(
    `select 'user' as kind, id, version, schema, doc from doc_user
     union all select 'team', id, version, schema, doc from doc_team
     union all select 'queue', id, version, schema, doc from doc_other where kind = 'queue'`,
  )
  const users = new Map<string, User>()
  const teams: Team[] = []
  const queues = new Map<string, Pick<Queue, 'name' | 'wrapUp'>>()
  for (const { kind, ...stored } of rows) {
    if (kind === 'user') {
      const read = readStored(model, kind, { kind, ...stored })
      if (read.ok) users.set(read.value.id, read.value)
    } else if (kind === 'team') {
      const read = readStored(model, kind, { kind, ...stored })
      if (read.ok) teams.push(read.value)
    } else {
      const read = readStored(model, kind, { kind, ...stored })
      if (read.ok) queues.set(read.value.code, { name: read.value.name, wrapUp: read.value.wrapUp })
    }
  }
  return { users, teams, queues }
}

/** The queues that somebody answers, of those that the PBX has; nobody's who is disabled. */
export function queuesOf({ users, teams, queues }: Directory, user: UserId, known: readonly Queue[]): readonly Queue[] {
  const person = users.get(user)
  if (person?.enabled !== true) return []
  const team = teams.find(({ id }) => id === person.teamId)
  return known.filter(({ id }) => team?.queues.includes(id) === true).map((one) => ({ ...one, ...queues.get(one.id) }))
}

export const teamOf = (
  { users, teams }: Directory,
  { user, queue }: { readonly user: UserId | null; readonly queue: string | null },
): TeamId | null =>
  (user === null ? undefined : users.get(user)?.teamId) ??
  (queue === null ? undefined : teams.find(({ queues }) => queues.includes(queue))?.id) ??
  null
