import { expect, test } from 'vitest'
import { Case } from '../cases/schema.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import { type Actor, CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, type Looked, parseCommand } from '../kernel/decide.ts'
import { refKey, type StoredDocument } from '../kernel/documents.ts'
import { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'
import { todaysShippedEdition } from './edition.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const [PERSON, CARD] = [id(), id()]
/** A Friday, ten in the morning in Bogotá; 2 and 16 November are holidays. */
const FRIDAY = '2026-10-30T15:00:00.000Z'
const { catalogue: shipped } = todaysShippedEdition()
const everything: Actor = {
  id: UserId.parse(PERSON),
  roles: ['advisor', 'coordinator', 'area_owner'],
  enabled: true,
  teamId: null,
  areas: ['credito', 'juridica'],
  coordinates: [],
  portfolios: null,
}

/** One side in memory: what is decided stays. */
function side(authority: 'centre' | 'workstation') {
  const documents = new Map<string, StoredDocument>()
  const look = (ref: { kind: string; id: string }): Looked =>
    documents.get(refKey(ref as never)) ?? (authority === 'centre' ? 'missing' : 'notHere') // kinds of the model
  const give = (name: string, payload: object, at = FRIDAY): string => {
    const envelope = { id: id(), name, actor: PERSON, at, payload, madeWith: { app: 't', catalogue: 1 } }
    const parsed = parseCommand(model, CommandEnvelope.parse(envelope))
    if (!parsed.ok) return `${parsed.error.code} ${JSON.stringify(parsed.error.facts)}`
    const verdict = decideCommand(model, parsed.value, look, { actor: everything, authority })
    if (verdict.outcome !== 'accepted') return 'rejection' in verdict ? verdict.rejection.code : verdict.outcome
    for (const { kind, id: changed, doc } of verdict.changes)
      documents.set(`${kind}/${changed}`, { kind, id: changed, version: 1, schema: 1, doc })
    return 'accepted'
  }
  const publish = (version: string, basedOn: string, over: Partial<Catalogue>) =>
    give('guidebook.publish', { basedOn, note: 'n', catalogue: { ...shipped, ...over, version }, guides: [] })
  const caseOf = (caseId: string) => Case.parse(documents.get(`case/${caseId}`)?.doc)
  return { give, publish, caseOf, documents }
}

const contact = () => ({
  interactionId: id(),
  customerId: CARD,
  channel: 'voice',
  direction: 'inbound',
  openedAt: FRIDAY,
})
const escalation = (caseId: string, over: object = {}) => ({
  caseId,
  radicado: null,
  contact: contact(),
  request: { id: id(), kind: 'consulta', topic: 'Leasing', text: '', branch: 'no', caseId },
  ...{ area: 'credito', description: 'd', answerBy: 'email', priority: 'normal', ...over },
})
const { areas, settings } = shipped
const quicker: Partial<Catalogue> = {
  areas: areas.map((area) => (area.id === 'credito' ? { ...area, terms: { ...area.terms, consulta: 2 } } : area)),
  settings: { ...settings, customerTerms: { ...settings.customerTerms, consulta: 4, queja: 9 } },
}
const dueOf = ({ clocks }: Case) => [clocks.area.dueOn, clocks.customer.dueOn]

for (const authority of ['centre', 'workstation'] as const) {
  test(`${authority}: published terms are those of what is escalated from then on, and of no case of before`, () => {
    const { give, publish, caseOf } = side(authority)
    const [before, late, after, other] = [id(), id(), id(), id()]
    expect(give('case.escalate', escalation(before, { catalogue: shipped.version }))).toBe('accepted')
    expect(publish('2026-11.1', shipped.version, quicker)).toBe('accepted')
    expect(dueOf(caseOf(before))).toEqual(['2026-11-09', '2026-11-17'])
    // The contact began under the older edition: its customer was told that day.
    give('case.escalate', escalation(late, { catalogue: shipped.version }))
    expect(dueOf(caseOf(late))).toEqual(dueOf(caseOf(before)))
    give('case.escalate', escalation(after, { catalogue: '2026-11.1' }))
    expect(dueOf(caseOf(after))).toEqual(['2026-11-04', '2026-11-06'])
    expect(caseOf(after).clocks).toMatchObject({
      area: { businessDays: 2, catalogue: '2026-11.1' },
      customer: { businessDays: 4, catalogue: '2026-11.1' },
    })
    give('case.escalate', escalation(other, { area: 'juridica', catalogue: '2026-11.1' }))
    expect(dueOf(caseOf(other))[0]).toBe('2026-11-09')
  })
  test(`${authority}: a clock that begins anew begins by the edition in force, the other keeps its own`, () => {
    const { give, publish, caseOf } = side(authority)
    const caseId = id()
    give('case.escalate', escalation(caseId, { area: 'juridica', catalogue: shipped.version }))
    publish('2026-11.1', shipped.version, quicker)
    expect(give('case.take', { caseId, entryId: id() })).toBe('accepted')
    const transfer = { caseId, entryId: id(), area: 'credito', reason: 'Es de ellos.' }
    expect(give('case.transfer', transfer, '2026-11-03T15:00:00.000Z')).toBe('accepted')
    const { area, customer } = caseOf(caseId).clocks
    expect(area).toMatchObject({ dueOn: '2026-11-05', businessDays: 2, catalogue: '2026-11.1' })
    expect(customer).toMatchObject({ dueOn: '2026-11-17', businessDays: 10, catalogue: shipped.version })
  })
  test(`${authority}: a case of another kind takes that kind's terms of the edition that it began with`, () => {
    const { give, publish, caseOf } = side(authority)
    const seed = contact()
    const caseId = id()
    const request = { id: id(), kind: 'consulta', topic: 'Leasing', text: '', branch: 'no', caseId }
    give('case.escalate', { ...escalation(caseId, { catalogue: shipped.version }), contact: seed, request })
    const disposition = (kind: string) => ({ id: `inbound.escalated.${kind}`, label: kind, topic: 'Leasing' })
    give('interaction.register', { contact: seed, requests: [request], disposition: disposition('consulta') })
    publish('2026-11.1', shipped.version, quicker)
    const correction = {
      interactionId: seed.interactionId,
      disposition: disposition('queja'),
      replaces: 'inbound.escalated.consulta',
      reason: 'Era una queja',
      case: { caseId, entryId: id() },
    }
    expect(give('interaction.correctDisposition', correction)).toBe('accepted')
    const { clocks } = caseOf(caseId)
    expect([clocks.area.businessDays, clocks.customer.businessDays]).toEqual([8, 15])
  })
}

test('the centre lets nobody be contacted out of the hours that are in force', () => {
  const { give, publish, documents } = side('centre')
  const consent = {
    channel: 'phone',
    purpose: 'commercial',
    granted: true,
    at: FRIDAY,
    by: PERSON,
    source: 's',
    wording: 'w',
  }
  const card = { type: 'company', name: 'N', identifiers: [], phones: [], emails: [], city: '', notes: '' }
  documents.set(`customer/${CARD}`, {
    ...{ kind: 'customer', id: CARD, version: 1, schema: 1 },
    doc: { id: CARD, ...card, consents: [consent], mergedInto: null, createdAt: FRIDAY, createdBy: PERSON },
  })
  const claim = () => give('contact.claim', { customerId: CARD, interactionId: id(), channel: 'phone', number: null })
  expect(claim()).toBe('accepted')
  const from = (hour: number): Partial<Catalogue> => ({
    settings: { ...settings, contact: { ...settings.contact, weekdays: { from: hour * 60, to: 19 * 60 } } },
  })
  expect(publish('2026-11.1', shipped.version, from(11))).toBe('accepted')
  expect(claim()).toBe('contact.outOfHours')
  expect(publish('2026-11.2', '2026-11.1', from(9))).toBe('accepted')
  expect(claim()).toBe('accepted')
})

test('hours and terms wider than the law are not published', () => {
  const { publish } = side('centre')
  const contactOf = (over: object): Partial<Catalogue> => ({
    settings: { ...settings, contact: { ...settings.contact, ...over } },
  })
  for (const over of [
    { weekdays: { from: 6 * 60, to: 19 * 60 } },
    { weekdays: { from: 7 * 60, to: 20 * 60 } },
    { saturdays: { from: 8 * 60, to: 16 * 60 } },
  ])
    expect(publish('2026-11.1', shipped.version, contactOf(over))).toBe('guidebook.problems')
  const longer = { settings: { ...settings, customerTerms: { ...settings.customerTerms, solicitud: 11 } } }
  expect(publish('2026-11.1', shipped.version, longer)).toContain('command.malformed')
})
