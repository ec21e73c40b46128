import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import type { Context } from '../kernel/commands.ts'
import { CommandEnvelope } from '../kernel/commands.ts'
import { decideCommand, parseCommand, type Verdict } from '../kernel/decide.ts'
import type { DocumentKind, StoredDocument } from '../kernel/documents.ts'
import { UserId } from '../kernel/ids.ts'
import { model } from '../model/model.ts'

let made = 0
const id = () => `01939e1a-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
const [LUIS, SOFIA, TEXTILES, AGAIN, THIRD] = [id(), id(), id(), id(), id()]
/** A Tuesday, ten in the morning in Bogotá. */
const TUESDAY = '2026-11-24T15:00:00.000Z'
const NUMBER = '3105550142'

/** The centre in memory: commands are decided one after the other. */
function centre() {
  const documents = new Map<string, StoredDocument>()
  const put = (kind: DocumentKind, doc: { id: string }) =>
    documents.set(`${kind}/${doc.id}`, { kind, id: doc.id, version: 1, schema: 1, doc })
  const grant = (channel: string) => ({
    channel,
    purpose: 'commercial',
    granted: true,
    at: '2026-01-05T15:00:00.000Z',
    by: LUIS,
    source: 's',
    wording: 'w',
  })
  for (const card of [TEXTILES, AGAIN, THIRD])
    put('customer', {
      id: card,
      ...{ type: 'company', name: 'N', identifiers: [], phones: [], emails: [], city: '', notes: '' },
      ...{ consents: [grant('phone'), grant('email')], mergedInto: null, createdAt: TUESDAY, createdBy: LUIS },
    })
  const give = (name: string, payload: unknown, at = TUESDAY, over: Partial<Context> = {}): Verdict => {
    const by = name === 'contact.allow' ? SOFIA : LUIS
    const envelope = { id: id(), name, actor: by, at, payload, madeWith: { app: 't', catalogue: 1 } }
    const parsed = parseCommand(model, CommandEnvelope.parse(envelope))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    const roles = by === SOFIA ? (['coordinator'] as const) : (['advisor'] as const)
    const verdict = decideCommand(model, parsed.value, (ref) => documents.get(`${ref.kind}/${ref.id}`) ?? 'missing', {
      actor: { id: UserId.parse(by), roles, enabled: true, teamId: null, areas: [], coordinates: [], portfolios: null },
      authority: 'centre',
      receivedAt: at,
      ...over,
    })
    if (verdict.outcome === 'accepted') for (const { kind, doc } of verdict.changes) put(kind, doc)
    return verdict
  }
  return { give, doc: (kind: DocumentKind, of: string) => documents.get(`${kind}/${of}`)?.doc }
}
const claim = (over: object = {}) => ({
  customerId: TEXTILES,
  interactionId: id(),
  channel: 'phone',
  number: NUMBER,
  ...over,
})
const said = (verdict: Verdict) => (verdict.outcome === 'refused' ? verdict.rejection.code : verdict.outcome)
const register = (interactionId: string, disposition: string, over: object = {}) => ({
  contact: { interactionId, customerId: TEXTILES, channel: 'voice', direction: 'outbound', openedAt: TUESDAY },
  requests: [],
  disposition: { id: disposition, label: disposition, topic: 'Leasing' },
  outreach: { purpose: 'commercial', channel: 'phone', asked: null, by: 'centre', ...over },
})

test('a commercial contact is let be by the centre, and counts from then on', () => {
  const { give, doc } = centre()
  const interactionId = id()
  expect(said(give('contact.claim', claim({ interactionId })))).toBe('accepted')
  expect(doc('customerContacts', TEXTILES)).toMatchObject({ contacts: [{ direct: false, permitted: true }] })
  // Asked again for the same contact it is the same permission.
  give('contact.claim', claim({ interactionId }))
  expect(doc('customerContacts', TEXTILES)).toMatchObject({ contacts: [{ interactionId }] })
})
test('who was spoken to is not called again that day, nor by another channel that week', () => {
  const { give, doc } = centre()
  const interactionId = id()
  give('contact.claim', claim({ interactionId }))
  expect(said(give('interaction.register', register(interactionId, 'outbound.interested')))).toBe('accepted')
  expect(doc('interaction', interactionId)).toMatchObject({ breaches: [], outreach: { by: 'centre' } })
  expect(said(give('contact.claim', claim(), '2026-11-24T20:00:00.000Z'))).toBe('contact.sameDay')
  expect(said(give('contact.claim', claim({ channel: 'email', number: null }), '2026-11-25T15:00:00.000Z'))).toBe(
    'contact.secondChannel',
  )
  expect(said(give('contact.claim', claim(), '2026-11-25T15:00:00.000Z'))).toBe('accepted')
})
test('the counters of merged cards are added, and taken apart again', () => {
  const { give, doc } = centre()
  const interactionId = id()
  give('contact.claim', claim({ interactionId }))
  give('interaction.register', register(interactionId, 'outbound.interested'))
  const later = '2026-11-24T20:00:00.000Z'
  expect(said(give('contact.claim', claim({ customerId: AGAIN, interactionId: id() }), later))).toBe('accepted')
  expect(said(give('customer.merge', { customerId: TEXTILES, into: AGAIN }))).toBe('accepted')
  expect(doc('customer', AGAIN)).toMatchObject({ mergedFrom: [TEXTILES] })
  expect(said(give('contact.claim', claim({ customerId: AGAIN }), later))).toBe('contact.sameDay')
  expect(said(give('contact.claim', claim(), later))).toBe('contact.merged')
  give('customer.unmerge', { customerId: TEXTILES })
  expect(doc('customer', AGAIN)).toMatchObject({ mergedFrom: [] })
  expect(said(give('contact.claim', claim({ customerId: AGAIN }), later))).toBe('accepted')
})
test('a card that was parted from one that was merged later is another customer again', () => {
  const { give, doc } = centre()
  const interactionId = id()
  give('contact.claim', claim({ interactionId }))
  give('interaction.register', register(interactionId, 'outbound.interested'))
  give('customer.merge', { customerId: TEXTILES, into: AGAIN })
  give('customer.merge', { customerId: AGAIN, into: THIRD })
  const later = '2026-11-24T20:00:00.000Z'
  expect(said(give('contact.claim', claim({ customerId: THIRD }), later))).toBe('contact.sameDay')
  give('customer.unmerge', { customerId: TEXTILES })
  // The last card names it still: it was not that card's command.
  expect(doc('customer', THIRD)).toMatchObject({ mergedFrom: [AGAIN, TEXTILES] })
  expect(said(give('contact.claim', claim({ customerId: THIRD }), later))).toBe('accepted')
})
test('what is refused says which rule, until when, and who may override it', () => {
  const { give } = centre()
  const sunday = give('contact.claim', claim(), '2026-11-22T15:00:00.000Z')
  expect(sunday).toMatchObject({
    rejection: { code: 'contact.sunday', facts: { until: '2026-11-23T12:00:00.000Z', override: 'nobody' } },
  })
  const excluded = give('contact.claim', claim(), TUESDAY, { excludedNumbers: [NUMBER] })
  expect(excluded).toMatchObject({ rejection: { code: 'contact.excludedNumber', facts: { override: 'nobody' } } })
})
test('an internal cap is passed once with a coordinator’s reason, a rule of the law never', () => {
  const { give, doc } = centre()
  const { attemptsPerDay } = defaultCatalogue().settings.contact
  for (let attempt = 0; attempt < (attemptsPerDay ?? 0); attempt++) give('contact.claim', claim())
  expect(said(give('contact.claim', claim()))).toBe('contact.attemptsOfDay')
  const until = '2026-11-25T00:00:00.000Z'
  const allow = { customerId: TEXTILES, channel: 'phone', rule: 'contact.attemptsOfDay', reason: 'Lo pidió.', until }
  expect(said(give('contact.allow', { ...allow, rule: 'contact.sunday' }))).toBe('contact.notOverridable')
  expect(said(give('contact.allow', { ...allow, until: '2026-11-27T00:00:00.000Z' }))).toBe('contact.exceptionTooLong')
  expect(said(give('contact.allow', allow))).toBe('accepted')
  expect(said(give('contact.claim', claim({ channel: 'email', number: null })))).toBe('contact.attemptsOfDay')
  const interactionId = id()
  expect(said(give('contact.claim', claim({ interactionId })))).toBe('accepted')
  expect(doc('customerContacts', TEXTILES)).toMatchObject({
    exceptions: [{ reason: 'Lo pidió.', by: SOFIA, usedBy: interactionId }],
  })
  expect(said(give('contact.claim', claim()))).toBe('contact.attemptsOfDay')
})
test('a commercial contact that nobody let be stays, and the coordinator sees the breach', () => {
  const { give, doc } = centre()
  const interactionId = id()
  const registered = give('interaction.register', register(interactionId, 'outbound.interested', { by: 'workstation' }))
  expect(said(registered)).toBe('accepted')
  expect(doc('interaction', interactionId)).toMatchObject({ breaches: [{ rule: 'contact.withoutPermission' }] })
  expect(said(give('contact.claim', claim(), '2026-11-24T20:00:00.000Z'))).toBe('contact.sameDay')
})
test('a call back that was asked for is kept by who calls, and is not counted', () => {
  const { give, doc } = centre()
  const promise = id()
  const due = { id: 'outbound.callBack', label: 'Volver a llamar', topic: 'Leasing', dueAt: '2026-11-24T19:00:00.000Z' }
  give('interaction.register', {
    ...register(promise, 'x', { asked: { as: 'missedCall', ref: promise } }),
    disposition: due,
  })
  expect(doc('interaction', promise)).toMatchObject({ callBack: { keptBy: null } })
  const call = id()
  const asked = { as: 'callBack', ref: promise }
  give('interaction.register', register(call, 'outbound.none.noAnswer', { asked }))
  // Nobody was reached: it is owed as before, and was tried.
  expect(doc('interaction', promise)).toMatchObject({ callBack: { keptBy: null, tries: 1 } })
  // Of another team, which has no part in it: their own contact stands, and the promise is not theirs to keep.
  const stranger = { id: UserId.parse(AGAIN), roles: ['advisor'], enabled: true, teamId: null, areas: [] } as const
  const theirs = register(id(), 'outbound.interested', { asked })
  const over = { actor: { ...stranger, coordinates: [], portfolios: null } }
  expect(said(give('interaction.register', theirs, TUESDAY, over))).toBe('accepted')
  expect(doc('interaction', promise)).toMatchObject({ callBack: { keptBy: null, tries: 1 } })
  const second = id()
  give('interaction.register', register(second, 'outbound.interested', { asked }))
  expect(doc('interaction', promise)).toMatchObject({ callBack: { keptBy: second } })
  expect(doc('customerContacts', TEXTILES)).toBeUndefined()
})
test('who asked for other hours may be contacted then, whichever of their cards heard it, until they take it back', () => {
  const { give, doc } = centre()
  const evening = '2026-11-25T01:00:00.000Z'
  const asked = { customerId: AGAIN, askedBy: 'Ana Ruiz', askedOn: '2026-11-20', channel: 'email', wording: 'De noche' }
  const hours = { weekdays: [1, 2, 3], from: 1_140, to: 1_320, onHolidays: false, channels: ['phone'] }
  const record = { ...asked, hours, apartFromContract: true }
  expect(said(give('contact.claim', claim(), evening))).toBe('contact.outOfHours')
  expect(said(give('customer.recordOtherHours', record))).toBe('accepted')
  expect(doc('customer', AGAIN)).toMatchObject({
    hoursRequests: [{ hours, askedBy: 'Ana Ruiz', askedOn: '2026-11-20', channel: 'email', by: LUIS, at: TUESDAY }],
  })
  expect(said(give('contact.claim', claim(), evening))).toBe('contact.outOfHours')
  give('customer.merge', { customerId: AGAIN, into: TEXTILES })
  expect(said(give('contact.claim', claim(), evening))).toBe('accepted')
  const withdrawn = { ...asked, customerId: TEXTILES, wording: 'Ya no' }
  expect(said(give('customer.withdrawOtherHours', withdrawn, '2026-11-25T01:30:00.000Z'))).toBe('accepted')
  expect(said(give('contact.claim', claim(), '2026-11-25T01:31:00.000Z'))).toBe('contact.outOfHours')
})
test('hours of the contract, or that end before they begin, are not recorded', () => {
  const hours = { weekdays: [1], from: 1_140, to: 1_320, onHolidays: false, channels: ['phone'] }
  const record = { customerId: TEXTILES, askedBy: 'A', askedOn: '2026-11-20', channel: 'email', wording: 'w', hours }
  const { give } = centre()
  expect(() => give('customer.recordOtherHours', record)).toThrow('apartFromContract')
  const backwards = { ...record, apartFromContract: true, hours: { ...hours, to: 1_000 } }
  expect(() => give('customer.recordOtherHours', backwards)).toThrow('hours.backwards')
})
