import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closedCases } from '#central/cases/closed-cases.ts'
import type { SqlClient } from '#central/store/sql/client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { CaseId, CustomerId, EntryId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { cast, firstDocuments, TEAM_A, TEAM_B } from '../../simulation/world/cast.ts'
import { databases } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const VALLE = CustomerId.parse(id())
const actor = (who: string, its: Partial<Actor> = {}): Actor => ({
  ...{ id: who as Actor['id'], roles: ['oefv_analyst'], enabled: true }, // of the cast
  ...{ teamId: null, areas: ['credito'], coordinates: [], portfolios: null },
  ...its,
})
const closed = (radicado: string, its: Partial<Case> = {}): Case =>
  testCase({
    ...{ id: CaseId.parse(id()), radicado, state: 'closed', closedAt: '2026-11-20T15:00:00.000Z' },
    ...{ area: 'credito', advisorId: cast.ana.id, holderId: cast.pedro.id, teamId: TEAM_A, customerId: VALLE },
    ...its,
  })

describe.each(databases)('closed cases asked of the centre on $name', ({ open }) => {
  let client: SqlClient
  const many = Array.from({ length: 60 }, (_, n) =>
    closed(`20${n}`, { holderId: cast.raul.id, closedAt: `2026-10-01T15:00:${String(n).padStart(2, '0')}.000Z` }),
  )
  const held = closed('1001', { topic: 'Garantías' })
  const noted = closed('1002', {
    ...{ holderId: null, closedAt: '2025-01-02T15:00:00.000Z' },
    entries: [
      { id: EntryId.parse(id()), at: '2026-11-20T15:00:00.000Z', by: cast.pedro.id, what: 'case.transfer', text: '' },
    ],
  })
  const others = closed('1003', { advisorId: cast.raul.id, holderId: cast.raul.id, teamId: TEAM_B })
  const running = closed('1004', { state: 'informed', closedAt: null })

  beforeAll(async () => {
    const opened = await open()
    client = opened.client
    const node = {
      ...{ store: sqlStore(client), model, cursorKey: Buffer.alloc(32, 1), newId: randomUUID },
      now: () => '2026-11-24T15:00:00.000Z',
      wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    }
    const customer = {
      ...{ id: VALLE, type: 'company', name: 'Confección del Valle' },
      ...{ identifiers: [{ type: 'nit', number: '900123456' }], phones: [], emails: [], city: '', notes: '' },
      ...{ consents: [], mergedInto: null, createdAt: '2026-11-24T13:00:00.000Z', createdBy: cast.ana.id },
    }
    await bearDocuments(node, cast.raul.id, [
      ...firstDocuments(),
      { kind: 'customer', id: VALLE, doc: customer },
      ...[...many, held, noted, others, running].map((doc) => ({ kind: 'case' as const, id: doc.id, doc })),
    ])
  })
  afterAll(() => client.close())

  const ask = (
    by: Actor,
    asked: { text?: string; id?: CaseId; after?: { closedAt: string; id: CaseId } | undefined } = {},
  ) => closedCases(client, model, by, { text: '', ...asked } as Parameters<typeof closedCases>[3]) // an instant is a text
  const radicados = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).rows.map((row) => row.case.radicado)

  test('whoever held one or wrote on it is shown it, however old, with its customer’s name', async () => {
    expect((await ask(actor(cast.pedro.id))).rows).toMatchObject([
      { case: { radicado: '1001' }, customer: 'Confección del Valle' },
      { case: { radicado: '1002' }, customer: 'Confección del Valle' },
    ])
  })
  test('they are found by radicado, topic, and customer’s name and number, all words at once', async () => {
    const pedro = actor(cast.pedro.id)
    expect(await radicados(pedro, { text: '1002' })).toEqual(['1002'])
    expect(await radicados(pedro, { text: 'garantia confeccion' })).toEqual(['1001'])
    expect(await radicados(pedro, { text: '900.123.456' })).toEqual(['1001', '1002'])
    expect(await radicados(pedro, { text: 'nadie' })).toEqual([])
    expect(await radicados(pedro, { text: '🙂' })).toEqual([])
    expect(await radicados(pedro, { text: 'Ω' })).toEqual([])
    expect(await radicados(pedro, { text: '.' })).toEqual(['1001', '1002'])
  })
  test('what is somebody else’s is as if it were not there, also by its id', async () => {
    const pedro = actor(cast.pedro.id)
    expect(await radicados(pedro, { id: others.id })).toEqual([])
    expect(await radicados(pedro, { id: CaseId.parse(id()) })).toEqual([])
    expect(await radicados(pedro, { id: noted.id })).toEqual(['1002'])
    expect(await radicados(pedro, { id: running.id })).toEqual([])
  })
  test('of the desk a team’s are shown to its advisors and its coordinator', async () => {
    const advisor = actor(id(), { roles: ['advisor'], teamId: TEAM_A, areas: [] })
    const coordinator = actor(id(), { roles: ['coordinator'], coordinates: [TEAM_B], areas: [] })
    expect(await radicados(advisor, { text: '1001' })).toEqual(['1001'])
    expect(await radicados(advisor, { text: '1003' })).toEqual([])
    expect(await radicados(coordinator)).toEqual(['1003'])
    // Of an area's people the team says nothing.
    expect(await radicados(actor(id(), { teamId: TEAM_A }))).toEqual([])
  })
  test('they come by the page, the last closed first, each once', async () => {
    const ana = actor(cast.ana.id, { roles: ['advisor'], areas: [] })
    const first = await ask(ana)
    const last = first.rows.at(-1)?.case
    if (last?.closedAt == null) throw new Error('nothing came')
    const second = await ask(ana, { after: { closedAt: last.closedAt, id: last.id } })
    const seen = [...first.rows, ...second.rows].map((row) => row.case.radicado)
    expect([first.rows.length, first.more, second.more]).toEqual([50, true, false])
    expect(seen).toEqual(['1001', ...many.map(({ radicado }) => radicado).reverse(), '1002'])
  })
  test('a page of which nothing can be read says where the list goes on', async () => {
    const raul = actor(cast.raul.id)
    const newest = many.slice(11).map((one) => one.id)
    await client.query('update doc_case set schema = 99 where id = any($1::uuid[])', [[others.id, ...newest]])
    const first = await ask(raul)
    expect(first).toEqual({ rows: [], more: true, next: { closedAt: many[11]?.closedAt, id: many[11]?.id } })
    const second = await ask(raul, { after: first.next })
    expect(second.rows.map((row) => row.case.radicado)).toEqual(
      many
        .slice(0, 11)
        .map(({ radicado }) => radicado)
        .reverse(),
    )
    expect([second.more, second.next]).toEqual([false, undefined])
  })
})
