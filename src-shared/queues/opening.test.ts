import { expect, test } from 'vitest'
import { instantOf } from '../kernel/instants.ts'
import { closedAt } from './opening.ts'
import { newQueue } from './schema.ts'

const bogota = (text: string) => instantOf(Date.parse(`${text}:00-05:00`))
const weekdays = newQueue('servicio', 'Servicio al cliente')
const sundays = { ...weekdays, hours: [{ days: [0], from: 0, to: 1_440 }] }

test('a queue is open from the first minute of its hours to the last, and closed at the one after', () => {
  expect(closedAt(weekdays, bogota('2026-11-27T06:59'))).toEqual({ opens: bogota('2026-11-27T07:00') })
  expect(closedAt(weekdays, bogota('2026-11-27T07:00'))).toBeNull()
  expect(closedAt(weekdays, bogota('2026-11-27T18:59'))).toBeNull()
  expect(closedAt(weekdays, bogota('2026-11-27T19:00'))).toEqual({ opens: bogota('2026-11-28T08:00') })
})

test('a queue that opens on Sundays alone is closed on a Friday until Sunday at midnight', () => {
  expect(closedAt(sundays, bogota('2026-11-27T13:42'))).toEqual({ opens: bogota('2026-11-29T00:00') })
})

test('a holiday is passed over, unless the queue is open on holidays', () => {
  // Tuesday 8 December 2026, Inmaculada Concepción.
  expect(closedAt(weekdays, bogota('2026-12-08T10:00'))).toEqual({ opens: bogota('2026-12-09T07:00') })
  expect(closedAt(weekdays, bogota('2026-12-07T20:00'))).toEqual({ opens: bogota('2026-12-09T07:00') })
  expect(closedAt({ ...weekdays, openOnHolidays: true }, bogota('2026-12-08T10:00'))).toBeNull()
})

test('between two turns of a day it opens again the same day', () => {
  const turns = { ...weekdays, hours: [420, 840].map((from) => ({ days: [5], from, to: from + 300 })) }
  expect(closedAt(turns, bogota('2026-11-27T13:00'))).toEqual({ opens: bogota('2026-11-27T14:00') })
})

test('a queue without hours, or that is off, does not open', () => {
  expect(closedAt({ ...weekdays, hours: [] }, bogota('2026-11-27T10:00'))).toEqual({ opens: null })
  expect(closedAt({ ...weekdays, enabled: false }, bogota('2026-11-27T10:00'))).toEqual({ opens: null })
})
