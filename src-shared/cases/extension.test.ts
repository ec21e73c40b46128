import { expect, test } from 'vitest'
import { Interaction } from '../interactions/schema.ts'
import { type Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, type Looked, parseCommand } from '../kernel/decide.ts'
import type { StoredDocument } from '../kernel/documents.ts'
import { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { testCase } from './case.test-data.ts'
import { extensionLimit, extensionToTell } from './extension.ts'
import { Case } from './schema.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const PERSON = UserId.parse(id())
const both: Actor = {
  ...{ id: PERSON, enabled: true, teamId: null, areas: ['credito'], coordinates: [], portfolios: null },
  roles: ['advisor', 'area_owner'],
}
/** Ten business days from a Friday before two holidays (2 and 16 November). */
const TERM = { state: 'running', from: '2026-10-30', dueOn: '2026-11-17', businessDays: 10 } as const
const noonOf = (day: string) => `${day}T17:00:00.000Z`

/** A case in its holder's hands, at the centre. */
function held(its: Parameters<typeof testCase>[0] = {}) {
  const known = testCase({ advisorId: PERSON, holderId: PERSON, clocks: { area: TERM, customer: TERM }, ...its })
  const documents = new Map<string, StoredDocument>([
    [`case/${known.id}`, { kind: 'case', id: known.id, version: 1, schema: 1, doc: known }],
  ])
  const look = (ref: { kind: string; id: string }): Looked => documents.get(`${ref.kind}/${ref.id}`) ?? 'missing'
  const give = (name: string, day: string, payload: object, actor = both) => {
    const envelope = { id: id(), name, actor: actor.id, at: noonOf(day), madeWith: { app: 't', catalogue: 1 } }
    const parsed = parseCommand(
      model,
      CommandEnvelope.parse({ ...envelope, payload: { caseId: known.id, entryId: id(), ...payload } }),
    )
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    const verdict = decideCommand(model, parsed.value, look, { actor, authority: 'centre' })
    if (verdict.outcome !== 'accepted') return 'rejection' in verdict ? verdict.rejection : verdict.outcome
    for (const { kind, id: changed, doc } of verdict.changes)
      documents.set(`${kind}/${changed}`, { kind, id: changed, version: 1, schema: 1, doc })
    return verdict.effects
  }
  const interactionId = id()
  const contact = {
    interactionId,
    customerId: null,
    channel: 'voice',
    direction: 'outbound',
    openedAt: noonOf('2026-11-10'),
  }
  return {
    give,
    extend: (day: string, dueOn: string) => give('case.extendTerm', day, { dueOn, reason: 'Falta el avalúo.' }),
    tell: (day: string) => give('case.tellExtension', day, { text: 'De acuerdo.', contact }),
    current: () => Case.parse(documents.get(`case/${known.id}`)?.doc),
    contact: () => Interaction.parse(documents.get(`interaction/${interactionId}`)?.doc),
  }
}

test('the holder extends the term with a reason and a day; it holds when the customer has been told', () => {
  const { extend, tell, current, contact } = held()
  expect(extend('2026-11-12', '2026-11-24')).toMatchObject([{ code: 'case.extendTerm', to: [`user:${PERSON}`] }])
  expect(current()).toMatchObject({
    state: 'inProgress',
    clocks: { area: TERM, customer: TERM },
    extension: { reason: 'Falta el avalúo.', by: PERSON, dueOn: '2026-11-24', businessDays: 5, toldAt: null },
  })
  expect(extensionToTell(current())).toBe(true)
  expect(tell('2026-11-17')).toMatchObject([{ code: 'case.tellExtension', to: [`user:${PERSON}`] }])
  expect(current().clocks).toEqual({ area: TERM, customer: { ...TERM, dueOn: '2026-11-24', extendedBy: 5 } })
  expect(current().extension).toMatchObject({ toldAt: noonOf('2026-11-17') })
  expect(current().entries.map(({ what, text }) => [what, text])).toEqual([
    ['case.extendTerm', 'Falta el avalúo.'],
    ['case.tellExtension', 'De acuerdo.'],
  ])
  expect([contact().state, contact().breaches, extensionToTell(current())]).toEqual(['open', [], false])
})

test('a term is extended once, told or not', () => {
  const { extend, tell, current } = held()
  extend('2026-11-12', '2026-11-24')
  expect(extend('2026-11-13', '2026-11-25')).toEqual({ code: 'case.extendedBefore', facts: { until: '2026-11-24' } })
  tell('2026-11-13')
  expect(extend('2026-11-13', '2026-11-25')).toMatchObject({ code: 'case.extendedBefore' })
  expect(current().clocks.customer.dueOn).toBe('2026-11-24')
})

test('on its last day a term may still be extended, after it not', () => {
  expect(held().extend('2026-11-17', '2026-11-24')).toHaveLength(1)
  expect(held().extend('2026-11-18', '2026-11-24')).toEqual({ code: 'case.termOver', facts: { until: '2026-11-17' } })
})

test.each([
  ['2026-11-17', 'case.extensionNotLater'],
  ['2026-11-10', 'case.extensionNotLater'],
  ['2026-11-21', 'case.extensionNoBusinessDay'],
  ['2026-12-08', 'case.extensionNoBusinessDay'],
  ['2026-12-02', 'case.extensionTooLong'],
])('a term is not extended to %s: %s', (day, code) => {
  expect(held().extend('2026-11-12', day)).toMatchObject({ code })
})

test.each([
  ['any other: to twice its days', {}, '2026-12-01'],
  ['a consultation on personal data: five days', { area: 'datos' }, '2026-11-24'],
  ['personal data by its topic', { topic: 'Datos personales' }, '2026-11-24'],
  ['a claim on personal data: eight days', { area: 'datos', kind: 'queja' }, '2026-11-27'],
] as const)('the law’s limit of %s', (_, its, limit) => {
  const { extend, current } = held(its)
  expect(extensionLimit(current())).toBe(limit)
  expect(extend('2026-11-12', limit)).toHaveLength(1)
})

test('told after the term has ended it extends nothing: the contact stands, with the broken rule', () => {
  const { extend, tell, current, contact } = held()
  extend('2026-11-12', '2026-11-24')
  tell('2026-11-18')
  expect(current()).toMatchObject({ clocks: { customer: TERM }, extension: { toldAt: null } })
  expect(contact().breaches).toMatchObject([{ rule: 'case.extensionToldLate', reviewedBy: null }])
})

test('what nobody decided cannot be told', () => {
  const { tell, current, contact } = held()
  tell('2026-11-12')
  expect(current().extension).toBeUndefined()
  expect(contact().breaches).toMatchObject([{ rule: 'case.nothingToTell' }])
})

test('a clock that waits for the customer’s data is extended by its days', () => {
  const { extend, tell, give, current } = held()
  extend('2026-11-12', '2026-11-24')
  give('case.returnForData', '2026-11-12', { question: '¿Cuál?', seen: current().entries.at(-1)?.id })
  tell('2026-11-13')
  expect(current().clocks).toMatchObject({
    area: { state: 'paused', daysLeft: 2 },
    customer: { state: 'running', dueOn: '2026-11-24', extendedBy: 5 },
  })
  const waiting = held({
    ...{ state: 'waitingForData', clocks: { area: TERM, customer: { ...TERM, state: 'paused', daysLeft: 2 } } },
    extension: {
      ...{ at: noonOf('2026-11-12'), by: PERSON, reason: 'r', businessDays: 5 },
      dueOn: '2026-11-24',
      toldAt: null,
    },
  })
  waiting.tell('2026-11-30')
  expect(waiting.current().clocks.customer).toMatchObject({ state: 'paused', daysLeft: 7, extendedBy: 5 })
  waiting.give('case.provideData', '2026-12-01', { data: 'La 4021' })
  // 8 December is a holiday.
  expect(waiting.current().clocks.customer).toMatchObject({ state: 'running', dueOn: '2026-12-11', extendedBy: 5 })
})

test('a term that begins anew may be extended anew', () => {
  const told = { ...TERM, state: 'stopped', stoppedOn: '2026-11-16', daysLeft: 1, extendedBy: 2 } as const
  const before = {
    at: noonOf('2026-11-12'),
    by: PERSON,
    reason: 'r',
    businessDays: 2,
    dueOn: '2026-11-19',
    toldAt: noonOf('2026-11-13'),
  }
  const { give, extend, current } = held({
    state: 'informed',
    extension: before,
    clocks: { area: told, customer: told },
  })
  give('case.reopen', '2026-11-18', { reason: 'Volvió a pasar.' })
  expect(current()).toMatchObject({ extension: null, clocks: { customer: { from: '2026-11-18' } } })
  expect(current().clocks.customer.extendedBy).toBeUndefined()
  expect(extend('2026-11-20', '2026-12-03')).toHaveLength(1)
})

test('only the holder extends', () => {
  const other: Actor = { ...both, id: UserId.parse(id()) }
  expect(held().give('case.extendTerm', '2026-11-12', { dueOn: '2026-11-24', reason: 'r' }, other)).toEqual({
    code: 'document.unknown',
  })
})
