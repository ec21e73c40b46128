import { expect, test } from 'vitest'
import { UserId } from '../kernel/ids.ts'
import { CallRecord } from './call-record.ts'
import { callParts, callStory } from './call-story.ts'

const LUIS = '01900000-0000-7000-8000-000000000101'
const ANA = '01900000-0000-7000-8000-000000000102'
const LINE = { loss: 0.01, jitterMs: 12, rttMs: 80, mos: 4.3, worstMos: 3.1 }
const START = Date.UTC(2026, 10, 24, 15)
const at = (second: number) => new Date(START + second * 1_000).toISOString()

function record(...entries: readonly [second: number, kind: string, more?: object][]): CallRecord {
  const told = entries.map(([second, kind, more], index) => ({ key: `${index}`, at: at(second), kind, ...more }))
  return CallRecord.parse({ number: '3105550142', queue: 'servicio', video: false, consults: null, entries: told })
}
const kinds = (told: CallRecord) => callStory(told).map(({ kind, ...more }) => [kind, 'by' in more ? more.by : null])

test('what console and PBX both told is told once, and what is measured is no event', () => {
  const call = record(
    [0, 'entered', { queue: 'servicio' }],
    [2, 'rang', { by: LUIS }],
    [5, 'answered', { by: LUIS }],
    [5, 'connected', { by: LUIS, waitMs: 5_000 }],
    [10, 'held', { by: LUIS }],
    [20, 'resumed', { by: LUIS }],
    [60, 'transferred', { by: LUIS, to: 'u102' }],
    [60, 'ended', { by: LUIS, ending: 'transferred' }],
    [62, 'answered', { by: ANA }],
    [90, 'ended', { by: ANA, ending: 'otherHungUp' }],
  )
  expect(kinds(call)).toEqual([
    ['entered', null],
    ['answered', LUIS],
    ['transferred', LUIS],
    ['answered', ANA],
    ['ended', ANA],
  ])
})

test('a ring that nobody answered is told by how it ended; one that has not ended yet, as a ring', () => {
  expect(kinds(record([2, 'rang', { by: LUIS }], [22, 'ended', { by: LUIS, ending: 'notAnswered' }]))).toEqual([
    ['ended', LUIS],
  ])
  expect(kinds(record([2, 'rang', { by: LUIS }]))).toEqual([['rang', LUIS]])
})

test('who comes back to a call that was lost to them has answered it twice', () => {
  const call = record(
    [5, 'answered', { by: LUIS }],
    [30, 'advisorGone'],
    [52, 'requeued'],
    [60, 'connected', { by: LUIS, waitMs: 8_000 }],
  )
  expect(kinds(call)).toEqual([
    ['answered', LUIS],
    ['advisorGone', null],
    ['requeued', null],
    ['connected', LUIS],
  ])
})

test('each who spoke has their times and their line', () => {
  const call = record(
    [5, 'answered', { by: LUIS }],
    [10, 'held', { by: LUIS }],
    [20, 'resumed', { by: LUIS }],
    [60, 'transferred', { by: LUIS, to: 'u102' }],
    [61, 'quality', { by: LUIS, line: LINE }],
    [62, 'answered', { by: ANA }],
    [90, 'ended', { by: ANA, ending: 'otherHungUp' }],
    [100, 'wrapUpEnded', { by: ANA }],
  )
  expect(callParts(call, START)).toMatchObject([
    { advisor: UserId.parse(LUIS), measures: { talkMs: 45_000, holdMs: 10_000 }, line: LINE },
    { advisor: UserId.parse(ANA), measures: { talkMs: 28_000, holdMs: 0, wrapUpMs: 10_000 }, line: null },
  ])
})
