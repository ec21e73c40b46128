import { expect, test } from 'vitest'
import { testCase } from './case.test-data.ts'
import { clocksAfter } from './clocks.ts'
import type { Clock } from './schema.ts'

const FRIDAY = '2026-11-27'
const noonOf = (day: string) => `${day}T17:00:00.000Z`

const caseOf = (area: Clock) => testCase({ clocks: { area, customer: area } })

/** The area's clock after its changes, each on its day. */
function after(area: Clock, ...changes: readonly ['pause' | 'stop' | 'resume', string][]): Clock {
  let current = caseOf(area)
  for (const [change, day] of changes) {
    const clocks = clocksAfter(current, { area: change, customer: 'none' }, noonOf(day), () => {
      throw new Error('nothing begins anew')
    })
    current = { ...current, clocks }
  }
  return current.clocks.area
}

const running = { state: 'running', from: '2026-11-10', dueOn: FRIDAY } as const

test('a clock that resumes on a day that is none falls due on a business day', () => {
  expect(after(running, ['pause', FRIDAY], ['resume', '2026-11-28'])).toMatchObject({ dueOn: '2026-11-30' })
  // Tuesday 8 December is a holiday.
  expect(after(running, ['pause', FRIDAY], ['resume', '2026-12-08'])).toMatchObject({ dueOn: '2026-12-09' })
})
test('a clock that resumes has the business days that it had left', () => {
  expect(after(running, ['pause', '2026-11-25'], ['resume', '2026-12-04'])).toMatchObject({ dueOn: '2026-12-09' })
})
test.each(['pause', 'stop'] as const)(
  'a case that was late keeps its day, also when its clock takes %s on the weekend after',
  (change) => {
    expect(after(running, [change, '2026-11-28'])).toMatchObject({ daysLeft: -1 })
    expect(after(running, [change, '2026-12-01'])).toMatchObject({ daysLeft: -2 })
    for (const day of ['2026-11-28', '2026-12-01'])
      expect(after(running, [change, day], ['resume', '2026-12-03'])).toEqual(running)
  },
)
