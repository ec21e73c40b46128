import { expect, test } from 'vitest'
import { interactionDocument } from '#shared/interactions/schema.ts'
import { definedDocument, defineModel } from '#shared/kernel/model.ts'
import { model } from '#shared/model/model.ts'
import { localTables } from '../sqlite/tables.ts'
import { areAsStored, type ShownRow, StoredPage } from './as-stored.ts'
import { SHOWN_AS_STORED } from './early-answers.ts'

/** zod's names for what gives back something else than it was given. */
const CHANGING = new Set(['default', 'prefault', 'transform', 'pipe', 'catch'])

/** What in a shape changes what it parses, by its place; shapes are graphs, each part is looked at once. */
function changingParts(part: unknown, place: string, seen = new Set<unknown>()): string[] {
  if (typeof part !== 'object' || part === null || seen.has(part)) return []
  seen.add(part)
  const inner = '_zod' in part ? (part as { _zod: { def: object } })._zod.def : part // how zod keeps its definitions
  const own = 'type' in inner && CHANGING.has(String(inner.type)) ? [place] : []
  return [...own, ...Object.entries(inner).flatMap(([name, one]) => changingParts(one, `${place}.${name}`, seen))]
}

test.each([...localTables.keys()])(
  'the shape of %s changes nothing of what it parses, so that its text may be shown',
  (kind) => {
    expect(changingParts(model.documents.get(kind)?.shape, kind)).toEqual([])
  },
)
test('a shape that fills something in would be found', () => {
  expect(changingParts(model.documents.get('catalogue')?.shape, 'catalogue').length).toBeGreaterThan(0)
})

const row = (over: Partial<ShownRow>): ShownRow => ({
  ...{ id: 'a', version: 1, schema: 2, doc: '{}', unsettled: 0, unread: 0 },
  ...over,
})
test.each([
  ['a document of today’s number', row({}), true],
  ['one of a shape that has only become wider', row({ schema: 1 }), true],
  ['one of a number that is not known', row({ schema: 3 }), false],
  ['one of a shape before the first', row({ schema: 0 }), false],
  ['one that its writer could not read', row({ unread: 1 }), false],
])('%s is shown as it is stored: %j, %s', (_, one, shown) => {
  expect(areAsStored(model, 'interaction', [row({}), one])).toBe(shown)
})
test('a document whose shape was changed since is read before it is shown', () => {
  const changed = definedDocument({
    ...interactionDocument,
    schema: 2,
    upgrades: { 1: (doc) => ({ ...doc, more: 1 }) },
  })
  const other = defineModel([changed], [], {}, model.relations)
  expect(areAsStored(other, 'interaction', [row({ schema: 1 })])).toBe(false)
})
test('the text of a page says what its rows are, which are read once and only when they are asked for', () => {
  let reads = 0
  const read = () => {
    reads++
    return [{ doc: { name: 'Ana' }, version: 1, pending: 'settled' as const }]
  }
  const page = new StoredPage([row({ doc: '{"name":"Ana"}' })], 1, read)
  const { rows, total } = JSON.parse(page.text())
  expect(reads).toBe(0)
  expect({ rows, total }).toEqual({ rows: page.rows, total: page.total })
  expect(page.rows).toBe(page.rows)
  expect(reads).toBe(1)
})
test('pages have one shape together: a getter of its own would keep each from the small collections of garbage', () => {
  expect(Object.getOwnPropertyDescriptor(new StoredPage([], 0, () => []), 'rows')).toBeUndefined()
})
test('what is answered before the model is loaded is what the model lets be shown', () => {
  for (const [kind, { from, to }] of Object.entries(SHOWN_AS_STORED))
    for (let schema = 0; schema <= to + 1; schema++)
      expect(areAsStored(model, kind as keyof typeof SHOWN_AS_STORED, [row({ schema })]), `${kind} ${schema}`).toBe(
        from <= schema && schema <= to, // its own keys
      )
})
