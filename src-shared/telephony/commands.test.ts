import { describe, expect, test } from 'vitest'
import type { Interaction } from '../interactions/schema.ts'
import type { CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { uuidv7 } from '../kernel/ids.ts'
import type { Role } from '../kernel/roles.ts'
import { model } from '../model/model.ts'
import { measuresOf } from './call-measures.ts'
import { CallEntry } from './call-record.ts'
import { calledInteraction, onCall } from './interaction-of-call.ts'

let made = 0
const id = () =>
  uuidv7(
    1_800_000_000_000,
    Uint8Array.from({ length: 10 }, (_, index) => (index === 9 ? made++ : 7)),
  )
const [ANA, LUIS, TEAM, CALL] = [id(), id(), id(), id()]
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 13, 0, seconds)).toISOString()

const contact = { interactionId: CALL, customerId: null, channel: 'voice', direction: 'inbound', openedAt: at(0) }
const LINE = { loss: 0, jitterMs: 1, rttMs: 1, mos: 4.4, worstMos: 4.4 }
const heard = { contact, number: '3105550142', queue: 'servicio' as string | null, video: false, consults: null }

/** A workstation or the centre that takes one command after another. */
function teller() {
  let doc: Interaction | null = null
  const take = (name: string, actor: string, seconds: number, more: object = {}, commandId = id()) => {
    const envelope = {
      id: commandId,
      name,
      actor,
      at: at(seconds),
      payload: { ...heard, ...more },
      madeWith: { app: '0.1.0', catalogue: 1 },
    } as CommandEnvelope // ids by construction
    const parsed = parseCommand(model, envelope)
    if (!parsed.ok) throw new Error(`${parsed.error.code} ${JSON.stringify(parsed.error.facts)}`)
    const verdict = decideCommand(
      model,
      parsed.value,
      (ref) =>
        doc === null || ref.id !== CALL
          ? 'missing'
          : { kind: 'interaction', id: CALL, version: 1, schema: 2, doc: JSON.parse(JSON.stringify(doc)) },
      {
        actor: {
          id: actor,
          roles: ['advisor'] as Role[],
          enabled: true,
          teamId: TEAM,
          areas: [],
          coordinates: [],
        } as never, // a brand by construction
        authority: 'centre',
      },
    )
    if (verdict.outcome !== 'accepted') throw new Error(JSON.stringify(verdict))
    for (const one of verdict.changes) if (one.id === CALL) doc = one.doc as Interaction // the only interaction with that id
    if (doc === null) throw new Error('nothing was written')
    return doc
  }
  return { take, begin: (given: Interaction) => (doc = given) }
}

