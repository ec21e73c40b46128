import { expect, test } from 'vitest'
import type { Catalogue } from '../catalogues/schema.ts'
import { CaseSettings, DEFAULT_CASE_SETTINGS } from '../compliance/settings.ts'
import { todaysShippedEdition } from '../guidebook/edition.ts'
import { type Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, type Looked, parseCommand } from '../kernel/decide.ts'
import type { StoredDocument } from '../kernel/documents.ts'
import { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { testCase } from './case.test-data.ts'
import { Case } from './schema.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const PERSON = UserId.parse(id())
const everything: Actor = {
  ...{ id: PERSON, enabled: true, teamId: null, areas: ['credito'], coordinates: [], portfolios: null },
  roles: ['advisor', 'coordinator', 'area_owner'],
}
const { catalogue: shipped } = todaysShippedEdition()

/** One side in memory with a case, by an edition that sets the life of cases otherwise; null: the shipped one. */
function side(
  authority: 'centre' | 'workstation',
  over: Partial<CaseSettings> | null,
  its: Parameters<typeof testCase>[0],
) {
  const known = testCase({ advisorId: PERSON, holderId: PERSON, ...its })
  const documents = new Map<string, StoredDocument>([
    [`case/${known.id}`, { kind: 'case', id: known.id, version: 1, schema: 1, doc: known }],
  ])
  const look = (ref: { kind: string; id: string }): Looked =>
    documents.get(`${ref.kind}/${ref.id}`) ?? (authority === 'centre' ? 'missing' : 'notHere')
  const give = (name: string, payload: object, at: string): string => {
    const envelope = { id: id(), name, actor: PERSON, at, payload, madeWith: { app: 't', catalogue: 1 } }
    const parsed = parseCommand(model, CommandEnvelope.parse(envelope))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    const verdict = decideCommand(model, parsed.value, look, { actor: everything, authority })
    if (verdict.outcome !== 'accepted')
      return 'rejection' in verdict ? JSON.stringify(verdict.rejection) : verdict.outcome
    for (const { kind, id: changed, doc } of verdict.changes)
      documents.set(`${kind}/${changed}`, { kind, id: changed, version: 1, schema: 1, doc })
    return 'accepted'
  }
  if (over !== null) {
    const cases = { ...shipped.settings.cases, ...over }
    const catalogue: Catalogue = { ...shipped, version: '2026-11.1', settings: { ...shipped.settings, cases } }
    give(
      'guidebook.publish',
      { basedOn: shipped.version, note: 'n', catalogue, guides: [] },
      '2026-11-01T15:00:00.000Z',
    )
  }
  const step = (name: string, at: string, rest: object = {}) =>
    give(name, { caseId: known.id, entryId: id(), ...rest }, at)
  const caseOf = (caseId: string) => Case.parse(documents.get(`case/${caseId}`)?.doc)
  return { give, step, caseOf, current: () => caseOf(known.id) }
}

test('what no bank has set otherwise is as the table of the case’s life says', () => {
  expect(shipped.settings.cases).toEqual({ closesAfterDays: 5, reopenDays: 30, waitsForData: false, dayEndsAt: 1_020 })
  expect(DEFAULT_CASE_SETTINGS).toEqual(shipped.settings.cases)
})
test.each([
  ['closesAfterDays', 0],
  ['closesAfterDays', 61],
  ['reopenDays', 0],
  // Workstations keep a closed case for 90 days.
  ['reopenDays', 91],
  ['dayEndsAt', 1_440],
  ['dayEndsAt', Number.NaN],
] as const)('%s is not set to %d', (name, value) => {
  expect(CaseSettings.safeParse({ ...DEFAULT_CASE_SETTINGS, [name]: value }).success).toBe(false)
})

for (const authority of ['centre', 'workstation'] as const) {
  test(`${authority}: a closed case may be opened again for as many days as the bank sets`, () => {
    const closed = { state: 'closed', closedAt: '2026-10-01T15:00:00.000Z' } as const
    const reopens = (over: Partial<CaseSettings> | null, at: string) =>
      side(authority, over, closed).step('case.reopen', at, { reason: 'r' })
    expect(reopens(null, '2026-10-31T15:00:00.000Z')).toBe('accepted')
    expect(reopens(null, '2026-10-31T15:00:00.001Z')).toContain('"days":30')
    expect(reopens({ reopenDays: 10 }, '2026-10-11T15:00:00.000Z')).toBe('accepted')
    expect(reopens({ reopenDays: 10 }, '2026-10-11T15:00:00.001Z')).toContain('"days":10')
    expect(reopens({ reopenDays: 60 }, '2026-11-30T15:00:00.000Z')).toBe('accepted')
  })
  test(`${authority}: while the customer owes data their clock goes on, or waits where the bank says so`, () => {
    const asked = (over: Partial<CaseSettings> | null) => {
      const one = side(authority, over, {})
      expect(one.step('case.returnForData', '2026-11-17T15:00:00.000Z', { question: '¿Cuál?', seen: null })).toBe(
        'accepted',
      )
      const waiting = one.current().clocks
      expect(one.step('case.provideData', '2026-11-20T15:00:00.000Z', { data: 'La 4021' })).toBe('accepted')
      return { waiting, after: one.current().clocks }
    }
    const goesOn = asked(null)
    expect(goesOn.waiting).toMatchObject({
      area: { state: 'paused' },
      customer: { state: 'running', dueOn: '2026-11-24' },
    })
    expect(goesOn.after).toMatchObject({ area: { dueOn: '2026-11-27' }, customer: { dueOn: '2026-11-24' } })
    const waits = asked({ waitsForData: true })
    expect(waits.waiting).toMatchObject({ area: { state: 'paused' }, customer: { state: 'paused', daysLeft: 5 } })
    expect(waits.after.customer).toMatchObject({ state: 'running', dueOn: '2026-11-27' })
  })
  test(`${authority}: the hour after which what arrives counts for the next day is the bank's`, () => {
    // Half past five in the afternoon in Bogotá.
    const at = '2026-11-24T22:30:00.000Z'
    const begins = (over: Partial<CaseSettings> | null, catalogue: string) => {
      const one = side(authority, over, { state: 'closed', closedAt: at })
      const contact = { interactionId: id(), customerId: null, channel: 'voice', direction: 'inbound', openedAt: at }
      const caseId = id()
      const request = { id: id(), kind: 'consulta', topic: 'Leasing', text: '', branch: 'no', caseId }
      const form = { area: 'credito', description: 'd', answerBy: 'email', priority: 'normal', catalogue }
      expect(one.give('case.escalate', { caseId, radicado: null, contact, request, ...form }, at)).toBe('accepted')
      expect(one.step('case.reopen', at, { reason: 'r' })).toBe('accepted')
      return [one.caseOf(caseId), one.current()].map(({ clocks }) => [clocks.area.from, clocks.customer.from])
    }
    const [next, same] = ['2026-11-25', '2026-11-24']
    expect(begins(null, shipped.version)).toEqual(Array(2).fill([next, next]))
    expect(begins({ dayEndsAt: 18 * 60 }, '2026-11.1')).toEqual(Array(2).fill([same, same]))
  })
}
