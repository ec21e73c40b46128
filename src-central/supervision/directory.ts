import type { Team, User } from '#shared/identity/schema.ts'
import { DEFAULT_TARGETS, type QueueTargets } from '#shared/indicators/queue-indicators.ts'
import type { DocumentKind, DocumentTypes, StoredDocument } from '#shared/kernel/documents.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** Who and what a board can show, as the documents say. */
export interface Directory {
  readonly teams: readonly Team[]
  /** Enabled people who take calls. */
  readonly advisors: readonly User[]
  readonly queues: ReadonlyMap<string, QueueDocument>
}

export const targetsOf = (directory: Directory, queue: string): QueueTargets =>
  directory.queues.get(queue)?.targets ?? DEFAULT_TARGETS

const TABLES = { user: 'doc_user', team: 'doc_team', queue: "doc_other where kind = 'queue'" } as const

async function all<K extends keyof typeof TABLES & DocumentKind>(
  connection: SqlConnection,
  model: Model,
  kind: K,
): Promise<DocumentTypes[K][]> {
  const rows = await connection.query<Pick<StoredDocument, 'id' | 'version' | 'schema' | 'doc'>>(
    `select id, version, schema, doc from ${TABLES[kind]}`,
  )
  return rows.flatMap((row): DocumentTypes[K][] => {
    const known = readStored(model, kind, { ...row, kind })
    return known.ok ? [known.value] : []
  })
}

export async function readDirectory(connection: SqlConnection, model: Model): Promise<Directory> {
  const [teams, users, queues] = [
    await all(connection, model, 'team'),
    await all(connection, model, 'user'),
    await all(connection, model, 'queue'),
  ]
  return {
    teams,
    advisors: users.filter(({ enabled, roles }) => enabled && roles.includes('advisor')),
    queues: new Map(queues.map((queue) => [queue.code, queue])),
  }
}

/** What a coordinator of these teams sees: their queues, and their people. */
export interface Sight {
  readonly teams: ReadonlySet<string>
  readonly queues: ReadonlySet<string>
  readonly advisors: ReadonlySet<string>
}

export function sightOf({ teams, advisors, queues }: Directory, coordinates: readonly string[]): Sight {
  const own = new Set(coordinates)
  const codes = teams.filter(({ id }) => own.has(id)).flatMap((team) => team.queues)
  return {
    teams: own,
    queues: new Set(codes.filter((code) => queues.get(code)?.enabled !== false)),
    advisors: new Set(advisors.flatMap(({ id, teamId }) => (teamId !== null && own.has(teamId) ? [id] : []))),
  }
}
