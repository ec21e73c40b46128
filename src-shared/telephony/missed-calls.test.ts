import { describe, expect, test } from 'vitest'
import type { Interaction } from '../interactions/schema.ts'
import type { CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { uuidv7 } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { CallEntry } from './call-record.ts'
import { calledInteraction, onCall } from './interaction-of-call.ts'
import { lostCallOf, missedAt, missedCallers } from './missed-calls.ts'

let made = 0
const id = () =>
  uuidv7(
    1_800_000_000_000,
    Uint8Array.from({ length: 10 }, (_, index) => (index === 9 ? made++ : 9)),
  )
const [ANA, LUIS, TEAM] = [id(), id(), id()]
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 13, 0, seconds)).toISOString()

/** A call of the queue with what happened in it, one thing a second. */
function call(kinds: readonly object[], number: string | null = '3105550142', begun = 0): Interaction {
  const seed = { id: id(), channel: 'voice', direction: 'inbound', openedAt: at(begun), teamId: TEAM }
  const heard = { number, queue: 'servicio', video: false, consults: null }
  return kinds.reduce<Interaction>(
    (before, entry, second) =>
      onCall(before, heard, CallEntry.parse({ key: `pbx/${second}`, at: at(begun + second), ...entry }), null),
    calledInteraction(seed as never), // ids by construction
  )
}
const RANG = { kind: 'rang', by: ANA }
const ANSWERED = { kind: 'answered', by: ANA }
const ABANDONED = { kind: 'abandoned', waitMs: 20_000 }

/** The PBX ended under the conversation. */
const CUT_OFF = { kind: 'lost', inTalk: true }

/** The centre, which alone gives claims. */
function centre(...documents: readonly Interaction[]) {
  const kept = new Map(documents.map((one) => [one.id as string, one]))
  function does(actor: string, name: string, payload: object, teamId = TEAM): string {
    const envelope = {
      ...{ id: id(), name, actor, at: at(90), madeWith: { app: '0.1.0', catalogue: 1 } },
      payload,
    } as CommandEnvelope // ids by construction
    const parsed = parseCommand(model, envelope)
    if (!parsed.ok) return parsed.error.code
    const who = { id: actor, roles: ['advisor'], enabled: true, teamId, areas: [], coordinates: [] }
    const verdict = decideCommand(
      model,
      parsed.value,
      (ref) => {
        const doc = kept.get(ref.id)
        return doc === undefined
          ? 'missing'
          : { kind: 'interaction', id: ref.id as never, version: 1, schema: 2, doc: JSON.parse(JSON.stringify(doc)) } // as above
      },
      { actor: who as never, authority: 'centre' }, // as above
    )
    if (verdict.outcome !== 'accepted') return 'rejection' in verdict ? verdict.rejection.code : verdict.outcome
    for (const change of verdict.changes) kept.set(change.id, change.doc as Interaction) // the command writes no other kind
    return 'given'
  }
  return {
    of: (one: Interaction) => kept.get(one.id),
    take: (actor: string, one: Interaction, earlier: readonly string[] = [], teamId = TEAM) =>
      does(actor, 'call.takeCallBack', { interactionId: one.id, earlier }, teamId),
    close: (actor: string, one: Interaction, reason: string) =>
      does(actor, 'call.closeCallBack', { interactionId: one.id, reason }),
  }
}