describe('a call as an interaction', () => {
  test('one that rang at two desks is one, and belongs to whoever answered', () => {
    const { take } = teller()
    take('call.rang', ANA, 1)
    take('call.ended', ANA, 20, { ending: 'notAnswered' })
    take('call.rang', LUIS, 21)
    const answered = take('call.answered', LUIS, 24)
    expect(answered.advisorId).toBe(LUIS)
    expect(answered.call?.entries.map(({ kind }) => kind)).toEqual(['rang', 'ended', 'rang', 'answered'])
    // The first desk's facts come late: its console was without the centre.
    expect(take('call.rang', ANA, 2).advisorId).toBe(LUIS)
  })

  test('the same command told twice is one fact', () => {
    const { take } = teller()
    const again = id()
    take('call.rang', ANA, 1, {}, again)
    expect(take('call.rang', ANA, 1, {}, again).call?.entries).toHaveLength(1)
  })

  test('a transfer hands over what was written: the colleague has it from their answer on', () => {
    const { take } = teller()
    take('call.answered', ANA, 1)
    take('call.transferred', ANA, 60, { to: 'Luis' })
    expect(take('call.answered', LUIS, 62).advisorId).toBe(LUIS)
  })

  test('a call that a colleague makes on an open contact leaves it its advisor’s, and the coordinator looks', () => {
    const { take } = teller()
    take('interaction.addNote', ANA, 1, { entryId: id(), text: 'Lo atiendo' })
    take('call.dialled', LUIS, 5)
    const answered = take('call.answered', LUIS, 9)
    expect(answered.advisorId).toBe(ANA)
    expect(answered.breaches).toMatchObject([{ rule: 'call.othersContact', reviewedBy: null }])
    expect(answered.call === undefined ? 0 : measuresOf(answered.call, LUIS as never, Date.parse(at(20))).talkMs).toBe(
      11_000,
    ) // a user id by construction
    // What she gives him afterwards is his from his answer on, as every transfer.
    take('call.dialled', ANA, 20)
    take('call.answered', ANA, 22)
    take('call.transferred', ANA, 29, { to: 'Luis' })
    take('call.rang', LUIS, 30)
    expect(take('call.answered', LUIS, 31).advisorId).toBe(LUIS)
  })
  test('a contact that is a colleague’s by no call is not taken by saying that it rang or that it was answered', () => {
    const { take } = teller()
    take('interaction.addNote', ANA, 1, { entryId: id(), text: 'Lo atiendo' })
    expect(take('call.rang', LUIS, 5)).toMatchObject({ advisorId: ANA, breaches: [] })
    expect(take('call.answered', LUIS, 6)).toMatchObject({
      advisorId: ANA,
      breaches: [{ rule: 'call.othersContact', reviewedBy: null }],
    })
  })

  test('a registered contact stays its advisor’s, whatever a console says; what was answered before it counts', () => {
    const told = teller()
    told.take('call.rang', ANA, 1)
    const open = told.take('call.answered', ANA, 2)
    const registered: Interaction = { ...open, state: 'registered', registeredAt: at(30) as never } // an instant
    told.begin(registered)
    expect(told.take('call.answered', LUIS, 40)).toMatchObject({
      advisorId: ANA,
      breaches: [{ rule: 'call.othersContact' }],
    })
    told.begin(registered)
    expect(told.take('call.rang', LUIS, 1).breaches).toEqual([])
  })

  test('a call of one’s own contact is one’s own, also after others were at it', () => {
    const { take } = teller()
    take('call.dialled', ANA, 1)
    take('call.dialled', LUIS, 2)
    const again = take('call.dialled', ANA, 3)
    expect(again.advisorId).toBe(ANA)
    expect(again.breaches).toHaveLength(1)
    expect(take('call.answered', ANA, 4).advisorId).toBe(ANA)
  })

  test('talk, hold and wrap-up are told apart, each advisor for themself', () => {
    const { take } = teller()
    take('call.answered', ANA, 10)
    take('call.held', ANA, 40)
    take('call.resumed', ANA, 55)
    take('call.ended', ANA, 100, { ending: 'otherHungUp' })
    const { call } = take('call.wrapUpEnded', ANA, 130)
    expect(call === undefined ? null : measuresOf(call, ANA as never, 0)).toEqual({
      waitMs: null,
      talkMs: 75_000,
      holdMs: 15_000,
      wrapUpMs: 30_000,
    }) // a user id by construction
    expect(call === undefined ? null : measuresOf(call, LUIS as never, 0).talkMs).toBe(0) // as above
  })

  test('a call to the person that nobody answered is theirs to call back, one of the queue is not', () => {
    const direct = teller()
    direct.take('call.rang', ANA, 1, { queue: null })
    expect(direct.take('call.ended', ANA, 30, { queue: null, ending: 'cancelled' }).callBack).toMatchObject({
      ownerId: ANA,
      keptBy: null,
    })
    const queued = teller()
    queued.take('call.rang', ANA, 1)
    expect(queued.take('call.ended', ANA, 30, { ending: 'notAnswered' }).callBack).toBeUndefined()
  })

  test('a message belongs to the team, whosever desk it rang at, until one takes it; the second is told', () => {
    const told = teller()
    told.take('call.rang', ANA, 1)
    const left = onCall(
      told.take('call.ended', ANA, 20, { ending: 'notAnswered' }),
      { number: '3105550142', queue: 'servicio', video: false, consults: null },
      CallEntry.parse({ key: 'pbx/1.1/voicemail', at: at(60), kind: 'voicemail', seconds: 12 }),
      null,
    )
    expect(left).toMatchObject({ channel: 'voicemail', advisorId: null, teamId: TEAM })
    const definition = model.documents.get('interaction')
    expect(definition?.scopesOf(left as never)).toEqual([`team:${TEAM}`]) // an interaction by its kind
    expect(definition?.keepUntil?.(left as never)).toBeNull() // as above
    told.begin(left)
    // A fact of the console at which it had rung comes late: it takes the message from nobody.
    expect(told.take('call.quality', ANA, 61, { line: LINE }).advisorId).toBeNull()
    const taken = told.take('call.takeVoicemail', LUIS, 90, { interactionId: CALL })
    expect(taken).toMatchObject({ advisorId: LUIS, channel: 'voicemail', teamId: TEAM })
    expect(() => told.take('call.takeVoicemail', ANA, 91, { interactionId: CALL })).toThrow('voicemail.taken')
    expect(told.take('call.quality', ANA, 92, { line: LINE }).advisorId).toBe(LUIS)
  })

  test('an abandoned call is the team’s until somebody touches it', () => {
    const born = calledInteraction({
      id: CALL,
      channel: 'voice',
      direction: 'inbound',
      openedAt: at(0),
      teamId: TEAM,
    } as never) // ids by construction
    const abandoned = onCall(
      born,
      { number: '3105550142', queue: 'servicio', video: false, consults: null },
      CallEntry.parse({ key: 'pbx/1.1/abandoned', at: at(33), kind: 'abandoned', waitMs: 33_000 }),
      null,
    )
    const definition = model.documents.get('interaction')
    expect(abandoned.advisorId).toBeNull()
    expect(definition?.scopesOf(abandoned as never)).toEqual([`team:${TEAM}`]) // an interaction by its kind
    const told = teller()
    told.begin(abandoned)
    const taken = told.take('interaction.addNote', ANA, 90, { entryId: id(), text: 'Le devolví la llamada' })
    expect(taken.advisorId).toBe(ANA)
    expect(taken.call?.entries.map(({ kind }) => kind)).toEqual(['abandoned'])
  })
})
