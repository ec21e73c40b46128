import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type QueueCall, type QueueStay, queueCalls } from './queue-calls.ts'
import {
  abandonment,
  abandonmentWithoutShort,
  averageSpeedOfAnswer,
  callBacksAsked,
  DEFAULT_TARGETS,
  offered,
  patience,
  serviceLevel,
} from './queue-indicators.ts'

const DAY = { from: 0, to: 86_400_000 }
let made = 0
const stay = (how: 'answered' | 'abandoned' | 'flowOut' | 'waiting', seconds = 0, more: Partial<QueueStay> = {}) => {
  const name = `call-${made++}`
  const enteredAt = more.enteredAt ?? 1_000
  const at = enteredAt + seconds * 1_000
  const ends = {
    answered: { how: 'answered', at, advisor: 'luis' },
    abandoned: { how: 'abandoned', at },
    flowOut: { how: 'flowOut', at, why: 'timeout' },
    waiting: null,
  } as const
  return { stay: name, call: name, queue: 'general', number: null, enteredAt, end: ends[how], ...more } as QueueStay
}
/** The vectors of the indicators' page. */
const calls = queueCalls([
  ...[3, 10, 25, 40].map((seconds) => stay('answered', seconds)),
  ...[2, 12, 60].map((seconds) => stay('abandoned', seconds)),
  stay('flowOut', 30),
])
const percent = (value: number | null) => (value === null ? null : Math.round(value * 1_000) / 10)

test('offered 8, once a call', () => {
  expect(offered(calls, DAY)).toMatchObject({ value: 8, denominator: 8 })
})
test('calls that came when the queue was closed are not offered to it: they are counted apart and halve no abandonment', () => {
  const closed = (more: Partial<QueueStay> = {}) =>
    stay('flowOut', 0, { end: { how: 'flowOut', at: 1_000, why: 'closed' }, ...more })
  const night = Array.from({ length: 8 }, () => closed())
  const day = [stay('abandoned', 60), ...[3, 10, 25].map((seconds) => stay('answered', seconds))]
  const all = queueCalls([...night, ...day])
  const apart = { what: 'outOfHours', count: 8 }
  for (const one of [
    offered(all, DAY),
    abandonment(all, DAY),
    abandonmentWithoutShort(all, DEFAULT_TARGETS, DAY),
    serviceLevel(all, { ...DEFAULT_TARGETS, countFlowOuts: true }, DAY),
  ])
    expect(one).toMatchObject({ denominator: 4, excluded: [apart] })
  // Who was offered and then came once more, to a closed door, was offered.
  const waited = stay('flowOut', 300)
  const again = closed({ call: waited.call, enteredAt: 900_000 })
  expect(offered(queueCalls([waited, again]), DAY)).toMatchObject({ value: 1, excluded: [] })
})
test('abandoned 3 of 8 is 37.5 %; without the short ones 2 of 7 is 28.6 %', () => {
  expect(percent(abandonment(calls, DAY).value)).toBe(37.5)
  const long = abandonmentWithoutShort(calls, DEFAULT_TARGETS, DAY)
  expect(long).toMatchObject({ numerator: 2, denominator: 7, excluded: [{ what: 'shortAbandoned', count: 1 }] })
  expect(percent(long.value)).toBe(28.6)
})
test('ASA is 19.5 s, and patience is a number of its own', () => {
  expect(averageSpeedOfAnswer(calls, DAY).value).toBe(19_500)
  expect(patience(calls, DAY)).toMatchObject({ numerator: 74_000, denominator: 3 })
})
test('the service level is 40 % by default, 28.6 % with those abandoned before T, 25 % with the flow-out too', () => {
  const by = (more: object) => serviceLevel(calls, { ...DEFAULT_TARGETS, ...more }, DAY)
  expect(by({})).toMatchObject({ numerator: 2, denominator: 5 })
  expect(by({}).excluded).toEqual([
    { what: 'abandonedWithin', count: 2 },
    { what: 'flowOuts', count: 1 },
  ])
  expect(percent(by({}).value)).toBe(40)
  expect(percent(by({ countAbandonedWithin: true }).value)).toBe(28.6)
  expect(percent(by({ countAbandonedWithin: true, countFlowOuts: true }).value)).toBe(25)
})
test('within T is T or less', () => {
  const level = (seconds: number) => serviceLevel(queueCalls([stay('answered', seconds)]), DEFAULT_TARGETS, DAY).value
  expect([level(20), level(20.001)]).toEqual([1, 0])
  const abandoned = (seconds: number) => serviceLevel(queueCalls([stay('abandoned', seconds)]), DEFAULT_TARGETS, DAY)
  expect([abandoned(20).denominator, abandoned(20.001).denominator]).toEqual([0, 1])
})
test('an abandoned call of exactly the short limit is no short one', () => {
  const long = (seconds: number) =>
    abandonmentWithoutShort(queueCalls([stay('abandoned', seconds)]), DEFAULT_TARGETS, DAY).numerator
  expect([long(4.999), long(5)]).toEqual([0, 1])
})
test('of nothing there is no level: null, not 0 % and not 100 %', () => {
  expect(serviceLevel([], DEFAULT_TARGETS, DAY).value).toBeNull()
  expect(averageSpeedOfAnswer([], DAY).value).toBeNull()
})
test('a call still waiting is shown apart', () => {
  const waiting = queueCalls([stay('waiting')])
  expect(offered(waiting, DAY)).toMatchObject({ denominator: 0, excluded: [{ what: 'stillWaiting', count: 1 }] })
})
test('a call back asked for in the queue is a flow-out, not an abandon', () => {
  const asked = queueCalls([stay('flowOut', 30, { end: { how: 'flowOut', at: 31_000, why: 'callBack' } })])
  expect(abandonment(asked, DAY)).toMatchObject({ numerator: 0, denominator: 1 })
  expect(callBacksAsked(asked, DAY)).toBe(1)
})
test('a call that comes back to its queue is one call, and its first answer counts', () => {
  const first = stay('answered', 4, { call: 'same', stay: 'a' })
  const again = stay('answered', 9, { call: 'same', stay: 'b', enteredAt: 100_000 })
  expect(queueCalls([again, first])).toMatchObject([{ how: 'answered', waitMs: 4_000, enteredAt: 1_000 }])
  const out = stay('flowOut', 30, { call: 'other', stay: 'c' })
  const then = stay('abandoned', 5, { call: 'other', stay: 'd', enteredAt: 100_000 })
  expect(queueCalls([out, then])).toMatchObject([{ how: 'abandoned', waitMs: 35_000 }])
})

