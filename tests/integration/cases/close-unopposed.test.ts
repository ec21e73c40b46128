import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeUnopposed, closeUnopposedIn } from '#central/cases/close-unopposed.ts'
import { verifyDatabase } from '#central/log/read-log.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { pgClient } from '#central/store/sql/pg-client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import type { EngineParts } from '#central/sync/engine-parts.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Case } from '#shared/cases/schema.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import { CaseId, EntryId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { cast, firstDocuments, TEAM_A } from '../../simulation/world/cast.ts'
import { databases } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const base = { protocol: PROTOCOL, app: '0.1.0', store: id() as PushRequest['store'], heard: null } // a UUIDv7 by construction
/** A Tuesday at ten in Bogotá; five business days later is Tuesday, 1 December. */
const TOLD = '2026-11-24T15:00:00.000Z'
const LAST_MOMENT = '2026-12-02T04:59:59.999Z'
const OVER = '2026-12-02T05:00:00.000Z'

describe.each(databases)('informed cases on $name', ({ name, open }) => {
  let client: SqlClient
  let other: SqlClient
  let now = OVER
  const failures: unknown[] = []
  const failed = (failure: unknown) => void failures.push(failure)

  /** A node of the centre over a connection of its own, where the database has several. */
  const nodeOn = (connection: SqlClient): EngineParts => ({
    store: sqlStore(connection),
    model,
    cursorKey: Buffer.alloc(32, 1),
    now: () => now,
    newId: randomUUID,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
  const look = (connection = client) => closeUnopposedIn(connection, nodeOn(connection), failed)

  beforeEach(async () => {
    now = OVER
    failures.length = 0
    const opened = await open()
    client = opened.client
    other = opened.url === null ? client : pgClient(opened.url, () => {})
    await bearDocuments(nodeOn(client), cast.raul.id, firstDocuments())
  })
  afterEach(async () => {
    expect(failures).toEqual([])
    if (other !== client) await other.close()
    await client.close()
  })

  /** So many cases of Ana's that Pedro answered, told to their customers. */
  async function informed(count: number, told = TOLD): Promise<Case[]> {
    const cases = Array.from({ length: count }, () =>
      testCase({
        ...{ id: CaseId.parse(id()), state: 'informed', area: 'credito', radicado: null },
        ...{ holderId: cast.pedro.id, advisorId: cast.ana.id, teamId: TEAM_A },
        entries: [{ id: EntryId.parse(id()), at: told, by: cast.ana.id, what: 'case.informCustomer', text: '' }],
      }),
    )
    await bearDocuments(
      nodeOn(client),
      cast.raul.id,
      cases.map((doc) => ({ kind: 'case', id: doc.id, doc })),
    )
    return cases
  }
  async function caseOf(caseId: string): Promise<Case> {
    const [row] = await client.query<{ doc: Case }>('select doc from doc_case where id = $1', [caseId])
    if (row === undefined) throw new Error(`no case ${caseId}`)
    return row.doc
  }
  const rows = () =>
    client.query<{ command_id: string; actor: string; outcome: string }>(
      `select command_id, actor, outcome from log where command_id is not null order by position`,
    )
  const effects = () => client.query<{ effect: string }>('select effect from effect order by id')

  test('close by themselves when their last day is over, as by a person, and their advisor is told', async () => {
    const [one] = await informed(1)
    if (one === undefined) throw new Error('no case')
    now = LAST_MOMENT
    expect(await look()).toBe(0)
    expect(await caseOf(one.id)).toMatchObject({ state: 'informed' })
    now = OVER
    expect(await look()).toBe(1)
    const closed = await caseOf(one.id)
    expect(closed).toMatchObject({ state: 'closed', closedAt: OVER, holderId: cast.pedro.id, clocks: one.clocks })
    expect(closed.entries.map(({ what, text }) => [what, text])).toEqual([
      ['case.informCustomer', ''],
      ['case.closeUnopposed', ''],
    ])
    const [head] = await client.query<{ centre: string }>('select centre from head')
    expect(await rows()).toMatchObject([{ actor: head?.centre, outcome: 'accepted' }])
    expect((await effects()).map(({ effect }) => JSON.parse(effect))).toMatchObject([
      { kind: 'notice', to: [`user:${cast.ana.id}`], code: 'case.closeUnopposed', about: { id: one.id } },
    ])
    expect((await verifyDatabase(client, [])).fault).toBeNull()
  })

  test('come to their advisor by the next pull, and leave the area', async () => {
    const [one] = await informed(1)
    const engine = createEngine(nodeOn(client))
    const pull = async (who: string, cursors: Record<string, string>) => {
      const page = await engine.pull(who, { ...base, cursors, unsettled: [], numbersLeft: 200 })
      if (page.kind !== 'page') throw new Error(page.kind)
      const [cases, left] = [page.rows, page.left].map((all) => all.filter(({ kind }) => kind === 'case'))
      return { cursors: page.cursors, cases, left }
    }
    const before = { ana: await pull(cast.ana.id, {}), pedro: await pull(cast.pedro.id, {}) }
    expect([before.ana, before.pedro].map(({ cases }) => cases?.length)).toEqual([1, 1])
    await look()
    expect((await pull(cast.ana.id, before.ana.cursors)).cases).toMatchObject([
      { id: one?.id, version: 2, doc: { state: 'closed' } },
    ])
    const holder = await pull(cast.pedro.id, before.pedro.cursors)
    expect([holder.cases, [...new Set(holder.left?.map((gone) => gone.id))]]).toEqual([[], [one?.id]])
  })

  test('close once by two nodes that look at the same moment, and not again after a restart', async () => {
    const cases = await informed(40)
    const both = await Promise.all([look(client), look(other), look(client), look(other)])
    expect(both.reduce((sum, closed) => sum + closed, 0)).toBe(40)
    // A node that starts again looks at once.
    expect(await closeUnopposedIn(other, nodeOn(other), failed)).toBe(0)
    for (const one of cases) {
      const { state, entries } = await caseOf(one.id)
      expect([state, entries.filter(({ what }) => what === 'case.closeUnopposed').length]).toEqual(['closed', 1])
    }
    expect(await rows()).toHaveLength(40)
    expect(await effects()).toHaveLength(40)
    expect((await verifyDatabase(client, [])).fault).toBeNull()
  })

  test('stay open where a person opened them again after they were looked for', async () => {
    const [one] = await informed(1)
    if (one === undefined) throw new Error('no case')
    const stale: StoredDocument = { kind: 'case', id: one.id, version: 1, schema: 1, doc: one }
    const reopened = await createEngine(nodeOn(client)).push(cast.ana.id, {
      ...base,
      commands: [
        {
          ...{ id: id(), name: 'case.reopen', actor: cast.ana.id, at: OVER },
          ...{ payload: { caseId: one.id, entryId: id(), reason: 'Volvió a pasar.' } },
          madeWith: { app: '0.1.0', catalogue: 1 },
        },
      ],
    })
    expect(reopened).toMatchObject({ answers: [{ outcome: 'accepted' }] })
    const closed = await closeUnopposed({
      ...{ engine: nodeOn(other), failed },
      informed: async (after) => (after < one.id ? [stale] : []),
      catalogue: async () => defaultCatalogue(),
    })
    expect(closed).toBe(0)
    expect(await caseOf(one.id)).toMatchObject({ state: 'inProgress', closedAt: null })
    expect(await rows()).toHaveLength(1)
  })

  test('are looked through page by page, to the last', async () => {
    const cases = (await informed(3)).toSorted((one, two) => (one.id < two.id ? -1 : 1))
    const closed = await closeUnopposed({
      ...{ engine: nodeOn(client), failed },
      informed: async (after) =>
        cases
          .flatMap((doc) => (doc.id > after ? [{ kind: 'case' as const, id: doc.id, version: 1, schema: 1, doc }] : []))
          .slice(0, 1),
      catalogue: async () => defaultCatalogue(),
    })
    expect(closed).toBe(3)
  })

  test('wait while a recovery collects', async () => {
    const [one] = await informed(1)
    const engine = createEngine(nodeOn(client))
    await engine.beginRecovery()
    expect(await look()).toBe(0)
    expect(await caseOf(one?.id ?? '')).toMatchObject({ state: 'informed' })
    await engine.endRecovery()
    expect(await look()).toBe(1)
  })

  test('close after the days of the edition in force', async () => {
    await informed(3, '2026-12-01T15:00:00.000Z')
    expect(await look()).toBe(0)
    const catalogue = defaultCatalogue()
    const cases = { ...catalogue.settings.cases, closesAfterDays: 1 }
    now = '2026-12-03T05:00:00.000Z'
    expect(await look()).toBe(0)
    const published = await createEngine(nodeOn(client)).push(cast.carmen.id, {
      ...base,
      commands: [
        {
          ...{ id: id(), name: 'guidebook.publish', actor: cast.carmen.id, at: now },
          payload: {
            ...{ basedOn: catalogue.version, note: 'n', guides: [] },
            catalogue: { ...catalogue, version: '2026-12', settings: { ...catalogue.settings, cases } },
          },
          madeWith: { app: '0.1.0', catalogue: 1 },
        },
      ],
    })
    expect(published).toMatchObject({ answers: [{ outcome: 'accepted' }] })
    expect(await look()).toBe(3)
  })

  test(`are found by an index of their own on ${name}`, async () => {
    await informed(1)
    await client.query('set enable_seqscan = off')
    const plan = await client.query<Record<string, string>>(
      `explain select id from doc_case where doc ->> 'state' = 'informed' and id > $1::uuid order by id limit 500`,
      ['00000000-0000-0000-0000-000000000000'],
    )
    expect(JSON.stringify(plan)).toContain('doc_case_informed')
  })
})
