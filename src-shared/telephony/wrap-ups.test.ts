import { expect, test } from 'vitest'
import { uuidv7 } from '../kernel/ids.ts'
import { measuresOf } from './call-measures.ts'
import { CallRecord } from './call-record.ts'
import { wrapUpsOf } from './wrap-ups.ts'

const id = (last: number) =>
  uuidv7(
    1_800_000_000_000,
    Uint8Array.from({ length: 10 }, (_, index) => (index === 9 ? last : 7)),
  )
const [CALL, ANA, LUIS] = [id(1), id(2), id(3)] as never[] // brands by construction
const START = Date.UTC(2026, 10, 24, 13)
const entry = (seconds: number, kind: string, more: object = {}) => ({
  key: `${kind}-${seconds}`,
  at: new Date(START + seconds * 1_000).toISOString(),
  kind,
  ...more,
})
const joined = (seconds: number, part: string, by: unknown, kind = 'connected') => ({
  ...entry(seconds, kind, { by, ...(kind === 'connected' ? { waitMs: 0 } : {}) }),
  key: `${part}/${CALL}`,
})
type Entries = readonly { readonly at: string }[]
const recordOf = (entries: Entries) =>
  CallRecord.parse({
    ...{ number: null, queue: 'servicio', video: false, consults: null },
    entries: entries.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  })
const wrapUps = (...entries: Entries) =>
  wrapUpsOf(
    CALL as never, // as above
    recordOf(entries),
  ).map(({ part, advisor, wrapUpMs, at }) => [part, advisor, wrapUpMs, (at - START) / 1_000])

const ended = (seconds: number, by: unknown, ending = 'hungUp') => entry(seconds, 'ended', { by, ending })
const done = (seconds: number, by: unknown) => entry(seconds, 'wrapUpEnded', { by })

test('a wrap-up lasts from the end of the call to its own, and is named by the part', () => {
  expect(wrapUps(joined(5, '17.2', ANA), ended(60, ANA), done(72, ANA))).toEqual([['17.2', ANA, 12_000, 72]])
})

test('a part that the PBX has told of nobody has no wrap-up, and one that lasts has none yet', () => {
  expect(wrapUps(entry(5, 'answered', { by: ANA }), ended(60, ANA), done(72, ANA))).toEqual([])
  expect(wrapUps(joined(5, '17.2', LUIS), ended(60, ANA), done(72, ANA))).toEqual([])
  expect(wrapUps(joined(5, '17.2', ANA), ended(60, ANA))).toEqual([])
})

test('two advisors wrap up each their own, and who was given the call back wraps up twice', () => {
  expect(
    wrapUps(
      ...[joined(5, '17.2', ANA), entry(60, 'transferred', { by: ANA, to: 'luis' }), ended(60, ANA, 'transferred')],
      ...[joined(61, '17.3', LUIS), done(75, ANA), ended(90, LUIS), done(100, LUIS)],
      ...[joined(110, '17.4', ANA, 'retaken'), ended(120, ANA), done(123, ANA)],
    ),
  ).toEqual([
    ['17.2', ANA, 15_000, 75],
    ['17.4', ANA, 3_000, 123],
    ['17.3', LUIS, 10_000, 100],
  ])
})

test('what befalls the customer afterwards takes nothing from it, and an end told twice is one', () => {
  expect(wrapUps(joined(5, '17.2', ANA), ended(60, ANA), entry(65, 'lost'), done(72, ANA), done(90, ANA))).toEqual([
    ['17.2', ANA, 12_000, 72],
  ])
})

test('in a conference who stays goes on with the part that they have', () => {
  const alone = { ...joined(40, '17.3', LUIS), key: `17.3/${CALL}/alone` }
  expect(wrapUps(joined(5, '17.3', LUIS), alone, ended(60, LUIS), done(64, LUIS))).toEqual([['17.3', LUIS, 4_000, 64]])
})

test('a customer who is back on the line meanwhile takes nothing from the part that had ended, and is wrapped up anew', () => {
  expect(
    wrapUps(
      ...[joined(5, '17.2', ANA), ended(60, ANA, 'transferred'), joined(75, '17.5', ANA), done(76, ANA)],
      ...[ended(100, ANA), done(110, ANA)],
    ),
  ).toEqual([
    ['17.2', ANA, 16_000, 76],
    ['17.5', ANA, 10_000, 110],
  ])
})

test('a ring that is not answered while one wraps up ends nothing, and a PBX whose clock is late has told of the part', () => {
  const rung = ended(70, ANA, 'notAnswered')
  expect(wrapUps(joined(5, '17.2', ANA), ended(60, ANA), rung, done(72, ANA))).toEqual([['17.2', ANA, 12_000, 72]])
  const answered = entry(50, 'answered', { by: ANA })
  expect(wrapUps(answered, ended(60, ANA), joined(61, '17.2', ANA), done(72, ANA))).toEqual([['17.2', ANA, 12_000, 72]])
})

test('a contact’s page says of an advisor what the board sums: every part’s wrap-up, each end once', () => {
  const told = [
    ...[joined(5, '17.2', ANA), ended(60, ANA, 'transferred'), joined(75, '17.5', ANA), done(76, ANA)],
    ...[ended(100, ANA), entry(105, 'lost'), done(110, ANA), done(190, ANA)],
  ]
  const sum = wrapUps(...told).reduce((all, [, , ms]) => all + Number(ms), 0)
  const { wrapUpMs } = measuresOf(recordOf(told), ANA as never, START) // a brand by construction
  expect([wrapUpMs, sum]).toEqual([26_000, 26_000])
})
