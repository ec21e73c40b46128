import { expect, test } from 'vitest'
import type { Case, Clock } from '../cases/schema.ts'
import { casesInTime } from './cases-in-time.ts'

const NOVEMBER = { from: Date.parse('2026-11-01T05:00:00.000Z'), to: Date.parse('2026-12-01T05:00:00.000Z') }
const running = (dueOn: string): Clock => ({ state: 'running', from: '2026-10-30', dueOn })
const stopped = (dueOn: string, stoppedOn: string): Clock => ({
  state: 'stopped',
  from: '2026-10-30',
  dueOn,
  stoppedOn,
  daysLeft: 0,
})
const paused = (dueOn: string): Clock => ({ state: 'paused', from: '2026-10-30', dueOn, daysLeft: 3 })
const of = (area: Clock, customer: Clock, entries: readonly { what: string }[] = []): Case =>
  ({ clocks: { area, customer }, entries }) as unknown as Case // what the indicator reads of a case

const count = (cases: readonly Case[], today = '2026-11-25') => casesInTime(cases, NOVEMBER, today)

test('a case answered on its due date is in time, one answered a day later is not', () => {
  const cases = [
    of(stopped('2026-11-17', '2026-11-17'), running('2026-12-16')),
    of(stopped('2026-11-17', '2026-11-18'), running('2026-12-16')),
  ]
  expect(count(cases).answered).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 })
})
test('the two clocks are two numbers', () => {
  const { answered, informed } = count([of(stopped('2026-11-17', '2026-11-10'), stopped('2026-11-20', '2026-11-23'))])
  expect([answered.value, informed.value]).toEqual([1, 0])
})
test('late is who is not done after the date; due today is not late yet, and is named', () => {
  const cases = [of(running('2026-11-24'), running('2026-12-16')), of(running('2026-11-25'), running('2026-12-16'))]
  expect(count(cases).answered).toMatchObject({
    numerator: 0,
    denominator: 1,
    excluded: [{ what: 'notYetDue', count: 1 }],
  })
})
test('a paused clock, and a date in another month, are in no number', () => {
  const { answered } = count([
    of(paused('2026-11-17'), running('2026-12-16')),
    of(running('2026-10-30'), running('2026-12-16')),
  ])
  expect(answered).toMatchObject({ value: null, denominator: 0, excluded: [{ what: 'pausedClocks', count: 1 }] })
})
test('what the customer desisted from is in neither', () => {
  const desisted = of(stopped('2026-11-17', '2026-11-10'), stopped('2026-11-17', '2026-11-10'), [
    { what: 'case.withdraw' },
  ])
  expect(count([desisted]).answered.denominator).toBe(0)
})
