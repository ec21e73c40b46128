import { expect, test } from 'vitest'
import { dispositionsAtLimit } from './at-limit.ts'
import { allDispositions } from './dispositions.ts'
import { defaultCatalogue } from './shipped.ts'

const catalogue = defaultCatalogue()
const ids = dispositionsAtLimit(catalogue).map(({ id }) => id)

test('a clock registers with nothing that only a person can say, and never escalates', () => {
  expect(ids).toContain('inbound.informed')
  expect(ids.filter((id) => id.startsWith('inbound.escalated.'))).toEqual([])
  const asks = allDispositions(catalogue).filter(
    ({ entry: { requires, setBy } }) => requires.date !== 'none' || requires.reason !== null || setBy !== 'person',
  )
  expect(asks.length).toBeGreaterThan(0)
  expect(asks.filter(({ entry }) => ids.includes(entry.id))).toEqual([])
})
