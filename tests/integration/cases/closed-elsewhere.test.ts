import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { closedElsewhere, questions } from '#main/cases/closed-elsewhere.ts'
import { centralService } from '#main/console/central-services.ts'
import type { CentreApi } from '#main/console/centre-api.ts'
import type { StoreLink } from '#main/console/store-link.ts'
import { closedAmong } from '#main/store/queries/closed-cases.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { CaseId } from '#shared/kernel/ids.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { model } from '#shared/model/model.ts'
import { newId } from '../../crash/offline-host.ts'

type Asked = Parameters<typeof closedElsewhere>[2]
const PAGE = 50

/** Closed one a minute, the last closed first. */
const cases: readonly Case[] = Array.from({ length: 200 }, (_, n) =>
  testCase({
    ...{ id: CaseId.parse(newId()), radicado: String(2_000 + n), state: 'closed', topic: 'Tasas' },
    closedAt: new Date(Date.parse('2026-11-20T15:00:00.000Z') - n * 60_000).toISOString() as Case['closedAt'], // as instants are written
  }),
)
const [mine] = cases
if (mine === undefined) throw new Error('there are none')
const me: Actor = {
  ...{ id: mine.advisorId, roles: ['advisor'], enabled: true },
  ...{ teamId: null, areas: [], coordinates: [], portfolios: null },
}

const rowsOf = (found: readonly Case[]) => found.map((one) => ({ case: one, customer: null }))
const placeOf = (one: Case | undefined) => {
  if (one?.closedAt == null) throw new Error('there are no more')
  return { closedAt: one.closedAt, id: one.id }
}

/** A centre with all of them, by the page, and a workstation that keeps some. */
function world(isHere: (n: number) => boolean, page = PAGE) {
  const db = new Database(':memory:')
  migrate(db)
  const storage = sqliteStorage(db, model)
  storage.transaction(() => {
    for (const [n, doc] of cases.entries())
      if (isHere(n)) storage.putShown({ kind: 'case', id: doc.id, version: 1, schema: 1, doc })
  })
  const pages: (string | undefined)[] = []
  const ask = async ({ id, after }: Asked) => {
    pages.push(after?.id)
    const from = after === undefined ? 0 : cases.findIndex((one) => one.id === after.id) + 1
    const found = id === undefined ? cases.slice(from, from + page) : cases.filter((one) => one.id === id)
    return ok({
      rows: rowsOf(found),
      more: id === undefined && from + page < cases.length,
    })
  }
  const here = async (text: string, ids: readonly string[]) => closedAmong(db, me, text, ids)
  return {
    pages,
    ask,
    here,
    async read(asked: Partial<Asked> = {}) {
      const answer = await closedElsewhere(ask, here, { text: '', ...asked })
      if (!answer.ok) throw new Error(answer.error.code)
      return { radicados: answer.value.rows.map((row) => row.case.radicado), more: answer.value.more }
    },
    /** From the first question to the last, each from where the one before ended. */
    async readAll() {
      const answers: { rows: number; pages: number }[] = []
      const seen: (string | null)[] = []
      let after: Asked['after']
      do {
        const before = pages.length
        const answer = await closedElsewhere(ask, here, { text: '', after })
        if (!answer.ok) throw new Error(answer.error.code)
        const { rows, more, next } = answer.value
        expect(more).toBe(next !== undefined)
        answers.push({ rows: rows.length, pages: pages.length - before })
        seen.push(...rows.map((row) => row.case.radicado))
        after = next
      } while (after !== undefined && answers.length < 10)
      return { answers, seen }
    },
  }
}
const radicados = (from: number, to: number) => cases.slice(from, to).map(({ radicado }) => radicado)

test('what the workstation lists is not the centre’s: it is read on behind it until a page is full', async () => {
  const { read, pages } = world((n) => n < 120)
  expect(await read()).toEqual({ radicados: radicados(120, 170), more: true })
  expect(pages).toHaveLength(4)
  const last = cases[169]
  if (last?.closedAt == null) throw new Error('there are no more')
  expect(await read({ after: { closedAt: last.closedAt, id: last.id } })).toEqual({
    ...{ radicados: radicados(170, 200), more: false },
  })
})
test('those that lie between what is here come each once, page after page', async () => {
  const { read } = world((n) => n % 3 !== 0)
  const first = await read()
  const last = cases.find(({ radicado }) => radicado === first.radicados.at(-1))
  if (last?.closedAt == null) throw new Error('nothing came')
  const second = await read({ after: { closedAt: last.closedAt, id: last.id } })
  expect([first.radicados.length, first.more, second.more]).toEqual([PAGE, true, false])
  expect([...first.radicados, ...second.radicados]).toEqual(
    cases.filter((_, n) => n % 3 === 0).map(({ radicado }) => radicado),
  )
})
test('where everything is here nothing is the centre’s', async () => {
  expect(await world(() => true).read()).toEqual({ radicados: [], more: false })
})
test('the one of an id is as the centre has it, also where it is here', async () => {
  expect(await world(() => true).read({ id: mine.id })).toEqual({ radicados: [mine.radicado], more: false })
})
test('what the centre refuses on the way is refused', async () => {
  const { here } = world(() => true)
  let asked = 0
  const answer = await closedElsewhere(
    async () => {
      asked += 1
      const rows = cases.slice(0, PAGE).map((one) => ({ case: one, customer: null }))
      return asked === 1 ? ok({ rows, more: true }) : reject('centre.unreachable')
    },
    here,
    { text: '' },
  )
  expect(answer).toEqual(reject('centre.unreachable'))
})

