import { describe, expect, test } from 'vitest'
import type { Interaction } from '../interactions/schema.ts'
import { UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { phoneUserOf } from './account.ts'
import { advisorOfCall, foreignAnswers, holdersOf, takenFrom } from './call-holders.ts'
import { CallEntry, type CallRecord, messageOf, withEntry } from './call-record.ts'
import { calledInteraction, onCall } from './interaction-of-call.ts'

const id = (last: number) => `01a3185c-5000-7077-8707-0000000000${String(last).padStart(2, '0')}`
const [ANA, LUIS, EVA] = [id(1), id(2), id(3)].map((one) => UserId.parse(one)) as [UserId, UserId, UserId] // three of three
const at = (seconds: number) => Instant.parse(new Date(Date.UTC(2026, 10, 26, 13, 0, seconds)).toISOString())
const HEARD = { number: '3105550142', queue: 'servicio', video: false, consults: null }

type Said = readonly [kind: CallEntry['kind'], by: UserId | null, seconds: number, more?: object]
const entryOf = ([kind, by, seconds, more]: Said): CallEntry =>
  CallEntry.parse({
    ...{ kind, key: id(10 + seconds), at: at(seconds), ...(by === null ? {} : { by }) },
    ...(kind === 'connected' ? { waitMs: null } : {}),
    ...(kind === 'voicemail' ? { seconds: 5 } : {}),
    ...(kind === 'entered' ? { queue: 'servicio' } : {}),
    ...(kind === 'transferred' ? { to: 'Luis' } : {}),
    ...more,
  })
const callOf = (...said: readonly Said[]): CallRecord =>
  said.reduce((record, one) => withEntry(record, entryOf(one)), { ...HEARD, entries: [] } as CallRecord)

/** Every order in which the same facts may be told. */
const orders = <One>(all: readonly One[]): readonly (readonly One[])[] =>
  all.length < 2
    ? [all]
    : all.flatMap((one, index) => orders(all.filter((_, other) => other !== index)).map((rest) => [one, ...rest]))

describe('who has a call', () => {
  test('that a console says it has answered takes it from nobody whom the PBX joined with the customer', () => {
    const call = callOf(
      ['entered', null, 1],
      ['connected', ANA, 5],
      ['answered', ANA, 5],
      ['rang', EVA, 20],
      ['answered', EVA, 21],
    )
    expect(advisorOfCall(call)).toBe(ANA)
    expect(holdersOf(call)).toEqual([ANA])
    expect(foreignAnswers(call)).toMatchObject([{ by: EVA }])
  })

  test('nor after the PBX’s word has come late, nor with an answer that is dated before it', () => {
    expect(advisorOfCall(callOf(['answered', EVA, 3], ['connected', ANA, 5]))).toBe(ANA)
    for (const told of orders<Said>([
      ['answered', EVA, 21],
      ['answered', ANA, 6],
      ['connected', ANA, 5],
    ]))
      expect(advisorOfCall(callOf(...told))).toBe(ANA)
  })

  test('a colleague to whom it was transferred has it before the PBX says so, in whatever order it is told', () => {
    const said: readonly Said[] = [
      ['connected', ANA, 5],
      ['transferred', ANA, 30],
      ['rang', LUIS, 31],
      ['answered', LUIS, 33],
    ]
    for (const told of orders(said)) {
      expect(advisorOfCall(callOf(...told))).toBe(LUIS)
      expect(foreignAnswers(callOf(...told))).toEqual([])
    }
  })

  // One moment, and keys that are drawn: its end may stand before or after whom it was handed to.
  test.each([
    ['before', id(1)],
    ['after', id(70)],
  ])('what was handed to a colleague is taken by no third console, its end standing %s', (_, key) => {
    const said: readonly Said[] = [
      ['connected', ANA, 5],
      ['transferred', ANA, 30, { to: phoneUserOf(LUIS) }],
      ['ended', ANA, 30, { ending: 'transferred', key }],
      ['answered', EVA, 32],
    ]
    for (const told of orders(said)) {
      expect(advisorOfCall(callOf(...told))).toBe(ANA)
      expect(foreignAnswers(callOf(...told))).toMatchObject([{ by: EVA }])
      expect(holdersOf(callOf(...told, ['answered', LUIS, 33]))).toEqual([ANA, LUIS])
    }
  })

  test('the colleague did not take it and it went back to the queue: who answers next has it', () => {
    const call = callOf(
      ['connected', ANA, 5],
      ['transferred', ANA, 30, { to: phoneUserOf(LUIS) }],
      ['requeued', null, 60],
      ['entered', null, 61],
      ['answered', EVA, 70],
    )
    expect(holdersOf(call)).toEqual([ANA, EVA])
  })

  test.each<[string, readonly Said[]]>([
    [
      'the console was gone and the customer went back to the queue',
      [
        ['advisorGone', null, 20],
        ['requeued', null, 25],
        ['entered', null, 26],
      ],
    ],
    ['the line was lost', [['ended', ANA, 20, { ending: 'lost' }]]],
    ['the PBX joined the next one with the customer: a coordinator took it', [['connected', LUIS, 29]]],
  ])('who answers next has it where %s', (_, between) => {
    const call = callOf(['connected', ANA, 5], ['answered', ANA, 5], ...between, ['answered', LUIS, 30])
    expect(holdersOf(call)).toEqual([ANA, LUIS])
    expect(foreignAnswers(call)).toEqual([])
  })

  test('given back after a reload it is the same person’s', () => {
    const call = callOf(
      ['connected', ANA, 5],
      ['answered', ANA, 5],
      ['advisorGone', null, 20],
      ['retaken', ANA, 25],
      ['answered', ANA, 26],
    )
    expect(holdersOf(call)).toEqual([ANA])
  })

  test('where the PBX has said nothing, who answered last has it: a call to a colleague, a bridge that was away', () => {
    expect(advisorOfCall(callOf(['dialled', ANA, 1], ['rang', LUIS, 2], ['answered', LUIS, 4]))).toBe(LUIS)
    expect(advisorOfCall(callOf(['rang', ANA, 1], ['answered', ANA, 2], ['answered', LUIS, 40]))).toBe(LUIS)
  })

  test('a guest of a conference has it from the PBX’s word on, when who had it has left', () => {
    const guest: readonly Said[] = [
      ['connected', ANA, 5],
      ['connected', LUIS, 20, { beside: true }],
    ]
    expect(advisorOfCall(callOf(...guest))).toBe(ANA)
    expect(advisorOfCall(callOf(...guest, ['connected', LUIS, 40]))).toBe(LUIS)
  })

  test('a message that was left is not taken by saying that it was answered', () => {
    const call = callOf(['entered', null, 1], ['voicemail', null, 60], ['answered', EVA, 70])
    expect(advisorOfCall(call)).toBeNull()
    expect(messageOf(call)).not.toBeNull()
    expect(foreignAnswers(call)).toMatchObject([{ by: EVA }])
    const taken = callOf(['voicemail', null, 60], ['taken', ANA, 80], ['answered', EVA, 90])
    expect(advisorOfCall(taken)).toBe(ANA)
  })

  test('a number called on somebody else’s contact is not theirs either when the PBX has joined it', () => {
    const call = callOf(
      ['connected', ANA, 5],
      ['dialled', LUIS, 30, { others: true }],
      ['connected', LUIS, 35],
      ['answered', LUIS, 35],
    )
    expect(advisorOfCall(call)).toBe(ANA)
    expect(
      advisorOfCall(
        callOf(
          ...([
            ['connected', ANA, 5],
            ['dialled', LUIS, 30, { others: true }],
            ['ended', LUIS, 40, { ending: 'hungUp' }],
            ['connected', LUIS, 50],
          ] as Said[]),
        ),
      ),
    ).toBe(LUIS)
  })
})

describe('an answer that took nothing', () => {
  const born = calledInteraction({
    id: id(9),
    channel: 'voice',
    direction: 'inbound',
    openedAt: at(0),
    teamId: null,
  } as never) // ids by construction
  const written = (...said: readonly Said[]): Interaction =>
    said.reduce((before, one) => onCall(before, HEARD, entryOf(one), null), born)

  test('is the coordinator’s to look at, once', () => {
    const one = written(['connected', ANA, 5], ['answered', EVA, 21], ['held', EVA, 22])
    expect(one.breaches).toMatchObject([{ rule: 'call.othersContact', reviewedBy: null, at: at(21) }])
  })

  test('is nobody’s to look at any more when the PBX says that they were joined', () => {
    const one = written(['connected', ANA, 5], ['answered', LUIS, 31], ['connected', LUIS, 32])
    expect(one.advisorId).toBe(LUIS)
    expect(one.breaches).toEqual([])
  })

  test('stays where a coordinator has looked at it', () => {
    const before = written(['connected', ANA, 5], ['answered', LUIS, 31])
    const reviewed = { ...before, breaches: before.breaches.map((one) => ({ ...one, reviewedBy: EVA })) }
    expect(onCall(reviewed, HEARD, entryOf(['connected', LUIS, 32]), null).breaches).toHaveLength(1)
  })
})

describe('who took a call from its advisor', () => {
  const ANSWERED: readonly Said[] = [
    ['entered', null, 1],
    ['connected', ANA, 5],
    ['answered', ANA, 5],
  ]
  const next: Said = ['connected', EVA, 30]

  test('somebody whom the PBX joined with the customer in the middle of it', () => {
    expect(takenFrom(callOf(...ANSWERED, next, ['ended', ANA, 31, { ending: 'otherHungUp' }]), ANA)).toBe(EVA)
    expect(takenFrom(callOf(...ANSWERED, next), LUIS)).toBeNull()
    expect(takenFrom(callOf(...ANSWERED), ANA)).toBeNull()
  })

  test.each<[string, readonly Said[]]>([
    ['gave it on', [['transferred', ANA, 31], next]],
    ['hung up', [['ended', ANA, 29, { ending: 'hungUp' }], next]],
    ['was gone', [['advisorGone', null, 20], ['requeued', null, 28], next]],
    ['left a conference', [['connected', EVA, 20, { beside: true }], next]],
  ])('nobody where its advisor %s', (_, said) => {
    expect(takenFrom(callOf(...ANSWERED, ...said), ANA)).toBeNull()
  })
})
