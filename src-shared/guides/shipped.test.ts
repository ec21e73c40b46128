import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { libraryOfEdition, shippedEdition, shippedGuide, todaysShippedEdition } from '../guidebook/edition.ts'
import { worldOf } from './guide-problems.ts'
import { keptOf } from './kept.ts'
import { type GuideLibrary, isAnswered } from './library.ts'
import { everyEarlyEnd, everyPath, type Standing } from './paths.ts'
import { possibleAnswers } from './possible-answers.ts'
import { GuideRun } from './run.ts'
import { begin, endEarly, isRegistered } from './runner.ts'
import { earlierGuides, INBOUND_GUIDE, shippedGuides, shippedLibrary } from './shipped.ts'
import { verifyGuide } from './verify.ts'
import { view } from './view.ts'

const library = shippedLibrary()
const guides = shippedGuides().map((guide) => guide.id)
const contacts = shippedGuides()
  .filter(({ type }) => type === 'contact')
  .map((guide) => guide.id)
const procedures = shippedGuides()
  .filter(({ type }) => type === 'procedure')
  .map((guide) => guide.id)
const registrations = (run: GuideRun) => run.trail.filter(({ stepId }) => stepId.startsWith('registra')).length

const AT = '2026-11-24T15:00:00.000Z'
const SPOKEN = ['voice', 'video', 'voicemail']
/** What must be true of every path, where the guide has the step. */
function rulesBroken(library: GuideLibrary, { run, supposed }: Standing): readonly string[] {
  const steps = run.trail.map(({ stepId }) => stepId)
  const has = (stepId: string): boolean => steps.includes(stepId)
  const broken: string[] = []
  const rule = (sentence: string, kept: boolean) => kept || broken.push(sentence)
  const channel = supposed.get('contact.channel') ?? ''
  if (has('identificacion')) {
    const who = run.trail.find(({ stepId }) => stepId === 'identificacion')?.answer
    const identified = who?.kind === 'customer' && who.customerId !== null
    const noticed = has('aviso-de-grabacion') && steps.indexOf('aviso-de-grabacion') < steps.indexOf('identificacion')
    rule('the notice of recording comes first', noticed === SPOKEN.includes(channel))
    const missing = supposed.get('customer.consents.personalData') !== 'granted'
    rule('authorisation is asked of who has not given it', has('autorizacion-datos') === (identified && missing))
  }
  rule('the survey is for voice and video', !has('encuesta') || ['voice', 'video'].includes(channel))
  rule('the transfer comes last', !has('transfiere-encuesta') || steps.at(-1) === 'transfiere-encuesta')
  rule(
    'goodbye is said after the registration',
    !has('despedida') || steps.indexOf('registra') < steps.indexOf('despedida'),
  )
  const permitted = run.trail.find(({ stepId }) => stepId === 'permiso')?.answer
  const may = permitted?.kind === 'done' && permitted.outcome === 'allowed'
  if (steps[0] === 'a-quien') {
    rule('nobody is called or written to without permission', may || !(has('llama') || has('escribe')))
    rule('who may be contacted is contacted', !may || has('llama') || has('escribe'))
  }
  rule('somebody else is not told the answer', !(has('deja-razon') && has('informa-respuesta')))
  if (channel === 'mailbox' && has('analiza-solicitud'))
    for (const { kind, branch } of keptOf(library, run).requests)
      rule(
        'a complaint in the mailbox is escalated',
        branch === 'no' || !['requerimiento', 'queja'].includes(kind ?? ''),
      )
  for (const { branch, caseId } of keptOf(library, run).requests.slice(0, has('escala') ? 0 : undefined))
    rule('what is not escalated is resolved', branch !== 'no' && caseId === null)
  return broken
}

