import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { migrate } from '#central/store/sql/migrate.ts'
import { pgClient } from '#central/store/sql/pg-client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { type BenchRow, informed } from './measure.ts'

const PEOPLE = 16
const id = () => uuidv7(Date.now(), randomBytes(10))

interface Measure {
  readonly connections: number
  /** Commands a push. */
  readonly size: number
  /** Commands in all. */
  readonly total: number
}
const MEASURES: readonly Measure[] = [1, 4, 16].flatMap((connections) => [
  { connections, size: 100, total: 8_000 },
  { connections, size: 1, total: 1_600 },
])

/** A push of so many new customers. */
export const pushOf = (actor: string, size: number): PushRequest => ({
  protocol: PROTOCOL,
  app: '0.1.0',
  store: id() as PushRequest['store'], // a UUIDv7 by construction
  heard: null,
  commands: Array.from({ length: size }, () => ({
    id: id(),
    name: 'customer.create',
    actor,
    at: new Date().toISOString(),
    madeWith: { app: '0.1.0', catalogue: 1 },
    payload: {
      customerId: id(),
      type: 'company',
      name: 'Textiles del Valle SAS',
      identifiers: [],
      phones: [],
      emails: ['compras@textiles.example'],
      city: 'Cali',
      notes: '',
    },
  })),
})

/** Commands a second that a node takes over so many connections, on PostgreSQL with fsync; information, without a peer. */
export async function bench(): Promise<BenchRow[]> {
  const postgres = await startPostgres({ fsync: true })
  const rows: BenchRow[] = []
  for (const measure of MEASURES) {
    const name = `push: commands/s, ${measure.connections} connections, ${measure.size} a push`
    rows.push(informed(name, '1/s', await rateOf(postgres.url, measure)))
  }
  await postgres.stop()
  return rows
}

async function rateOf(url: string, { connections, size, total }: Measure): Promise<number> {
  const client = pgClient(url, (failure) => console.error(failure), connections)
  await migrate(client)
  const parts: EngineParts = {
    store: sqlStore(client),
    model,
    cursorKey: createHash('sha256').update('bench').digest(),
    now: () => new Date().toISOString(),
    newId: randomUUID,
  }
  const people = Array.from({ length: PEOPLE }, id)
  await bearDocuments(
    parts,
    id(),
    people.map((one) => ({
      kind: 'user' as const,
      id: one,
      doc: { id: one, login: one, name: one, roles: ['advisor'], teamId: null, areas: [], enabled: true },
    })),
  )
  const engine = createEngine(parts)
  const began = performance.now()
  await Promise.all(
    people.slice(0, connections).map(async (person) => {
      for (let sent = 0; sent < total / connections; sent += size) {
        const answer = await engine.push(person, pushOf(person, size))
        if (answer.kind !== 'answers' || answer.answers.some((one) => one.outcome !== 'accepted'))
          throw new Error('the bench’s commands are accepted')
      }
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  await client.close()
  return total / seconds
}