describe('which calls are to be called back', () => {
  test('one that was abandoned, let go by its queue, or lost with the PBX; not one that was spoken in', () => {
    expect(missedAt(call([RANG, ABANDONED]))).toBe(at(0))
    expect(missedAt(call([{ kind: 'left', waitMs: 1 }]))).toBe(at(0))
    expect(missedAt(call([{ kind: 'lost' }]))).toBe(at(0))
    expect(missedAt(call([RANG, ANSWERED, { kind: 'ended', by: ANA, ending: 'hungUp' }]))).toBeNull()
    expect(missedAt(call([RANG]))).toBeNull()
  })

  test('one that gave up after its advisor was gone is missed; one that left a message is the voicemail’s', () => {
    const gone = [RANG, ANSWERED, { kind: 'advisorGone' }, { kind: 'requeued' }]
    expect(missedAt(call(gone))).toBeNull()
    expect(missedAt(call([...gone, ABANDONED]))).toBe(at(0))
    expect(
      missedAt(
        call([
          { kind: 'left', waitMs: 1 },
          { kind: 'voicemail', seconds: 4 },
        ]),
      ),
    ).toBeNull()
  })

  test('a number that was withheld can be called by nobody', () => {
    expect(missedAt(call([RANG, ABANDONED], null))).toBeNull()
  })

  test('the same caller is one line with all their calls, mine stand first, and a colleague’s are not shown', () => {
    const [first, second] = [call([ABANDONED], '3105550142', 1), call([ABANDONED], '3105550142', 2)]
    const other = call([ABANDONED], '3115550199', 3)
    const commitment = (ownerId: string) => ({ dueAt: at(0), ownerId, keptBy: null }) as never // ids by construction
    const mine = { ...call([ABANDONED], '3125550111', 0), callBack: commitment(ANA) }
    const theirs = { ...call([ABANDONED], '3135550122', 4), callBack: commitment(LUIS) }
    const listed = missedCallers([theirs, other, second, first, mine], ANA as never) // as above
    expect(listed.map(({ number, times, mine }) => [number, times, mine])).toEqual([
      ['3125550111', 1, true],
      ['3115550199', 1, false],
      ['3105550142', 2, false],
    ])
    expect(listed.at(-1)).toMatchObject({ last: { id: second.id }, earlier: [first.id] })
  })
})

describe('taking a call back', () => {
  test('of two advisors one has it, due within two hours, and the caller’s older calls are settled with it', () => {
    const [older, newer] = [call([ABANDONED], '3105550142', 1), call([RANG, ABANDONED], '3105550142', 9)]
    const { take, of } = centre(older, newer)
    expect(take(LUIS, newer, [older.id])).toBe('given')
    expect(take(ANA, newer, [older.id])).toBe('callBack.taken')
    expect(of(newer)).toMatchObject({
      advisorId: LUIS,
      callBack: { ownerId: LUIS, keptBy: null, dueAt: '2026-11-24T15:01:30.000Z' },
    })
    expect(of(older)?.callBack?.keptBy).toBe(newer.id)
    expect(of(newer)?.call?.entries.filter(({ kind }) => kind === 'taken')).toHaveLength(1)
  })

  test('another number’s call is not settled by it, one that was answered is not given, nor another team’s', () => {
    const [one, other, spoken] = [call([ABANDONED]), call([ABANDONED], '3115550199'), call([RANG, ANSWERED])]
    const { take, of } = centre(one, other, spoken)
    expect(take(ANA, spoken)).toBe('callBack.taken')
    expect(take(ANA, one, [], id())).not.toBe('given')
    expect(take(ANA, one, [other.id])).toBe('given')
    expect(of(other)?.callBack).toBeUndefined()
  })

  test('it is kept at the workstation until a contact keeps it; one that nobody takes goes after a week', () => {
    const missed = call([RANG, ABANDONED])
    const definition = model.documents.get('interaction')
    expect(definition?.keepUntil?.(missed as never)).toBe('2026-12-01T13:00:00.000Z') // an interaction by its kind
    const { take, of } = centre(missed)
    take(ANA, missed)
    expect(definition?.keepUntil?.(of(missed) as never)).toBeNull() // as above
  })
})

