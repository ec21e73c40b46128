import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { clocksFrom } from './clocks.ts'
import { Case, caseDocument } from './schema.ts'
import { termsOf } from './terms.ts'

const ADVISOR = '01939e1a-0000-7000-8000-000000000001'
const HOLDER = '01939e1a-0000-7000-8000-000000000002'
const TEAM = '01939e1a-0000-7000-8000-000000000003'
const AT = '2026-10-30T15:00:00.000Z'

const scopesOf = (state: Case['state']) =>
  caseDocument.scopesOf(
    Case.parse({
      id: ADVISOR,
      radicado: '1042',
      interactionId: ADVISOR,
      customerId: null,
      kind: 'consulta',
      topic: 'Otros',
      description: 'd',
      answerBy: 'email',
      priority: 'normal',
      state,
      area: 'credito',
      holderId: HOLDER,
      advisorId: ADVISOR,
      teamId: TEAM,
      escalatedAt: AT,
      closedAt: state === 'closed' ? AT : null,
      clocks: clocksFrom(termsOf(defaultCatalogue(), 'credito', 'consulta'), AT),
      entries: [],
      attachments: [],
      breaches: [],
    }),
  )

test('a closed case stays with its whole team, which may open it again, and leaves who solved it', () => {
  expect(scopesOf('closed')).toEqual([`user:${ADVISOR}`, `team:${TEAM}`])
  expect(scopesOf('informed')).toEqual([`user:${ADVISOR}`, `team:${TEAM}`, 'area:credito', `user:${HOLDER}`])
})