const arbitraryCall: fc.Arbitrary<QueueCall> = fc.record({
  call: fc.uuid(),
  enteredAt: fc.integer({ min: 0, max: 10_000_000 }),
  how: fc.constantFrom('answered' as const, 'abandoned' as const, 'flowOut' as const),
  why: fc.constant(null),
  waitMs: fc.integer({ min: 0, max: 100_000 }),
})
test('the parts of a period add up to it: every call belongs to exactly one interval', () => {
  fc.assert(
    fc.property(fc.array(arbitraryCall), fc.integer({ min: 0, max: 10_000_001 }), (all, cut) => {
      const halves = [
        { from: 0, to: cut },
        { from: cut, to: 10_000_001 },
      ]
      const whole = { from: 0, to: 10_000_001 }
      for (const indicator of [offered, abandonment, averageSpeedOfAnswer, patience]) {
        const parts = halves.map((half) => indicator(all, half))
        const total = (of: 'numerator' | 'denominator') => parts.reduce((sum, one) => sum + one[of], 0)
        expect([total('numerator'), total('denominator')]).toEqual([
          indicator(all, whole).numerator,
          indicator(all, whole).denominator,
        ])
      }
    }),
  )
})
test('every setting only adds to the denominator, and a share is between 0 and 1', () => {
  fc.assert(
    fc.property(fc.array(arbitraryCall), (all) => {
      const by = (more: object) => serviceLevel(all, { ...DEFAULT_TARGETS, ...more }, { from: 0, to: 10_000_001 })
      const levels = [by({}), by({ countAbandonedWithin: true }), by({ countFlowOuts: true })]
      for (const { value, denominator } of levels) {
        expect(denominator).toBeGreaterThanOrEqual(levels[0]?.denominator ?? 0)
        expect(value === null || (value >= 0 && value <= 1)).toBe(true)
      }
    }),
  )
})
