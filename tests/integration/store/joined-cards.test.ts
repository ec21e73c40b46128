import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { customerCases, customerInteractions, joinedCards } from '#main/store/queries/customers.ts'
import { customerTimeline } from '#main/store/queries/timeline.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import { testCase } from '#shared/cases/case.test-data.ts'
import { TimelineFilters } from '#shared/console/queries.ts'
import { CaseId } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { dice } from '#tools/sample/chance.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { sampleCustomer, sampleInteraction } from '#tools/sample/records.ts'

const [luis] = samplePeople
if (luis === undefined) throw new Error('there are no sample people')
const db = new Database(':memory:')
afterAll(() => db.close())
migrate(db)
const storage = sqliteStorage(db, model)
const from = dice(2)
const now = Date.parse('2026-11-24T15:00:00.000Z')
const cardOf = () => sampleCustomer(from, now, luis)
const parted = cardOf()
const [other, joined] = [cardOf(), { ...cardOf(), mergedInto: null as string | null }]
const stays = { ...cardOf(), mergedFrom: [joined.id, parted.id] }
joined.mergedInto = stays.id
const contacts = [stays, joined, other].flatMap((card) =>
  [0, 1].map(() => sampleInteraction(from, now, card.id, luis, 9)),
)
const cases = [joined, other].map((card, index) =>
  testCase({
    id: CaseId.parse(`01939e1a-0000-7000-8000-00000000001${index}`),
    customerId: card.id,
    interactionId: contacts.find(({ customerId }) => customerId === card.id)?.id ?? '',
  }),
)
storage.transaction(() => {
  for (const doc of [stays, joined, parted, other])
    storage.putShown({ kind: 'customer', id: doc.id, version: 1, schema: 1, doc })
  for (const doc of contacts) storage.putShown({ kind: 'interaction', id: doc.id, version: 1, schema: 1, doc })
  for (const doc of cases) storage.putShown({ kind: 'case', id: doc.id, version: 1, schema: 1, doc })
})

const paging = { limit: 50, offset: 0 }
const timeline = (ids: readonly string[], filters: Partial<TimelineFilters> = {}) =>
  customerTimeline(db, model, luis.id, ids, TimelineFilters.parse(filters), paging).rows.map(({ doc }) => doc)

test('what is joined to a card are the cards that lead to it, and the joined one has none', () => {
  expect(joinedCards(db, model, stays.id).map(({ doc }) => doc.id)).toEqual([joined.id])
  expect(joinedCards(db, model, joined.id)).toEqual([])
})

test('contacts and cases of joined cards are one list, newest first, and nobody else’s are in it', () => {
  const both = [stays.id, joined.id]
  const lines = timeline(both)
  expect(lines.map(({ customerId }) => customerId).toSorted()).toEqual([...both, ...both].toSorted())
  expect(lines.map(({ openedAt }) => openedAt)).toEqual(
    lines
      .map(({ openedAt }) => openedAt)
      .toSorted()
      .reverse(),
  )
  expect(customerInteractions(db, model, both, paging).rows).toHaveLength(4)
  expect(customerCases(db, model, both, paging).rows.map(({ doc }) => doc.customerId)).toEqual([joined.id])
  expect(timeline(both, { openCases: true }).map(({ customerId }) => customerId)).toEqual([joined.id])
  expect(timeline([stays.id])).toHaveLength(2)
})
