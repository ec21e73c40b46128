import { expect, test } from 'vitest'
import { type Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand } from '../kernel/decide.ts'
import { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { caseNumberId } from './escalate.ts'
import { Case } from './schema.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const LUIS: Actor = {
  id: UserId.parse(id()),
  roles: ['advisor'],
  enabled: true,
  teamId: null,
  areas: [],
  coordinates: [],
  portfolios: null,
}
const AT = '2026-11-24T15:00:00.000Z'

/** The case as it is escalated with a number, where those numbers are other cases' already. */
function escalated(
  radicado: string | null,
  at: 'workstation' | 'centre',
  taken: readonly string[] = [],
  more: object = {},
) {
  const parsed = parseCommand(
    model,
    CommandEnvelope.parse({
      id: id(),
      name: 'case.escalate',
      actor: LUIS.id,
      at: AT,
      payload: {
        caseId: id(),
        radicado,
        contact: { interactionId: id(), customerId: null, channel: 'voice', direction: 'inbound', openedAt: AT },
        request: { id: id(), kind: 'queja', topic: 'Leasing', text: '', branch: null, caseId: null },
        area: 'credito',
        description: 'd',
        answerBy: 'email',
        priority: 'normal',
        ...more,
      },
      madeWith: { app: 't', catalogue: 1 },
    }),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const verdict = decideCommand(
    model,
    parsed.value,
    (ref) => {
      const number = taken.find((one) => caseNumberId(one) === ref.id)
      if (number === undefined) return 'missing'
      return { ...ref, version: 1, schema: 1, doc: { id: ref.id, number, caseId: id(), advisorId: LUIS.id } }
    },
    { actor: LUIS, authority: at, ...(at === 'centre' ? { spareNumber: '777' } : {}) },
  )
  if (verdict.outcome !== 'accepted') throw new Error(verdict.outcome)
  return Case.parse(verdict.changes.find(({ kind }) => kind === 'case')?.doc)
}

test('a case keeps the number that its customer was told', () => {
  expect(escalated('1042', 'workstation')).toMatchObject({ radicado: '1042', breaches: [] })
  expect(escalated('1042', 'centre')).toMatchObject({ radicado: '1042', breaches: [] })
})

test('a case for which a workstation had no number left gets one from the centre', () => {
  expect(escalated(null, 'workstation')).toMatchObject({ radicado: null, breaches: [] })
  expect(escalated(null, 'centre')).toMatchObject({ radicado: '777', breaches: [] })
})

test('a case whose number is another one’s gets a free one, and the coordinator is told what the customer was', () => {
  expect(escalated('1042', 'centre', ['1042'])).toMatchObject({
    radicado: '777',
    breaches: [{ rule: 'case.numberTaken', told: '1042' }],
  })
})

test('what the customer was told stays on the case as it was said, also when its number was another one’s', () => {
  const toldCustomer = { radicado: '1042', dueOn: '2026-12-16', channel: 'email' }
  expect(escalated('1042', 'workstation', [], { toldCustomer })).toMatchObject({ radicado: '1042', toldCustomer })
  expect(escalated('1042', 'centre', ['1042'], { toldCustomer })).toMatchObject({ radicado: '777', toldCustomer })
  expect(escalated('1042', 'workstation'), 'an earlier program did not say').not.toHaveProperty('toldCustomer')
})
