import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { migrate } from '#central/store/sql/migrate.ts'
import { pgClient } from '#central/store/sql/pg-client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { PUSH_LIMIT } from '#shared/sync/protocol.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { type BenchRow, compared, informed } from './measure.ts'
import { pushOf } from './push-rate.ts'

const COMMANDS = 10_000
const RUNS = 5
const MB = 1024 * 1024
/** The collector, which V8 gives to whoever asks for it by name. */
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
const id = () => uuidv7(Date.now(), randomBytes(10))

/**
 * A backlog of 10,000 commands, pushed as a workstation pushes it, against plain multi-row inserts of as many documents
 * of the same content into the same server, in statements of the same size.
 */
export async function bench(): Promise<BenchRow[]> {
  const postgres = await startPostgres({ fsync: true })
  const client = pgClient(postgres.url, (failure) => console.error(failure), 2)
  await migrate(client)
  const parts: EngineParts = {
    store: sqlStore(client),
    model,
    cursorKey: createHash('sha256').update('bench').digest(),
    now: () => new Date().toISOString(),
    newId: randomUUID,
  }
  const person = id()
  const doc = { id: person, login: person, name: person, roles: ['advisor'], teamId: null, areas: [], enabled: true }
  await bearDocuments(parts, id(), [{ kind: 'user', id: person, doc }])
  const engine = createEngine(parts)
  await client.query('create table plain (id uuid primary key, doc jsonb not null)', [])

  const push = async () => {
    for (let sent = 0; sent < COMMANDS; sent += PUSH_LIMIT) {
      const answer = await engine.push(person, pushOf(person, PUSH_LIMIT))
      if (answer.kind !== 'answers' || answer.answers.some((one) => one.outcome !== 'accepted'))
        throw new Error('the bench’s commands are accepted')
    }
  }
  const insert = async () => {
    for (let sent = 0; sent < COMMANDS; sent += PUSH_LIMIT) {
      const docs = pushOf(person, PUSH_LIMIT).commands.map((one) => one as { readonly payload: object }) // pushOf writes them
      await client.query('insert into plain select * from unnest($1::uuid[], $2::jsonb[])', [
        docs.map(() => id()),
        docs.map((one) => JSON.stringify({ ...one.payload, consents: [], mergedInto: null })),
      ])
    }
  }
  const rates = { ours: [] as number[], peer: [] as number[] }
  const heaps: number[] = []
  for (let run = -1; run < RUNS; run += 1) {
    const ours = await rateOf(push)
    const peer = await rateOf(insert)
    if (run < 0) continue
    rates.ours.push(ours)
    rates.peer.push(peer)
    collect()
    heaps.push(process.memoryUsage().heapUsed / MB)
  }
  await client.close()
  await postgres.stop()
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
  return [
    compared('a backlog of 10,000 commands, rate', '1/s', middle(rates.ours), middle(rates.peer), 1 / 6, 'higher'),
    informed(
      'heap in use after the last backlog of 10,000, and after the first',
      'MB',
      heaps.at(-1) ?? 0,
      heaps[0] ?? 0,
    ),
  ]
}

/** Commands or rows a second. */
async function rateOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return COMMANDS / ((performance.now() - began) / 1_000)
}
