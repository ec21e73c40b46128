import { expect, test } from 'vitest'
import { DEFAULT_CASE_SETTINGS } from '../compliance/settings.ts'
import { type Actor, CommandEnvelope, type Context } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { testCase } from './case.test-data.ts'
import { Case } from './schema.ts'
import { closesUnopposed, objectionUntil } from './silence.ts'

const PERSON = UserId.parse('01939e1a-0000-7000-8000-0000000000a1')
const TOLD = '01939e1a-0000-7000-8000-0000000000b1'
const settings = DEFAULT_CASE_SETTINGS

/** A case that was told to its customer at an instant. */
const informed = (at: string, its: Parameters<typeof testCase>[0] = {}) =>
  testCase({
    state: 'informed',
    holderId: PERSON,
    entries: [{ id: TOLD, at, by: PERSON, what: 'case.informCustomer', text: '' }],
    ...its,
  })

const nobody: Actor = {
  ...{ id: PERSON, enabled: true, teamId: null, coordinates: [], portfolios: null },
  ...{ roles: [], areas: [] },
}
const everyone: Actor = { ...nobody, roles: ['advisor', 'coordinator', 'area_owner', 'oefv_analyst', 'it_admin'] }

/** What becomes of the closing of a case at an instant. */
function closing(current: Case, at: string, who: Pick<Context, 'actor' | 'byItself'>) {
  const envelope = {
    id: TOLD,
    name: 'case.closeUnopposed',
    actor: who.actor.id,
    at,
    payload: { caseId: current.id, entryId: current.id },
  }
  const parsed = parseCommand(model, CommandEnvelope.parse({ ...envelope, madeWith: { app: 't', catalogue: 1 } }))
  if (!parsed.ok) throw new Error(parsed.error.code)
  const verdict = decideCommand(
    model,
    parsed.value,
    (ref) => (ref.kind === 'case' ? { ...ref, version: 1, schema: 1, doc: current } : 'missing'),
    { ...who, authority: 'centre' },
  )
  if (verdict.outcome !== 'accepted') return 'rejection' in verdict ? verdict.rejection.code : verdict.outcome
  return { after: Case.parse(verdict.changes[0]?.doc), effects: verdict.effects }
}
const byItself = { actor: nobody, byItself: true } as const

test.each([
  ['a Tuesday morning', '2026-11-24T15:00:00.000Z', '2026-12-01'],
  ['a Tuesday after hours: as on Wednesday', '2026-11-24T22:30:00.000Z', '2026-12-02'],
  ['a Saturday: as on Monday', '2026-11-28T15:00:00.000Z', '2026-12-07'],
  // 8 December is a holiday.
  ['the Wednesday before a holiday', '2026-12-02T15:00:00.000Z', '2026-12-10'],
])('told on %s, the customer may object for five business days', (_, at, until) => {
  expect(objectionUntil(informed(at), settings)).toBe(until)
})

test('the days and the hour are those that the bank sets', () => {
  const at = '2026-11-24T22:30:00.000Z'
  expect(objectionUntil(informed(at), { closesAfterDays: 2, dayEndsAt: 18 * 60 })).toBe('2026-11-26')
})

test('only a case that was told to its customer waits for an objection; of two tellings the last counts', () => {
  const known = informed('2026-11-24T15:00:00.000Z')
  expect(objectionUntil({ ...known, state: 'answered' }, settings)).toBeNull()
  expect(objectionUntil({ ...known, state: 'closed' }, settings)).toBeNull()
  const again = { ...known.entries[0], id: '01939e1a-0000-7000-8000-0000000000b2', at: '2026-11-25T15:00:00.000Z' }
  expect(objectionUntil(Case.parse({ ...known, entries: [...known.entries, again] }), settings)).toBe('2026-12-02')
})

test('a case closes by itself when its last day is over in Bogotá, and not before', () => {
  const known = informed('2026-11-24T15:00:00.000Z')
  // Ten minutes before midnight in Bogotá.
  expect(closesUnopposed(known, settings, '2026-12-02T04:50:00.000Z')).toBeNull()
  expect(closing(known, '2026-12-02T04:50:00.000Z', byItself)).toBe('case.mayBeOpposed')
  expect(closesUnopposed(known, settings, '2026-12-02T05:00:00.000Z')?.name).toBe('case.closeUnopposed')
  expect(closing(known, '2026-12-02T05:00:00.000Z', byItself)).toMatchObject({
    after: { state: 'closed', closedAt: '2026-12-02T05:00:00.000Z', holderId: PERSON },
    effects: [{ kind: 'notice', to: [`user:${known.advisorId}`], code: 'case.closeUnopposed' }],
  })
})

test('each telling is closed by one command, whoever looks and whenever', () => {
  const known = informed('2026-11-24T15:00:00.000Z')
  const later = closesUnopposed(known, settings, '2026-12-24T05:00:00.000Z')
  expect(closesUnopposed(known, settings, '2026-12-02T05:00:00.000Z')).toEqual(later)
  const [told] = known.entries
  const again = {
    ...known,
    entries: known.entries.map((one) => ({ ...one, id: '01939e1a-0000-7000-8000-0000000000b2' as typeof one.id })),
  } // well-formed
  expect(told?.id).not.toBe(again.entries[0]?.id)
  expect(closesUnopposed(again, settings, '2026-12-24T05:00:00.000Z')?.id).not.toBe(later?.id)
})

test('no person may do what a case does by itself, and the centre by itself does nothing that people do', () => {
  const known = informed('2026-11-24T15:00:00.000Z')
  expect(closing(known, '2026-12-02T05:00:00.000Z', { actor: everyone })).toBe('policy.role')
  const close = { id: TOLD, name: 'case.close', actor: PERSON, at: '2026-12-02T05:00:00.000Z' }
  const parsed = parseCommand(
    model,
    CommandEnvelope.parse({
      ...close,
      payload: { caseId: known.id, entryId: known.id },
      madeWith: { app: 't', catalogue: 1 },
    }),
  )
  if (!parsed.ok) throw new Error(parsed.error.code)
  const look = (ref: { kind: string }) => ({ ...ref, version: 1, schema: 1, doc: known }) as never // the case alone is touched
  expect(
    decideCommand(model, parsed.value, look, { actor: everyone, byItself: true, authority: 'centre' }),
  ).toMatchObject({
    outcome: 'refused',
    rejection: { code: 'policy.role' },
  })
})

test('a case that was opened again or answered anew meanwhile does not close', () => {
  const known = informed('2026-11-24T15:00:00.000Z')
  for (const state of ['inProgress', 'answered', 'closed'] as const)
    expect(closing({ ...known, state }, '2026-12-24T05:00:00.000Z', byItself)).toBe('case.stateForbids')
})