test.each(guides)('%s may be published', (id) => {
  const guide = shippedGuides().find((each) => each.id === id)
  expect(guide === undefined ? id : verifyGuide(guide, worldOf(shippedGuides(), defaultCatalogue()))).toEqual([])
})
test('ids are unique across all shipped guides that run together', () => {
  const ids = shippedGuides()
    .filter(({ type, id }) => type === 'procedure' || id === INBOUND_GUIDE)
    .flatMap(({ steps }) => steps.map(({ id }) => id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test.each(guides)('every path of %s is walked to its end, and every step is on one', { timeout: 120_000 }, (id) => {
  walked(library, id)
})
test.each(earlierGuides().map((guide) => [guide.id, guide.version, guide] as const))(
  'a contact that began with %s of %s is still led along every path of it',
  { timeout: 120_000 },
  (id, version, guide) => {
    // As a console has it: the older version is the edition's own, whatever begins today.
    const edition = libraryOfEdition(todaysShippedEdition())
    const began: GuideLibrary = {
      ...edition,
      guide: (named, of) => edition.guide(named, of ?? (named === id ? version : undefined)),
    }
    walked(began, id)
    const run = begin(began, id, { 'contact.channel': 'mailbox' }, AT)
    expect(run.guideVersion).toBe(version)
    expect(edition.guide(id, version)).toEqual(guide)
    expect(edition.guide(id)?.version).not.toBe(version)
    // Where an edition was published, the versions of guides that it names are looked for one by one.
    expect(shippedGuide(id, version)).toEqual(guide)
  },
)
function walked(library: GuideLibrary, id: string): void {
  const taken = new Set<string>()
  const counts = { paths: 0, unregistered: 0, registeredTwice: 0 }
  for (const standing of everyPath(library, id)) {
    const { run } = standing
    counts.paths++
    for (const stepId of run.opening) taken.add(stepId)
    for (const entry of run.trail) for (const stepId of [entry.stepId, ...entry.passed]) taken.add(stepId)
    if (contacts.includes(id) && !isRegistered(library, run)) counts.unregistered++
    if (registrations(run) > 1) counts.registeredTwice++
    for (const broken of rulesBroken(library, standing))
      expect.fail(`${broken}: ${run.trail.map(({ stepId }) => stepId).join(' → ')}`)
  }
  console.info(`${id}: ${counts.paths} paths`)
  const steps = library.guide(id)?.steps.map((step) => step.id) ?? []
  expect(steps.filter((stepId) => !taken.has(stepId))).toEqual([])
  expect(counts).toMatchObject({ unregistered: 0, registeredTwice: 0 })
  expect(counts.paths).toBeGreaterThan(procedures.includes(id) ? 3 : 10)
}
test.each(contacts)('%s is ended early from every step, and registered once', { timeout: 120_000 }, (id) => {
  const places = new Set<string>()
  let count = 0
  for (const { run } of everyEarlyEnd(library, id)) {
    count++
    expect(registrations(run)).toBe(1)
    places.add(run.trail.find(({ answer }) => answer.kind === 'early')?.position.frames.at(-1)?.stepId ?? '')
  }
  console.info(`${id}: ${count} early ends, from ${places.size} steps`)
  const ran = shippedGuides().filter(
    (guide) => guide.id === id || (id === INBOUND_GUIDE && procedures.includes(guide.id)),
  )
  const waiting = ran
    .flatMap(({ steps }) => steps)
    .filter((step) => isAnswered(step) && !(step.kind === 'act' && step.action === 'runProcedure'))
  expect(waiting.map((step) => step.id).filter((stepId) => !places.has(stepId))).toEqual([])
})

test('scripts speak to the customer as usted, and end as sentences', () => {
  const scripts = shippedGuides()
    .flatMap(({ steps }) => steps.flatMap((step) => ('script' in step ? [step.script ?? ''] : [])))
    .filter(Boolean)
  expect(scripts.length).toBeGreaterThan(60)
  for (const script of scripts) {
    expect(script).not.toMatch(/\b(tú|tu|tus|te|contigo|vos)\b/i)
    expect(script).toMatch(/[.?}]$/)
  }
})
test('who answers by number keys finds Sí under 1, at every step of every guide', () => {
  const answers = shippedGuides()
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'ask' && step.field.type === 'choice' ? [step.field.options] : []))
    .map((options) => options.map(({ id }) => id))
    .filter((ids) => ids.includes('yes'))
  expect(answers.length).toBeGreaterThan(8)
  expect(answers.filter(([first]) => first !== 'yes')).toEqual([])
})
test('what is foretold is no further request, though Sí stands first', () => {
  const begun = begin(library, INBOUND_GUIDE, { 'contact.channel': 'mailbox' }, AT)
  const ahead = view(library, begun).ahead.map(({ step, request }) => `${step.id} ${request ?? ''}`.trim())
  expect(ahead).toContain('otra-en-el-mensaje 0')
  expect(ahead).toContain('registra 0')
  expect(ahead.filter((step) => step.startsWith('motivo'))).toEqual(['motivo-del-mensaje 0'])
})
test('a contact is ended early for what can be so by its channel', () => {
  const offered = (id: string, channel: string) =>
    view(library, begin(library, id, { 'contact.channel': channel }, AT)).current?.earlyReasons.map((one) => one.id)
  expect(offered(INBOUND_GUIDE, 'voice')).toEqual(['cut', 'wrong', 'prank', 'silent', 'language', 'unidentified'])
  expect(offered(INBOUND_GUIDE, 'mailbox')).toEqual(['wrong', 'prank', 'language', 'unidentified'])
  expect(offered(INBOUND_GUIDE, 'chat')).toEqual(['cut', 'wrong', 'prank', 'language', 'unidentified'])
  expect(offered('seguimiento-a-caso', 'voice')).toEqual(['cut', 'wrong', 'third', 'asksNoContact'])
  expect(offered('seguimiento-a-caso', 'mailbox')).toEqual(['asksNoContact'])
  // What is not offered is not refused: a contact that began as another is ended all the same.
  const written = begin(library, INBOUND_GUIDE, { 'contact.channel': 'mailbox' }, AT)
  expect(endEarly(library, written, 'cut', AT).ok).toBe(true)
})
test('a run finds the library that it began with', () => {
  const run = begin(library, 'gestion-de-entrada', { 'contact.channel': 'voice' }, '2026-11-24T15:00:00.000Z')
  const edition = shippedEdition(GuideRun.parse(JSON.parse(JSON.stringify(run))).catalogueVersion)
  expect(edition?.catalogue.version).toBe('2026-11')
  expect(edition === undefined ? edition : libraryOfEdition(edition).guide(run.guideId, run.guideVersion)).toBeDefined()
  expect(edition === undefined ? edition : libraryOfEdition(edition).guide(run.guideId, '1999-01')).toBeUndefined()
  const step = shippedGuides()[0]?.steps.find(({ id }) => id === 'saludo-llamada')
  expect(step !== undefined && isAnswered(step) && possibleAnswers(library, run, step)).toEqual([{ kind: 'said' }])
})
