import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBusinessDays, businessDaysBetween, dueDate, receivedOn, shiftBusinessDays } from './business-days.ts'
import { addDays } from './civil-date.ts'
import { holidaysOf, isBusinessDay, isHoliday } from './holidays.ts'

test('the holidays of 2026 are those of the law', () => {
  const days =
    '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25'
  expect([...holidaysOf(2026)].sort()).toEqual(days.split(' ').map((day) => `2026-${day}`))
})
test('two feasts on one Monday are one holiday: 2025 has 17', () => {
  expect(holidaysOf(2025).size).toBe(17)
})
test.each([
  ['2026-03-30', 15, '2026-04-22'],
  ['2026-03-28', 15, '2026-04-22'],
  ['2026-10-30', 10, '2026-11-17'],
  ['2026-10-30', 30, '2026-12-16'],
  ['2026-12-24', 15, '2027-01-19'],
  ['2025-06-27', 10, '2025-07-14'],
])('received on %s, %i business days end on %s', (received, days, due) => {
  expect(dueDate(received, days).on).toBe(due)
})
test('a due date says which holidays were not counted', () => {
  expect(dueDate('2026-10-30', 10).holidays).toEqual(['2026-11-02', '2026-11-16'])
})
test('what arrives after hours or on a Sunday counts for the next business day', () => {
  expect(receivedOn('2026-11-24T21:59:00.000Z')).toBe('2026-11-24')
  expect(receivedOn('2026-11-24T22:01:00.000Z')).toBe('2026-11-25')
  expect(receivedOn('2026-11-22T15:00:00.000Z')).toBe('2026-11-23')
})

const dates = fc.integer({ min: 0, max: 42_000 }).map((days) => addDays('1984-01-01', days))
test('a due date is never a holiday, 1984 to 2100', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, days) => {
      const { on } = dueDate(date, days)
      return isBusinessDay(on) && !isHoliday(on)
    }),
  )
})
test('adding days one by one equals adding them at once', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 40 }), (date, days) => {
      let one = date
      for (let count = 0; count < days; count++) one = addBusinessDays(one, 1)
      return one === addBusinessDays(date, days)
    }),
  )
})
test('business days back undo those ahead', () => {
  for (const [day, count] of [
    ['2026-03-27', 3],
    ['2026-10-30', 10],
    ['2026-12-24', 15],
  ] as const)
    expect(shiftBusinessDays(shiftBusinessDays(day, count), -count)).toBe(day)
})
test('business days between two dates are those counted one by one', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -30, max: 900 }), (from, days) => {
      const to = addDays(from, days)
      let count = 0
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isBusinessDay(day)) count++
      return businessDaysBetween(from, to) === count
    }),
  )
})
test('the last hours of the calendar are counted to an end', () => {
  expect(dueDate(receivedOn('9999-12-31T23:59:59.999Z'), 15).on).toBe('9999-12-31')
})
test('a term to the end of the years that are spoken of is as one counted day by day', () => {
  let count = 0
  for (let day = addDays('2026-11-27', 1); day <= '2199-12-31'; day = addDays(day, 1)) if (isBusinessDay(day)) count++
  expect(businessDaysBetween('2026-11-27', '2199-12-31')).toBe(count)
})
