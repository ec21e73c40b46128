import { expect, test } from 'vitest'
import { DEFAULT_TARGETS } from '#shared/indicators/queue-indicators.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { newQueue } from '#shared/queues/schema.ts'
import { newFacts } from '#shared/supervision/pbx-facts.ts'
import { queueRow } from '#shared/supervision/rows.ts'
import { queueViewOf } from './queue-view.ts'

const friday = Date.parse('2026-11-27T13:42:00-05:00')
const set = newQueue('servicio', 'Servicio al cliente')
const sundays = { ...set, hours: [{ days: [0], from: 0, to: 1_440 }] }
const row = queueRow(newFacts(), 'servicio', DEFAULT_TARGETS, { from: friday - 3_600_000, to: friday })

test('a queue outside its hours is closed, and is not said to meet its goal', () => {
  const { level, closed } = queueViewOf(row, { name: set.name, set: sundays }, friday)
  expect(level).toBe('closed')
  expect(closed?.opens).toBe(instantOf(Date.parse('2026-11-29T00:00:00-05:00')))
  expect(queueViewOf(row, { name: set.name, set }, friday)).toMatchObject({ level: 'none', closed: null })
})

test('who came before it closed and waits still is judged as in any queue', () => {
  const left = { ...row, waiting: 1, oldestSince: friday - 130_000 }
  const { level, closed } = queueViewOf(left, { name: set.name, set: sundays }, friday)
  expect(level).toBe('alert')
  expect(closed).not.toBeNull()
})