test('a question reads ten pages of the centre and no more, and is asked on from there', async () => {
  const { readAll } = world((n) => n < 130 || n >= 160, 10)
  expect(await readAll()).toEqual({
    answers: [
      { rows: 0, pages: 10 },
      { rows: 30, pages: 10 },
    ],
    seen: radicados(130, 160),
  })
})
test('what is left over of a page that is full comes with the next question', async () => {
  const { readAll } = world((n) => n < 20)
  const { answers, seen } = await readAll()
  expect(answers.map(({ rows }) => rows)).toEqual([50, 50, 50, 30])
  expect(seen).toEqual(radicados(20, 200))
})
test('a page of which this program reads nothing does not end the list: the centre says where it goes on', async () => {
  const { here } = world(() => false)
  const asked: (string | undefined)[] = []
  const answer = await closedElsewhere(
    async ({ after }) => {
      asked.push(after?.id)
      return after === undefined
        ? ok({ rows: [], more: true, next: placeOf(cases[49]) })
        : ok({ rows: rowsOf(cases.slice(50, 52)), more: false })
    },
    here,
    { text: '' },
  )
  expect(asked).toEqual([undefined, cases[49]?.id])
  expect(answer).toEqual(ok({ rows: rowsOf(cases.slice(50, 52)), more: false }))
})
test('older ones are not promised where an earlier centre sends nothing that can be read', async () => {
  const { here } = world(() => false)
  expect(await closedElsewhere(async () => ok({ rows: [], more: true }), here, { text: '' })).toEqual(
    ok({ rows: [], more: false }),
  )
})
test('what was found before the centre could not be asked further is given, with from where to ask on', async () => {
  const { ask, here } = world((n) => n % 2 === 0)
  const answer = await closedElsewhere(
    async (asked) => (asked.after === undefined ? ask(asked) : reject('centre.unreachable')),
    here,
    { text: '' },
  )
  const odd = cases.slice(0, PAGE).filter((_, n) => n % 2 === 1)
  expect(answer).toEqual(ok({ rows: rowsOf(odd), more: true, next: placeOf(cases[49]) }))
})

test('a question that a newer one has overtaken reads no further, and says from where to ask on', async () => {
  const { ask, here, pages } = world((n) => n < 190)
  const api = { closedCases: (_: string, asked: Asked) => ask(asked) } as Partial<CentreApi> as CentreApi // no more is asked of it
  const store = {
    query: async (_: string, { text, ids }: { text: string; ids: string[] }) => JSON.stringify(await here(text, ids)),
  } as unknown as StoreLink // as above
  const tokens = { access: async () => 'access' } as unknown as Parameters<typeof centralService>[1] // as above
  const asking = questions()
  const closed = (asked: object) => centralService(api, tokens, store, 'central.closedCases', asked, asking)
  const [older, one, newer] = await Promise.all([
    closed({ text: 'ta' }),
    closed({ id: mine.id }),
    closed({ text: 'tas' }),
  ])
  expect(older).toEqual(ok({ rows: [], more: true, next: placeOf(cases[49]) }))
  expect(one).toMatchObject({ value: { rows: [{ case: { id: mine.id } }] } })
  expect(newer).toMatchObject({ value: { rows: { length: 10 }, more: false } })
  expect(pages, 'one page of the older, the one of an id, four of the newer').toHaveLength(6)
})
test('the console asks its own store which they are; without one all are the centre’s', async () => {
  const { ask, here } = world((n) => n < 120)
  const api = { closedCases: (_: string, asked: Asked) => ask(asked) } as Partial<CentreApi> as CentreApi // no more is asked of it
  const store = {
    query: async (_: string, { text, ids }: { text: string; ids: string[] }) => JSON.stringify(await here(text, ids)),
  } as unknown as StoreLink // as above
  const tokens = { access: async () => 'access' } as unknown as Parameters<typeof centralService>[1] // as above
  const first = async (of: StoreLink | null) => {
    const answer = await centralService(api, tokens, of, 'central.closedCases', { text: '' })
    return answer.ok ? (answer.value as { rows: { case: Case }[] }).rows[0]?.case.radicado : answer.error // as the verb answers
  }
  expect(await first(store)).toBe('2120')
  expect(await first(null)).toBe('2000')
})
