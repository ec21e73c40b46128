import { expect, test } from 'vitest'
import { AREA_TERMS, REQUEST_KINDS } from '../calendar/terms.ts'
import { checklistOf, checklistOutcome } from './checklist.ts'
import { allDispositions, dispositionById, findDispositions } from './dispositions.ts'
import { areaOf, documentOf, entriesOf, kindOf, procedureOf } from './entries.ts'
import { Catalogue } from './schema.ts'
import { catalogueByVersion, DEFAULT_CATALOGUE_VERSION, defaultCatalogue } from './shipped.ts'

const catalogue = defaultCatalogue()
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
const found = (typed: string, recent: readonly string[] = []) =>
  findDispositions(catalogue, typed, 'inbound', recent).map(({ entry }) => entry.id)

test('a shipped catalogue is found by its version, another is not', () => {
  expect(catalogueByVersion(DEFAULT_CATALOGUE_VERSION)).toBe(catalogue)
  expect(catalogueByVersion('1999-01')).toBeUndefined()
})
test('the kinds are those of the commands, in their order', () => {
  expect(ids(catalogue.kinds)).toEqual([...REQUEST_KINDS])
})
test('no id is used twice within a list', () => {
  const lists = [
    ids(catalogue.kinds.flatMap((kind) => kind.checklist)),
    ids(catalogue.topics.flatMap((group) => group.topics)),
    ids(catalogue.areas),
    ids(catalogue.procedures),
    ids(catalogue.documents),
    ids(catalogue.personStates),
    allDispositions(catalogue).map(({ entry }) => entry.id),
  ]
  for (const list of lists) expect(list.filter((id, index) => list.indexOf(id) !== index)).toEqual([])
})
test('what an entry names is in the catalogue', () => {
  expect(ids(catalogue.areas)).toContain(catalogue.defaultArea)
  for (const document of catalogue.documents) expect(dispositionById(catalogue, document.disposition)).toBeDefined()
  for (const kind of REQUEST_KINDS) expect(dispositionById(catalogue, `inbound.escalated.${kind}`)).toBeDefined()
})
test("the areas' terms are those by which the clocks of a case run", () => {
  for (const area of catalogue.areas) expect(area.terms).toEqual(AREA_TERMS)
})
test('every code that was in use before this catalogue is still there', () => {
  const used = [
    'inbound.informed inbound.sent.circular inbound.sent.letter inbound.sent.form inbound.sent.certificate',
    'inbound.procedureDone inbound.followUpInformed inbound.escalated.consulta inbound.escalated.solicitud',
    'inbound.escalated.requerimiento inbound.escalated.queja inbound.none.cut inbound.none.silent inbound.none.wrong',
    'inbound.none.prank inbound.none.language outbound.interested outbound.notInterested.hasCredit',
    'outbound.notInterested.rate outbound.notInterested.noNeed outbound.notInterested.longProcedure',
    'outbound.notInterested.badExperience outbound.notInterested.other outbound.dataUpdated outbound.attends',
    'outbound.doesNotAttend outbound.surveyComplete outbound.surveyPartial outbound.followUpInformed',
    'outbound.noLongerCustomer outbound.third.message outbound.third.noInformation outbound.third.unknown',
    'outbound.none.noAnswer outbound.none.busy outbound.none.voicemail outbound.none.outOfService',
    'outbound.none.wrongNumber outbound.none.liquidated outbound.excluded.asked outbound.excluded.noConsent',
    'outbound.excluded.register',
  ].flatMap((line) => line.split(' '))
  expect(used.filter((id) => dispositionById(catalogue, id) === undefined)).toEqual([])
  const areas = 'oefv credito operaciones comercial juridica tesoreria tecnologia comunicaciones datos'
  expect(ids(catalogue.areas)).toEqual(areas.split(' '))
})

const consulta = ids(checklistOf(catalogue, 'consulta'))
test('with every sentence true SI may be answered', () => {
  expect(checklistOutcome(catalogue, 'consulta', consulta, {})).toEqual({ state: 'resolvable', overridden: [] })
})
test('a critical sentence that is not true refuses SI, and no reason helps', () => {
  const ticked = consulta.filter((id) => id !== 'consulta.identity')
  expect(checklistOutcome(catalogue, 'consulta', ticked, { 'consulta.identity': 'lo conozco' })).toMatchObject({
    state: 'refused',
    critical: [{ id: 'consulta.identity' }],
  })
})
test('a standard sentence that is not true asks for a reason, and a blank one is none', () => {
  const ticked = consulta.filter((id) => id !== 'consulta.noOtherArea')
  const outcome = (reason: string) =>
    checklistOutcome(catalogue, 'consulta', ticked, { 'consulta.noOtherArea': reason })
  expect(outcome('  ')).toMatchObject({ state: 'incomplete', lackingReason: [{ id: 'consulta.noOtherArea' }] })
  expect(outcome('Crédito ya confirmó por teléfono')).toMatchObject({
    state: 'resolvable',
    overridden: [{ id: 'consulta.noOtherArea' }],
  })
})
test('a sentence of another kind ticks nothing', () => {
  expect(checklistOutcome(catalogue, 'queja', consulta, {})).toMatchObject({ state: 'refused' })
})
test('every kind has critical and standard sentences', () => {
  for (const kind of REQUEST_KINDS) {
    const weights = new Set(checklistOf(catalogue, kind).map(({ weight }) => weight))
    expect(weights).toEqual(new Set(['critical', 'standard']))
  }
})

test('a disposition is found by its words in any order, with or without accents, in either language', () => {
  expect(found('certificado enviado')).toEqual(['inbound.sent.certificate'])
  expect(found('INFORMACION')).toEqual(['inbound.informed'])
  expect(found('sent letter')).toEqual(['inbound.sent.letter'])
  expect(found('resuelto procedimiento')).toEqual(['inbound.procedureDone'])
  expect(found('xyz')).toEqual([])
})
test('the last used dispositions come first', () => {
  expect(found('', ['inbound.none.cut', 'inbound.informed']).slice(0, 2)).toEqual([
    'inbound.none.cut',
    'inbound.informed',
  ])
})
test('what only a rule sets is not offered', () => {
  const offered = findDispositions(catalogue, 'exclusion', 'outbound').map(({ entry }) => entry.id)
  expect(offered).toEqual(['outbound.excluded.asked'])
})
test('to call back asks for a day and an hour, and leaves the record open', () => {
  expect(dispositionById(catalogue, 'outbound.callBack')).toMatchObject({
    requires: { date: 'dateTime' },
    endsRecord: false,
  })
})
test('entries are found by their ids', () => {
  expect(kindOf(catalogue, 'queja')?.text.es).toBe('Queja')
  expect(areaOf(catalogue, 'juridica')?.text.en).toBe('Legal')
  expect(documentOf(catalogue, 'certificate.tax')?.personal).toBe(true)
  expect(procedureOf(catalogue, 'eventSignUp')?.guide).toBe('inscripcion-a-evento')
  expect(entriesOf(catalogue, 'topics')).toHaveLength(20)
  expect(entriesOf(catalogue, 'procedures')).toHaveLength(5)
})
test('a catalogue without English words is refused', () => {
  const [first, ...rest] = catalogue.kinds
  const broken = { ...catalogue, kinds: [{ ...first, text: { es: 'Consulta' } }, ...rest] }
  expect(Catalogue.safeParse(broken).success).toBe(false)
})
