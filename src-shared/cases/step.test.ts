import { expect, test } from 'vitest'
import { type Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { TeamId, UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { testCase } from './case.test-data.ts'
import { Case } from './schema.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const TEAM = TeamId.parse(id())
const LUIS: Actor = {
  id: UserId.parse(id()),
  roles: ['advisor'],
  enabled: true,
  teamId: TEAM,
  areas: [],
  coordinates: [],
  portfolios: null,
}
const AT = '2026-11-24T15:00:00.000Z'

/** The case after a note was added to it in a state. */
function noted(state: Case['state']): Case {
  const closedAt = state === 'closed' ? AT : null
  const known = testCase({ state, closedAt, advisorId: LUIS.id, teamId: TEAM })
  const parsed = parseCommand(
    model,
    CommandEnvelope.parse({
      id: id(),
      name: 'case.addNote',
      actor: LUIS.id,
      at: AT,
      payload: { caseId: known.id, entryId: id(), text: 'Llamó otra vez.' },
      madeWith: { app: 't', catalogue: 1 },
    }),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const verdict = decideCommand(
    model,
    parsed.value,
    (ref) => (ref.kind === 'case' ? { ...ref, version: 1, schema: 1, doc: known } : 'missing'),
    { actor: LUIS, authority: 'centre' },
  )
  if (verdict.outcome !== 'accepted') throw new Error(JSON.stringify(verdict))
  return Case.parse(verdict.changes.find(({ kind }) => kind === 'case')?.doc)
}

test('a note on an open case is an entry of it', () => {
  expect(noted('informed')).toMatchObject({ entries: [{ text: 'Llamó otra vez.' }], breaches: [] })
})

test('a note on a case that was closed meanwhile breaks a rule, which the coordinator sees, and its words are kept', () => {
  expect(noted('closed')).toMatchObject({
    state: 'closed',
    closedAt: AT,
    entries: [{ text: 'Llamó otra vez.' }],
    breaches: [{ rule: 'case.stateForbids', reviewedBy: null }],
  })
})
