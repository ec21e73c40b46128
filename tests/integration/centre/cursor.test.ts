import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CentralStore } from '#central/store/port.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { migrate } from '#central/store/sql/migrate.ts'
import { pgClient } from '#central/store/sql/pg-client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from '../../simulation/world/cast.ts'
import { newDatabase } from '../../support/databases.ts'
import { type Hold, heldClient, holdBefore, type Moment } from './held-client.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const store = id() as PushRequest['store'] // a UUIDv7 by construction
const base = { protocol: PROTOCOL, app: '0.1.0', store, heard: null }
const openedAt = new Date().toISOString()
const interactionId = id()

/** A push of one person: a customer of their own, and a note on a contact that the other writes too (or on their own). */
const work = (actor: string, contact: string): PushRequest => {
  const made = { actor, at: new Date().toISOString(), madeWith: { app: '0.1.0', catalogue: 1 } }
  const type = { type: 'company', name: 'Textiles', identifiers: [], phones: [], emails: [], city: '', notes: '' }
  const about = { interactionId: contact, customerId: null, channel: 'voice', direction: 'inbound', openedAt }
  return {
    ...base,
    commands: [
      { ...made, id: id(), name: 'customer.create', payload: { customerId: id(), ...type } },
      { ...made, id: id(), name: 'interaction.addNote', payload: { contact: about, entryId: id(), text: 'Nota' } },
    ],
  }
}

/** Two nodes and a monitor on one database of PostgreSQL; `through` may replace the store of a node. */
class Two {
  readonly clients: SqlClient[]
  readonly monitor: SqlClient
  readonly parts: Omit<EngineParts, 'store'>
  readonly through: (client: SqlClient) => CentralStore
  /** What somebody who only ever pulls after their cursors has seen, by document. */
  private seen = new Map<string, number>()
  private cursors: Record<string, string> = {}

  constructor(url: string, through: (client: SqlClient) => CentralStore) {
    this.clients = [1, 2].map(() => pgClient(url, () => {}, 3))
    this.monitor = pgClient(url, () => {}, 2)
    this.through = through
    this.parts = {
      model,
      cursorKey: createHash('sha256').update('test').digest(),
      now: () => new Date().toISOString(),
      newId: randomUUID,
    }
  }
  engine = (node: 0 | 1, mayGoOn: (moment: Moment) => Promise<void>) =>
    createEngine({ ...this.parts, store: this.through(heldClient(this.clients[node] as SqlClient, mayGoOn)) }) // there are two

  /** Resolves when the push is done, stands at its hold, or waits for a lock in the database. */
  async settled(push: Promise<unknown>, hold: Hold): Promise<void> {
    let there = false
    void Promise.race([push, hold.reached]).then(() => {
      there = true
    })
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    for (;;) {
      await nextTurn()
      if (there || (await this.monitor.query(waiting)).length > 0) return
    }
  }
  async pull(cursors: Record<string, string>, into: Map<string, number>, limit = 2): Promise<Record<string, string>> {
    const engine = createEngine({ ...this.parts, store: sqlStore(this.monitor) })
    for (;;) {
      const page = await engine.pull(cast.carmen.id, { ...base, cursors, unsettled: [], numbersLeft: 200, limit })
      if (page.kind !== 'page') throw new Error(page.kind)
      for (const row of page.rows) into.set(`${row.kind}/${row.id}`, row.version)
      cursors = page.cursors
      if (page.complete) return cursors
    }
  }
  look = async () => {
    this.cursors = await this.pull(this.cursors, this.seen)
  }
  /** What is there and was never sent to whoever only asks for what is new. */
  async skipped(): Promise<string[]> {
    const all = new Map<string, number>()
    await this.pull({}, all, 2_000)
    return [...all].filter(([key, version]) => this.seen.get(key) !== version).map(([key]) => key)
  }
  close = () => Promise.all([...this.clients, this.monitor].map((client) => client.close()))

  /** Ana's push is held before one statement and Luis's before another, and Carmen pulls at every moment between. */
  async play(ana: number, luis: number, shared: boolean): Promise<void> {
    const [one, other] = [holdBefore(ana), holdBefore(luis)]
    const contact = () => (shared ? interactionId : id())
    const first = this.engine(0, one.mayGoOn).push(cast.ana.id, work(cast.ana.id, contact()))
    await this.settled(first, one)
    const second = this.engine(1, other.mayGoOn).push(cast.luis.id, work(cast.luis.id, contact()))
    await this.settled(second, other)
    await this.look()
    other.release()
    await this.settled(second, one)
    await this.look()
    one.release()
    await first
    await this.look()
    await second
    await this.look()
  }
  /** How many statements a push of {@link work} has; the commit stands behind the last. */
  async statements(): Promise<number> {
    let last = 0
    const count = async ({ statement }: Moment) => {
      last = Math.max(last, statement)
    }
    await this.engine(0, count).push(cast.ana.id, work(cast.ana.id, interactionId))
    return last
  }
}

async function two(through: (client: SqlClient) => CentralStore): Promise<Two> {
  const url = await newDatabase()
  const made = new Two(url, through)
  await migrate(made.monitor)
  await bearDocuments({ ...made.parts, store: sqlStore(made.monitor) }, cast.raul.id, firstDocuments())
  await made.look()
  return made
}

describe('two nodes on PostgreSQL, each with a transaction held open before any of its statements', () => {
  let world: Two
  beforeAll(async () => {
    world = await two(sqlStore)
  })
  afterAll(() => world.close())

  test.each([
    ['on documents of their own', false],
    ['on a contact that both write', true],
  ])('no pull skips a row: %s', { timeout: 300_000 }, async (_, shared) => {
    const last = await world.statements()
    expect(last).toBeGreaterThan(6)
    for (let ana = 0; ana <= last; ana++) {
      for (let luis = 0; luis <= last; luis++) await world.play(ana, luis, shared)
      // Each push made a customer that is never sent again: what was skipped stays skipped.
      expect({ ana, skipped: await world.skipped() }).toEqual({ ana, skipped: [] })
    }
  })
})

/** The store as somebody might write it: positions from a sequence, given at the write and seen at the commit. */
const bySequence = (client: SqlClient): CentralStore => {
  const real = sqlStore(client)
  return {
    ...real,
    write: (work) =>
      real.write((transaction) =>
        work({
          ...transaction,
          async lockHead() {
            const [row] = await client.query<{ next: string }>(`select nextval('position') as next`)
            return { ...(await transaction.head()), position: Number(row?.next) * 100 }
          },
        }),
      ),
  }
}

test('the same test finds positions that come from a plain sequence', async () => {
  const world = await two(bySequence)
  await world.monitor.script('create sequence position')
  const last = await world.statements()
  const skipped: string[] = []
  for (let ana = 0; ana <= last && skipped.length === 0; ana++) {
    await world.play(ana, last + 1, false)
    skipped.push(...(await world.skipped()))
  }
  await world.close()
  expect(skipped).not.toEqual([])
})
