import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRestore } from '#central/log/events.ts'
import { verifyDatabase } from '#central/log/read-log.ts'
import type { CentralStore } from '#central/store/port.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { type Head, PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from '../../simulation/world/cast.ts'
import { databases } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const creation = () => ({
  id: id(),
  name: 'customer.create',
  actor: cast.ana.id,
  at: new Date().toISOString(),
  madeWith: { app: '0.1.0', catalogue: 1 },
  payload: {
    customerId: id(),
    type: 'company',
    name: 'Textiles',
    identifiers: [],
    phones: [],
    emails: [],
    city: '',
    notes: '',
  },
})
const columns = 'command_id, command_sha256, actor, outcome, versions, received_at, chain'

describe.each(databases)('the log on $name', ({ open }) => {
  let client: SqlClient
  let store: CentralStore
  const cursorKey = randomBytes(32)
  /** What a workstation keeps: the head after every push. */
  const heads: Head[] = []

  beforeAll(async () => {
    const opened = await open()
    client = opened.client
    store = opened.store
    const parts = {
      store: opened.store,
      model,
      cursorKey,
      now: () => new Date().toISOString(),
      newId: id,
    }
    await bearDocuments(parts, cast.raul.id, firstDocuments())
    const engine = createEngine(parts)
    for (let push = 0; push < 4; push++) {
      const answer = await engine.push(cast.ana.id, {
        protocol: PROTOCOL,
        app: '0.1.0',
        store: id() as PushRequest['store'], // a UUIDv7 by construction
        heard: null,
        commands: [creation(), creation(), creation()],
      })
      if (answer.kind === 'answers') heads.push(answer.head)
    }
  })
  afterAll(() => client.close())

  /** Somebody with the database's own rights changes the log behind the trigger's back, and it is put back after. */
  async function tampered(statement: string) {
    const last = heads.at(-1)
    await client.script(
      `alter table log disable trigger log_append_only; create table saved as table log; create table saved_head as table head; ${statement}`,
    )
    const seen = {
      alone: (await verifyDatabase(client, [])).fault,
      byHeads: (await verifyDatabase(client, last === undefined ? [] : [last])).fault,
    }
    await client.script(
      `delete from log; insert into log select * from saved; update head set position = s.position, chain = s.chain from saved_head s;
       drop table saved; drop table saved_head; alter table log enable trigger log_append_only`,
    )
    return seen
  }

  test('is whole, against every head that a workstation saw', async () => {
    expect(await verifyDatabase(client, heads)).toEqual({ fault: null, rows: 13, restores: [], superseded: 0 })
  })

  test.each([
    ['an outcome', `update log set outcome = 'refused' where position = 5`],
    ['an actor', `update log set actor = '${cast.luis.id}' where position = 5`],
    ['a time', `update log set received_at = '2020-01-01T00:00:00.000Z' where position = 5`],
    ['a version', `update log set versions = '[]' where position = 5`],
  ])('%s that was changed is found where it is', async (_, statement) => {
    expect((await tampered(statement)).alone).toEqual({ fault: 'changed', position: 5 })
  })

  test('a row that was taken out is found missing', async () => {
    expect((await tampered('delete from log where position = 5')).alone).toEqual({ fault: 'missing', position: 5 })
  })

  test.each([
    ['with their chains', columns],
    ['and left their chains', columns.replace(', chain', '')],
  ])('rows that have changed places %s are found', async (_, moved) => {
    const swap = `drop index log_settled; create temporary table swap as select * from log where position in (5, 8);
      update log l set (${moved}) = (select ${moved} from swap s where s.position = 13 - l.position) where l.position in (5, 8);
      drop table swap; create unique index log_settled on log (command_id) where outcome in ('accepted','refused')`
    expect((await tampered(swap)).alone).toEqual({ fault: 'reordered', position: 5 })
  })

  test('a tail that was cut off, with the head set back, is found by whoever saw it and by nobody else', async () => {
    const cut =
      'delete from log where position > 9; update head set position = 9, chain = (select chain from log where position = 9)'
    expect(await tampered(cut)).toEqual({ alone: null, byHeads: { fault: 'cutOff', position: 13 } })
  })

  test('a tail that was written anew is found by whoever saw the other', async () => {
    const other: Head = { position: 12, chain: 'f'.repeat(64) }
    expect((await verifyDatabase(client, [other])).fault).toEqual({ fault: 'changed', position: 12 })
  })

  test('a tail that a restore has replaced was lost with notice: it is told, and is no fault', async () => {
    await logRestore({ store, now: () => new Date().toISOString() }, cursorKey)
    const lost: Head = { position: 20, chain: 'f'.repeat(64) }
    const believed = { key: cursorKey, accepted: [] }
    expect(await verifyDatabase(client, [lost], believed)).toEqual({
      fault: null,
      rows: 14,
      restores: [14],
      superseded: 1,
    })
    // What the centre knows of the history of now is none that was replaced.
    for (const [epoch, fault] of [
      [0, null],
      [1, { fault: 'cutOff', position: 20 }],
    ] as const) {
      await client.query('insert into known_head select $1, epoch - 1 + $2, 20, $3 from head', [
        id(),
        epoch,
        lost.chain,
      ])
      expect((await verifyDatabase(client, [], believed)).fault).toEqual(fault)
      await client.query('delete from known_head where chain = $1', [lost.chain])
    }
    const before: Head = { position: 12, chain: 'f'.repeat(64) }
    expect((await verifyDatabase(client, [before], believed)).fault).toEqual({ fault: 'changed', position: 12 })
  })

  test('a row beyond the head is nobody’s', async () => {
    const beyond = 'update head set position = 12, chain = (select chain from log where position = 12)'
    expect((await tampered(beyond)).alone).toEqual({ fault: 'changed', position: 13 })
  })
})
