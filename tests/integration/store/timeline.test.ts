import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { likelyCustomers } from '#main/store/queries/likely-customers.ts'
import { customerTimeline } from '#main/store/queries/timeline.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { TimelineFilters } from '#shared/console/queries.ts'
import { model } from '#shared/model/model.ts'
import { dice } from '#tools/sample/chance.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { sampleCustomer, sampleInteraction } from '#tools/sample/records.ts'

const CONTACTS = 10_000
const [luis, carmen] = samplePeople
if (luis === undefined || carmen === undefined) throw new Error('there are no sample people')
const folder = mkdtempSync(join(tmpdir(), 'timeline-'))
const opened = openStoreFile(join(folder, 'store.db'), randomBytes(32))
if (opened.kind !== 'open') throw new Error(opened.kind)
const { db } = opened
const from = dice(1)
const now = Date.parse('2026-11-24T15:00:00.000Z')
const customer = sampleCustomer(from, now, luis)
const contacts = Array.from({ length: CONTACTS }, (_, index) => ({
  ...sampleInteraction(from, now, customer.id, index % 10 === 0 ? carmen : luis, 80),
  direction: index % 7 === 0 ? ('outbound' as const) : ('inbound' as const),
}))
const escalated = contacts[3]

beforeAll(() => {
  migrate(db)
  const storage = sqliteStorage(db, model)
  storage.transaction(() => {
    storage.putShown({ kind: 'customer', id: customer.id, version: 1, schema: 1, doc: customer })
    for (const doc of contacts) storage.putShown({ kind: 'interaction', id: doc.id, version: 1, schema: 1, doc })
  })
  const open = db.prepare(`insert into "case" (id, version, schema, doc, customer, state) values (?, 1, 1, ?, ?, ?)`)
  open.run('open', JSON.stringify({ interactionId: escalated?.id }), customer.id, 'inProgress')
  open.run('closed', JSON.stringify({ interactionId: contacts[4]?.id }), customer.id, 'closed')
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const line = (filters: Partial<TimelineFilters>) =>
  customerTimeline(db, model, luis.id, [customer.id], TimelineFilters.parse(filters), { limit: 100, offset: 0 })

test.each([
  ['channel', { channel: 'chat' }, (one) => one.channel === 'chat'],
  ['direction', { direction: 'outbound' }, (one) => one.direction === 'outbound'],
  ['kind', { kind: 'queja' }, (one) => one.requests.some(({ kind }) => kind === 'queja')],
  ['own', { mine: true }, (one) => one.advisorId === luis.id],
  ['open cases', { openCases: true }, (one) => one.id === escalated?.id],
  [
    'days',
    { from: '2026-10-05', to: '2026-10-06' },
    ({ openedAt }) => ['2026-10-05', '2026-10-06'].includes(bogotaDate(openedAt)),
  ],
  [
    'all at once',
    { channel: 'voice', kind: 'consulta', mine: true, from: '2026-10-05' },
    (one) =>
      one.channel === 'voice' &&
      one.requests.some(({ kind }) => kind === 'consulta') &&
      one.advisorId === luis.id &&
      bogotaDate(one.openedAt) >= '2026-10-05',
  ],
] as const satisfies readonly (readonly [
  string,
  Partial<TimelineFilters>,
  (one: (typeof contacts)[number]) => boolean,
])[])('of 10,000 contacts those of a %s are counted and come newest first', (_, filters, fits) => {
  const { rows, total } = line(filters)
  const expected = contacts.filter(fits).toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
  expect(expected.length).toBeGreaterThan(0)
  expect(total).toBe(expected.length)
  expect(rows.map(({ doc }) => doc.openedAt)).toEqual(expected.slice(0, 100).map(({ openedAt }) => openedAt))
})
test('a filtered page of 10,000 contacts comes within a blink, and nothing is read through', () => {
  const times = Array.from({ length: 21 }, () => {
    const began = performance.now()
    line({ channel: 'chat', direction: 'inbound', kind: 'queja' })
    return performance.now() - began
  }).toSorted((a, b) => a - b)
  console.info(`timeline of ${CONTACTS} contacts, three filters: ${Math.round(times[10] ?? 0)} ms at the median`)
  expect(times[10]).toBeLessThan(500)
  const plan = (sql: string, ...values: unknown[]) =>
    (db.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n') // the plan's own column
  expect(plan("select 1 from interaction d where d.customer = ? and d.opened_at >= '2026'", customer.id)).toMatch(
    /USING .*INDEX interaction_customer/,
  )
  expect(
    plan(
      `select c.customer from json_each(?) k cross join customer_identifier c on c.identifier = k.value ->> '$.key'`,
      '[]',
    ),
  ).toMatch(/SEARCH c USING .*PRIMARY KEY/)
})
test('a number that is one slip away is found by its key', () => {
  const number = customer.identifiers[0]?.number ?? ''
  const typed = `${number.slice(0, 3)}${number[4]}${number[3]}${number.slice(5)}`
  const found = likelyCustomers(db, model, typed === number ? number.slice(1) : typed)
  expect(found.map(({ customer: { doc } }) => doc.id)).toContain(customer.id)
})