describe('closing a call back without having spoken to anybody', () => {
  const owed = (tries?: number): Interaction =>
    ({
      ...call([RANG, ABANDONED]),
      advisorId: ANA,
      callBack: { dueAt: at(60), ownerId: ANA, keptBy: null, ...(tries === undefined ? {} : { tries }) },
    }) as Interaction // ids by construction

  test('who owes it ends it with a reason, once, and it is not to be called back any more', () => {
    const promise = owed()
    const { close, of } = centre(promise)
    expect(close(ANA, promise, 'wrongNumber')).toBe('given')
    const closed = of(promise)
    expect(closed?.callBack).toMatchObject({ keptBy: promise.id, closed: { by: ANA, reason: 'wrongNumber' } })
    expect(closed === undefined ? undefined : missedAt(closed)).toBeNull()
    expect(close(ANA, promise, 'notNeeded')).toBe('callBack.notOwed')
  })

  test('nobody is given up as not reached before the third call', () => {
    for (const [tries, told] of [
      [undefined, 'callBack.fewTries'],
      [2, 'callBack.fewTries'],
      [3, 'given'],
    ] as const) {
      const promise = owed(tries)
      expect(centre(promise).close(ANA, promise, 'notReached')).toBe(told)
    }
  })

  test('another person’s is not closed, and what nobody owes is none', () => {
    const [promise, free] = [owed(), call([ABANDONED])]
    const { close, of } = centre(promise, free)
    expect(close(LUIS, promise, 'notNeeded')).not.toBe('given')
    expect(close(ANA, free, 'notNeeded')).not.toBe('given')
    expect(of(promise)?.callBack?.keptBy).toBeNull()
  })
})

describe('a customer who was cut off', () => {
  const owed = (one: Interaction) => one.callBack && { owner: one.callBack.ownerId, kept: one.callBack.keptBy }

  test('is owed a call back by whoever has them, within two hours of it', () => {
    const cut = call([RANG, ANSWERED, { kind: 'connected', by: ANA, waitMs: 1_000 }, CUT_OFF])
    expect(cut.callBack).toEqual({
      dueAt: new Date(Date.parse(at(3)) + 2 * 60 * 60_000).toISOString(),
      ownerId: ANA,
      keptBy: null,
    })
    expect(missedAt(cut)).toBe(at(0))
    expect(missedCallers([cut], ANA as never)).toMatchObject([{ number: '3105550142', mine: true }]) // an id by construction
    expect(missedCallers([cut], LUIS as never)).toEqual([]) // as above
    // It is nobody's to take any more.
    expect(centre(cut).take(LUIS, cut)).toBe('callBack.taken')
  })

  test('is owed it once, and only where the conversation was cut off and there is a number', () => {
    const connected = { kind: 'connected', by: ANA, waitMs: 1_000 }
    expect(owed(call([connected, CUT_OFF, { kind: 'ended', by: ANA, ending: 'otherHungUp' }]))).toEqual({
      owner: ANA,
      kept: null,
    })
    expect(owed(call([connected, { kind: 'lost' }]))).toBeUndefined()
    expect(owed(call([connected, CUT_OFF], null))).toBeUndefined()
  })

  test('is called back also where we had called them; whom we had called in vain is not', () => {
    const ours = (kinds: readonly object[]): Interaction => ({ ...call(kinds), direction: 'outbound' })
    const cut = ours([{ kind: 'dialled', by: ANA }, ANSWERED, CUT_OFF])
    expect(missedAt(cut)).toBe(at(0))
    expect(missedCallers([cut], ANA as never)).toMatchObject([{ number: '3105550142', mine: true }]) // an id by construction
    expect(missedAt(ours([{ kind: 'dialled', by: ANA }, { kind: 'lost' }]))).toBeNull()
    expect(missedAt(ours([{ kind: 'dialled', by: ANA }, ABANDONED]))).toBeNull()
  })

  test('is told of on the contact to whoever owes them the call, until it is kept', () => {
    const cut = call([RANG, ANSWERED, { kind: 'connected', by: ANA, waitMs: 1_000 }, CUT_OFF])
    expect(lostCallOf(cut, ANA)).toBe(cut)
    expect(lostCallOf(cut, LUIS)).toBeUndefined()
    const kept = { ...cut, callBack: { dueAt: at(60), ownerId: ANA, keptBy: id() } } as Interaction // ids by construction
    expect(lostCallOf(kept, ANA)).toBeUndefined()
    // One that was abandoned, and taken upon oneself, was not lost.
    const taken = { ...call([RANG, ABANDONED]), callBack: cut.callBack } as Interaction // as above
    expect(lostCallOf(taken, ANA)).toBeUndefined()
    expect(lostCallOf(null, ANA)).toBeUndefined()
  })
})
