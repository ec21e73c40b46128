import { plain } from '#shared/catalogues/plain.ts'
import type { Team, User } from '#shared/identity/schema.ts'
import type { TeamId, UserId } from '#shared/kernel/ids.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
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
  /** What the coordinator set of a queue, by its code. */
  readonly queues: ReadonlyMap<string, QueueDocument>
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
  const queues = new Map<string, QueueDocument>()
  for (const { kind, ...stored } of rows) {
    if (kind === 'user') {
      const read = readStored(model, kind, { kind, ...stored })
      if (read.ok) users.set(read.value.id, read.value)
    } else if (kind === 'team') {
      const read = readStored(model, kind, { kind, ...stored })
      if (read.ok) teams.push(read.value)
    } else {
      const read = readStored(model, kind, { kind, ...stored })
      if (read.ok) queues.set(read.value.code, read.value)
    }
  }
  return { users, teams, queues }
}

/** How long one advisor rings in a queue that was made while the PBX runs. */
const RING_SECONDS = 20

/** Every queue: those that the PBX began with, as the coordinator set them since, and those that were made since. */
export function queuesKnown({ queues }: Directory, begun: readonly Queue[]): readonly Queue[] {
  const codes = new Set<string>(begun.map(({ id }) => id))
  const made = [...queues.values()].filter(({ code }) => !codes.has(code))
  return [
    ...begun.map((one) => {
      const set = queues.get(one.id)
      return set === undefined
        ? one
        : { ...one, name: set.name, wrapUp: set.wrapUp, ringSeconds: set.ringSeconds ?? one.ringSeconds }
    }),
    ...made.map(({ code, name, wrapUp, ringSeconds }) => ({
      ...{ id: code, name, wrapUp, ringSeconds: ringSeconds ?? RING_SECONDS },
    })),
  ]
}

/** The queues that somebody answers; nobody's who is disabled, or is no advisor: a coordinator has a telephone as well. */
export function queuesOf(directory: Directory, user: UserId, begun: readonly Queue[]): readonly Queue[] {
  const { users, teams } = directory
  const person = users.get(user)
  if (person?.enabled !== true || !person.roles.includes('advisor')) return []
  const team = teams.find(({ id }) => id === person.teamId)
  return queuesKnown(directory, begun).filter(({ id }) => team?.queues.includes(id) === true)
}

/**
 * How late somebody is rung in a queue: one more for each skill that the queue asks for and they lack. Asterisk's
 * `ringinuse` and turns go on within one penalty.
 */
export function penaltyOf({ users, queues }: Directory, user: UserId, queue: string): number {
  const theirs = new Set(users.get(user)?.skills?.map(plain))
  return queues.get(queue)?.skills.filter((skill) => !theirs.has(plain(skill))).length ?? 0
}

export const teamOf = (
  { users, teams }: Directory,
  { user, queue }: { readonly user: UserId | null; readonly queue: string | null },
): TeamId | null =>
  (user === null ? undefined : users.get(user)?.teamId) ??
  (queue === null ? undefined : teams.find(({ queues }) => queues.includes(queue))?.id) ??
  null
