import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallPart } from './handling.ts'
import { adherence, occupancy, utilization } from './productivity.ts'
import { type StateSpan, timeInStates, timeLine } from './time-in-states.ts'

const HOUR = { from: 0, to: 3_600_000 }
const span = (state: StateSpan['state'], from: number, to: number): StateSpan => ({
  state,
  from: from * 1_000,
  to: to * 1_000,
})
const part = (from: number, to: number | null, wrapUp: number | null = null): CallPart => ({
  part: `${from}`,
  call: `${from}`,
  advisor: 'luis',
  queue: 'general',
  number: null,
  direction: 'inbound',
  answeredAt: from * 1_000,
  belongsAt: from * 1_000,
  ended: to === null ? null : { at: to * 1_000, talkMs: 0, holdMs: 0 },
  wrapUpMs: wrapUp === null ? null : wrapUp * 1_000,
})

/** Talk 1,500 s and hold 120 s are a call of 1,620 s; wrap-up 300, available 900, break 780. */
const hour = timeLine([span('available', 0, 2_820), span('break', 2_820, 3_600)], [part(0, 1_620, 300)], 3_600_000)

test("the advisor's hour: occupancy 1,920 of 2,820 is 68.1 %, utilisation 2,820 of 3,600 is 78.3 %", () => {
  const time = [timeInStates(hour, HOUR)]
  expect(time).toEqual([{ onCall: 1_620_000, wrapUp: 300_000, available: 900_000, break: 780_000 }])
  const occupied = occupancy(time, HOUR)
  expect(occupied).toMatchObject({ numerator: 1_920_000, denominator: 2_820_000 })
  expect(occupied.excluded).toEqual([{ what: 'unproductive', count: 780_000 }])
  expect(occupied.value).toBeCloseTo(0.681, 3)
  expect(utilization(time, HOUR).value).toBeCloseTo(0.783, 3)
})
test('a call that the PBX knows of is no waiting, whatever the screen still says', () => {
  expect(timeLine([span('available', 0, 100)], [part(20, 50)], 100_000)).toEqual([
    span('available', 0, 20),
    span('onCall', 20, 50),
    span('available', 50, 100),
  ])
})
test('a call during a wrap-up is a call', () => {
  expect(timeLine([], [part(0, 10, 60), part(30, 40)], 100_000)).toEqual([
    span('onCall', 0, 10),
    span('wrapUp', 10, 30),
    span('onCall', 30, 40),
    span('wrapUp', 40, 70),
  ])
})
test('a call in course lasts until now; who is disconnected is in no time', () => {
  expect(timeLine([span('offline', 0, 60)], [part(10, null)], 30_000)).toEqual([span('onCall', 10, 30)])
})
test('adherence is the time in the state asked for, and follows a schedule that is corrected', () => {
  const asked = [
    { from: 0, to: 2_700_000, asks: 'work' as const },
    { from: 2_700_000, to: 3_600_000, asks: 'break' as const },
  ]
  // 2,700 s of work, all kept; the break was asked for 120 s before it began.
  expect(adherence(hour, asked, HOUR)).toMatchObject({ numerator: 3_480_000, denominator: 3_600_000 })
  const corrected = [
    { from: 0, to: 2_820_000, asks: 'work' as const },
    { from: 2_820_000, to: 3_600_000, asks: 'break' as const },
  ]
  expect(adherence(hour, corrected, HOUR).value).toBe(1)
  expect(adherence(hour, [], HOUR).value).toBeNull()
})

const moments = fc.uniqueArray(fc.integer({ min: 0, max: 5_000 }), { minLength: 2, maxLength: 20 })
const said = moments.map((all) => {
  const sorted = [...all].sort((a, b) => a - b)
  const states = ['available', 'break', 'offline', 'lunch'] as const
  return sorted.slice(1).map((to, index) => span(states[index % 4] ?? 'break', sorted[index] ?? 0, to))
})
const parts = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 4_000 }),
      fc.integer({ min: 1, max: 500 }),
      fc.option(fc.integer({ max: 300, min: 1 })),
    )
    .map(([from, length, wrapUp]) => part(from, from + length, wrapUp)),
  { maxLength: 8 },
)
test('nobody is in two states at once, and no time is made or lost by cutting a period', () => {
  fc.assert(
    fc.property(said, parts, fc.integer({ min: 0, max: 5_000 }), (spoken, calls, cut) => {
      const line = timeLine(spoken, calls, 5_000_000)
      for (let index = 1; index < line.length; index++)
        expect(line[index]?.from).toBeGreaterThanOrEqual(line[index - 1]?.to ?? 0)
      const whole = timeInStates(line, { from: 0, to: 6_000_000 })
      const [a, b] = [
        timeInStates(line, { from: 0, to: cut * 1_000 }),
        timeInStates(line, { from: cut * 1_000, to: 6_000_000 }),
      ]
      for (const state of ['available', 'break', 'lunch', 'onCall', 'wrapUp'] as const)
        expect((a[state] ?? 0) + (b[state] ?? 0)).toBe(whole[state] ?? 0)
    }),
  )
})
