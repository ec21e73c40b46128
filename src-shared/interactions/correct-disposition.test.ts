import { expect, test } from 'vitest'
import { clocksFrom } from '../cases/clocks.ts'
import { Case } from '../cases/schema.ts'
import { termsOf } from '../cases/terms.ts'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import type { Actor } from '../kernel/commands.ts'
import { CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { Interaction } from './schema.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const [LUIS, SOFIA, CONTACT, REQUEST, CASE] = [id(), id(), id(), id(), id()]
const REGISTERED = '2026-11-23T15:00:00.000Z'
const A_DAY_LATER = '2026-11-24T15:00:00.000Z'
const catalogue = defaultCatalogue().version
const disposition = (of: string, rest: object = {}) => ({ id: of, label: of, catalogue, topic: 'Leasing', ...rest })

const request = (rest: object = {}) => ({
  id: REQUEST,
  kind: 'consulta',
  topic: 'Leasing',
  text: '',
  branch: 'yes',
  caseId: null,
  ...rest,
})
const registered = (rest: object = {}) =>
  Interaction.parse({
    id: CONTACT,
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    advisorId: LUIS,
    teamId: null,
    openedAt: REGISTERED,
    state: 'registered',
    requests: [request()],
    notes: [],
    disposition: disposition('inbound.informed'),
    registeredAt: REGISTERED,
    breaches: [],
    ...rest,
  })
const escalated = Case.parse({
  id: CASE,
  radicado: '1042',
  interactionId: CONTACT,
  customerId: null,
  kind: 'consulta',
  topic: 'Leasing',
  description: 'd',
  answerBy: 'email',
  priority: 'normal',
  state: 'escalated',
  area: 'credito',
  holderId: null,
  advisorId: LUIS,
  teamId: null,
  escalatedAt: REGISTERED,
  closedAt: null,
  clocks: clocksFrom(termsOf(defaultCatalogue(), 'credito', 'consulta'), REGISTERED),
  entries: [],
  attachments: [],
  breaches: [],
})
const actor = (of: string): Actor => ({
  id: UserId.parse(of),
  roles: ['advisor'],
  enabled: true,
  teamId: null,
  areas: [],
  coordinates: [],
  portfolios: null,
})

/** What becomes of the correction: its changes by kind, or the code of its refusal. */
function correct(
  interaction: Interaction,
  to: object,
  rest: { at?: string; by?: string; replaces?: string; case?: object } = {},
) {
  const envelope = CommandEnvelope.parse({
    id: id(),
    name: 'interaction.correctDisposition',
    actor: rest.by ?? LUIS,
    at: rest.at ?? A_DAY_LATER,
    payload: {
      interactionId: CONTACT,
      disposition: to,
      replaces: rest.replaces ?? interaction.disposition?.id ?? '',
      reason: 'Me equivoqué al elegir',
      case: rest.case ?? null,
    },
    madeWith: { app: 't', catalogue: 1 },
  })
  const parsed = parseCommand(model, envelope)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const stored = (kind: 'interaction' | 'case', doc: object) => ({ kind, id: CONTACT, version: 1, schema: 1, doc })
  const verdict = decideCommand(
    model,
    parsed.value,
    ({ kind }) => {
      if (kind === 'guidebook') return 'missing'
      return kind === 'interaction' ? stored(kind, interaction) : stored('case', escalated)
    },
    { actor: actor(rest.by ?? LUIS), authority: 'centre', receivedAt: '2026-12-24T15:00:00.000Z' },
  )
  if (verdict.outcome !== 'accepted') return 'rejection' in verdict ? verdict.rejection.code : verdict.outcome
  const doc = verdict.changes.find(({ kind }) => kind === 'interaction')?.doc
  return { interaction: Interaction.parse(doc), changes: verdict.changes, effects: verdict.effects }
}
function corrected(...given: Parameters<typeof correct>) {
  const answer = correct(...given)
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}

test('a disposition may be corrected up to exactly a day after the registration, by when it was done', () => {
  expect(
    corrected(registered(), disposition('inbound.procedureDone'), { at: A_DAY_LATER }).interaction.disposition,
  ).toMatchObject({
    id: 'inbound.procedureDone',
  })
  const late = correct(registered(), disposition('inbound.procedureDone'), { at: '2026-11-24T15:00:00.001Z' })
  expect(late).toBe('disposition.correctionTooLate')
})
test('the old one stays, with who, when and why', () => {
  const once = corrected(registered(), disposition('inbound.procedureDone')).interaction
  expect(once.corrections).toMatchObject([
    { from: { id: 'inbound.informed' }, by: LUIS, at: A_DAY_LATER, reason: 'Me equivoqué al elegir' },
  ])
  expect(corrected(once, disposition('inbound.sent.letter')).interaction.corrections).toHaveLength(2)
})
test('nobody else corrects it, nor what is not registered, nor what has become another meanwhile', () => {
  const to = disposition('inbound.procedureDone')
  expect(correct(registered(), to, { by: SOFIA })).toBe('document.unknown')
  expect(correct(registered({ state: 'open', disposition: null, registeredAt: null }), to)).toBe(
    'disposition.notRegistered',
  )
  expect(correct(registered(), to, { replaces: 'inbound.none.cut' })).toBe('disposition.changedMeanwhile')
})
test('what the new one asks for must be there', () => {
  expect(correct(registered(), disposition('outbound.callBack'))).toBe('disposition.lacksDateTime')
})
test('the call back is that of the new disposition, and goes with the old one', () => {
  const dueAt = '2026-11-25T15:00:00.000Z'
  const promised = corrected(registered(), disposition('outbound.callBack', { dueAt })).interaction
  expect(promised.callBack).toEqual({ dueAt, ownerId: LUIS, keptBy: null })
  expect(corrected(promised, disposition('outbound.interested')).interaction.callBack).toBeUndefined()
})
test('a contact that was not effective solved nothing at first contact, and one that was after all did', () => {
  const cut = corrected(registered(), disposition('inbound.none.cut')).interaction
  expect(cut.requests[0]?.branch).toBeNull()
  expect(corrected(cut, disposition('inbound.informed')).interaction.requests[0]?.branch).toBe('yes')
})
test("an escalation of another kind changes its case's kind and terms, and tells its area", () => {
  const of = registered({
    requests: [request({ branch: 'no', caseId: CASE })],
    disposition: disposition('inbound.escalated.consulta'),
  })
  const answer = corrected(of, disposition('inbound.escalated.queja'), { case: { caseId: CASE, entryId: id() } })
  const after = Case.parse(answer.changes.find(({ kind }) => kind === 'case')?.doc)
  expect(after.kind).toBe('queja')
  expect(after.clocks).toEqual(clocksFrom(termsOf(defaultCatalogue(), 'credito', 'queja'), REGISTERED))
  expect(after.entries).toMatchObject([{ what: 'interaction.correctDisposition', text: 'Me equivoqué al elegir' }])
  expect(answer.interaction.requests[0]).toMatchObject({ kind: 'queja', branch: 'no' })
  expect(answer.effects).toMatchObject([{ to: ['area:credito'], about: { id: CASE } }])
})
test('what escalated no case does not become an escalation by a correction', () => {
  expect(correct(registered(), disposition('inbound.escalated.queja'))).toBe('disposition.needsCase')
})

test('a customer whom the PBX cut off is owed their call however the contact is said to have ended', () => {
  const owed = { dueAt: '2026-11-23T17:00:00.000Z', ownerId: LUIS, keptBy: null }
  const lost = { kind: 'lost', key: 'pbx/lost', at: REGISTERED, inTalk: true }
  const call = { number: '3105550142', queue: 'servicio', video: false, consults: null, entries: [lost] }
  const corrections = corrected(registered({ call, callBack: owed }), disposition('inbound.none.silent'))
  expect(corrections.interaction.callBack).toEqual(owed)
  const promised = { ...call, entries: [{ ...lost, inTalk: undefined }] }
  const other = corrected(registered({ call: promised, callBack: owed }), disposition('inbound.none.silent'))
  expect(other.interaction.callBack).toBeUndefined()
})
