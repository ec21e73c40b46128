import { expect, test } from 'vitest'
import { checklistOf } from '../catalogues/checklist.ts'
import type { Answer } from './answer.ts'
import { keptOf } from './kept.ts'
import { redact } from './redact.ts'
import { type Facts, GuideRun } from './run.ts'
import { advance, begin, currentFrame, endEarly, goBack } from './runner.ts'
import { sampleGuide, sampleLibrary, sampleWith } from './sample-guide.test-data.ts'
import { view } from './view.ts'
import { offTheWay, wouldDrop } from './would-change.ts'

const library = sampleLibrary()
const AT = '2026-11-24T15:00:00.000Z'
const LATER = '2026-11-24T15:01:00.000Z'
const CUSTOMER = '00000000-0000-7000-8000-00000000000a'
const CASE = '00000000-0000-7000-8000-00000000000b'
const granted: Facts = { 'contact.channel': 'voice', 'customer.consents.personalData': 'granted' }

const said: Answer = { kind: 'said' }
const chose = (option: string): Answer => ({ kind: 'choice', option })
const done = (ref: string | null = null): Answer => ({ kind: 'done', outcome: null, ref })
const nobody: Answer = { kind: 'customer', customerId: null, created: false }
const decided = (
  branch: 'yes' | 'no',
  ticked = checklistOf(library.catalogue, 'consulta').map(({ id }) => id),
  of: 'consulta' | 'queja' = 'consulta',
): Answer => ({
  kind: 'checklist',
  of,
  ticked: [...ticked],
  overrides: {},
  branch,
})

type Given = readonly [string, Answer]
function answered(run: GuideRun, ...given: readonly Given[]): GuideRun {
  return given.reduce((moved, [stepId, answer]) => {
    const result = advance(library, moved, stepId, answer, AT)
    if (!result.ok) throw new Error(`${stepId}: ${result.error.code}`)
    return result.value
  }, run)
}
const started = (facts: Facts = granted) => begin(library, 'ejemplo', facts, AT)
const at = (run: GuideRun) => currentFrame(run)?.stepId ?? 'ended'
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.error?.code ?? 'ok'

const toKind: readonly Given[] = [
  ['saludo', said],
  ['quien', nobody],
]
const informed: readonly Given[] = [
  ['motivo', chose('consulta')],
  ['primer-contacto', decided('yes')],
  ['otorga', chose('information')],
  ['informa', done()],
]
const informedOnce = () => answered(started(), ...toKind, ...informed)

/** The run gone back to a step of it. */
function wentBack(run: GuideRun, stepId: string): GuideRun {
  const back = goBack(library, run, stepId)
  if (!back.ok) throw new Error(back.error.code)
  return back.value
}

test('a contact goes from its first word to its end', () => {
  const run = answered(
    informedOnce(),
    ['algo-mas', chose('no')],
    ['registra', done('inbound.informed')],
    ['gracias', said],
  )
  expect(run.current).toBeNull()
  expect(keptOf(library, run)).toMatchObject({
    disposition: 'inbound.informed',
    early: null,
    requests: [{ kind: 'consulta', branch: 'yes', caseId: null }],
  })
})
test('a step that is not for the channel is passed', () => {
  expect(at(begin(library, 'ejemplo', { 'contact.channel': 'chat' }, AT))).toBe('quien')
})
test('only what is missing is asked: a step whose condition does not hold is passed', () => {
  expect(at(answered(started({ 'contact.channel': 'voice' }), ...toKind))).toBe('autorizacion')
  expect(at(answered(started(), ...toKind))).toBe('motivo')
})
test('what becomes known with an answer counts for the way from it', () => {
  const run = answered(started({ 'contact.channel': 'voice' }), ['saludo', said])
  const known = advance(library, run, 'quien', nobody, AT, granted)
  expect(known.ok && at(known.value)).toBe('motivo')
})
test('an answer to a step that is not the current one is refused', () => {
  expect(codeOf(advance(library, started(), 'motivo', chose('consulta'), AT))).toBe('guide.stepNotCurrent')
})
test('what a person writes in an answer is refused at its step where it cannot be saved', () => {
  const checklist = answered(started(), ...toKind, ['motivo', chose('consulta')])
  const because = (reason: string): Answer => ({
    ...{ kind: 'checklist', of: 'consulta', ticked: [], branch: 'no' },
    overrides: { x: reason },
  })
  const decide = (reason: string) => codeOf(advance(library, checklist, 'primer-contacto', because(reason), AT))
  expect(decide('a\u0000')).toBe('text.unstorable')
  expect(decide('a')).toBe('guide.answerInvalid')
  const inside = answered(checklist, ['primer-contacto', decided('yes')], ['otorga', chose('procedure')])
  const write = (text: string) => codeOf(advance(library, inside, 'tramite-datos', { kind: 'text', text }, AT))
  expect([write('a\u0000'), write('\ud800')]).toEqual(['text.unstorable', 'text.unstorable'])
})
test('an answer that the step does not offer is refused', () => {
  const run = answered(started(), ...toKind)
  expect(codeOf(advance(library, run, 'motivo', chose('otra'), AT))).toBe('guide.answerInvalid')
  expect(codeOf(advance(library, run, 'motivo', said, AT))).toBe('guide.answerInvalid')
})
test('the same answer twice, as by a key that was pressed twice, changes nothing', () => {
  const once = answered(started(), ...toKind, ['motivo', chose('consulta')])
  expect(advance(library, once, 'motivo', chose('consulta'), LATER)).toEqual({ ok: true, value: once })
  expect(codeOf(advance(library, once, 'motivo', chose('queja'), LATER))).toBe('guide.stepNotCurrent')
})
test('what the law needs cannot be skipped, what it does not can', () => {
  expect(codeOf(advance(library, started(), 'saludo', { kind: 'skipped' }, AT))).toBe('guide.stepRequired')
  const thanks = answered(informedOnce(), ['algo-mas', chose('no')], ['registra', done()])
  expect(codeOf(advance(library, thanks, 'gracias', { kind: 'skipped' }, AT))).toBe('ok')
})

test('a critical sentence that is not true refuses SI and names itself; NO is always open', () => {
  const run = answered(started(), ...toKind, ['motivo', chose('consulta')])
  const refused = advance(library, run, 'primer-contacto', decided('yes', ['consulta.identity']), AT)
  expect(refused).toMatchObject({
    error: { code: 'guide.checklistRefused', facts: { items: expect.stringContaining('vigente') } },
  })
  const critical = decided('yes', ['consulta.identity', 'consulta.documentInForce'])
  expect(codeOf(advance(library, run, 'primer-contacto', critical, AT))).toBe('guide.checklistIncomplete')
  expect(at(answered(run, ['primer-contacto', decided('no', [])]))).toBe('escala')
})

test('a second request has its own kind, answers and branch', () => {
  const run = answered(
    informedOnce(),
    ['algo-mas', chose('yes')],
    ['motivo', chose('queja')],
    ['primer-contacto', decided('no', [], 'queja')],
    ['escala', done(CASE)],
  )
  expect(keptOf(library, run).requests).toMatchObject([
    { index: 0, kind: 'consulta', branch: 'yes', caseId: null },
    { index: 1, kind: 'queja', branch: 'no', caseId: CASE },
  ])
})
test('what was answered for one request decides nothing for the next', () => {
  const next = [{ when: { answer: 'otorga', known: true }, to: 'escala' }, { to: 'primer-contacto' }]
  const motivo = sampleGuide.steps.find(({ id }) => id === 'motivo')
  const other = sampleLibrary(sampleWith({ id: 'motivo', kind: 'ask', ...motivo, next }))
  const run = begin(other, 'ejemplo', granted, AT)
  const moved = [
    ...toKind,
    ...informed,
    ['algo-mas', chose('yes')] as const,
    ['motivo', chose('consulta')] as const,
  ].reduce((before, [stepId, answer]) => {
    const result = advance(other, before, stepId, answer, AT)
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }, run)
  expect(at(moved)).toBe('primer-contacto')
})
test("another kind's checklist is asked anew, also when its answer would be allowed", () => {
  const run = answered(started(), ...toKind, ['motivo', chose('consulta')], ['primer-contacto', decided('no', [])])
  const back = wentBack(run, 'motivo')
  expect(at(answered(back, ['motivo', chose('queja')]))).toBe('primer-contacto')
  expect(at(answered(back, ['motivo', chose('consulta')]))).toBe('escala')
})
test('a procedure runs on top of the guide and returns how it ended', () => {
  const asked = answered(
    started(),
    ...toKind,
    ['motivo', chose('consulta')],
    ['primer-contacto', decided('yes')],
    ['otorga', chose('procedure')],
    ['tramite-datos', { kind: 'text', text: 'secreta' }],
  )
  expect(asked.current?.frames.map(({ guideId }) => guideId)).toEqual(['ejemplo', 'tramite'])
  expect(at(answered(asked, ['tramite-hecho', chose('yes')]))).toBe('algo-mas')
  const failed = answered(asked, ['tramite-hecho', chose('no')])
  expect(at(failed)).toBe('escala')
  expect(failed.trail.at(-1)).toMatchObject({
    stepId: 'procedimiento',
    answer: { kind: 'returned', outcome: 'notDone' },
  })
  const back = goBack(library, failed, 'procedimiento')
  expect(back.ok && at(back.value)).toBe('tramite-datos')
})

test('going back keeps what was answered, and the same answer again leads to where one was', () => {
  const before = informedOnce()
  const back = wentBack(before, 'motivo')
  expect(at(back)).toBe('motivo')
  expect(view(library, back).current?.remembered).toEqual(chose('consulta'))
  const again = answered(back, ['motivo', chose('consulta')])
  expect(at(again)).toBe('algo-mas')
  expect(again.remembered).toEqual([])
})
test('a new answer keeps what still fits and asks the rest anew; the old answers come back with the old way', () => {
  const back = wentBack(informedOnce(), 'primer-contacto')
  const other = answered(back, ['primer-contacto', decided('no')])
  expect(at(other)).toBe('escala')
  expect(other.remembered.map(({ stepId }) => stepId)).toEqual(['otorga', 'informa'])
  const undone = wentBack(other, 'primer-contacto')
  expect(at(answered(undone, ['primer-contacto', decided('yes')]))).toBe('algo-mas')
})
test('it is said beforehand what a new answer would drop, and what of it has happened', () => {
  const run = answered(
    started(),
    ...toKind,
    ['motivo', chose('consulta')],
    ['primer-contacto', decided('no')],
    ['escala', done(CASE)],
  )
  const goneBack = (stepId: string) => wentBack(run, stepId)
  expect(wouldDrop(library, goneBack('primer-contacto'), decided('yes'), LATER)).toEqual([
    { stepId: 'escala', request: 0, happened: true },
  ])
  expect(wouldDrop(library, goneBack('primer-contacto'), decided('no'), LATER)).toEqual([])
  expect(wouldDrop(library, goneBack('quien'), { ...nobody, created: true }, LATER)).toEqual([])
  expect(wouldDrop(library, run, chose('no'), LATER), 'nothing was gone back on').toEqual([])
})
test('what the way does not come to any more is off it, also where it was of a procedure; what waits is not', () => {
  const inside = answered(
    started(),
    ...toKind,
    ['motivo', chose('consulta')],
    ['primer-contacto', decided('yes')],
    ['otorga', chose('procedure')],
    ['tramite-datos', { kind: 'text', text: 'x' }],
    ['tramite-hecho', chose('yes')],
    ['algo-mas', chose('no')],
  )
  const otherwise = (stepId: string, answer: Answer) => answered(wentBack(inside, stepId), [stepId, answer])
  const off = (run: GuideRun) => offTheWay(library, run, LATER).map(({ stepId }) => stepId)
  expect(off(otherwise('otorga', chose('information')))).toEqual(['tramite-datos', 'tramite-hecho'])
  // It is asked anew from the checklist on, and comes to what was answered after it.
  const changed = otherwise('motivo', chose('queja'))
  expect(at(changed)).toBe('primer-contacto')
  expect(off(changed)).toEqual(['primer-contacto'])
  expect(changed.remembered.map(({ stepId }) => stepId)).toContain('algo-mas')
  expect(off(inside)).toEqual([])
  const escalated = answered(otherwise('primer-contacto', decided('no')), ['escala', done(CASE)])
  const solved = wentBack(escalated, 'primer-contacto')
  expect(offTheWay(library, answered(solved, ['primer-contacto', decided('yes')]), LATER)).toEqual([
    { stepId: 'escala', request: 0, happened: true },
  ])
})
test('behind the registration nothing is gone back on', () => {
  const run = answered(informedOnce(), ['algo-mas', chose('no')], ['registra', done()])
  expect(codeOf(goBack(library, run, 'motivo'))).toBe('guide.alreadyRegistered')
  expect(view(library, run).done.every(({ canGoBack }) => !canGoBack)).toBe(true)
})
test('a step that was not taken cannot be gone back to', () => {
  expect(codeOf(goBack(library, started(), 'motivo'))).toBe('guide.stepNotTaken')
})

test('Terminar antes goes to the registration from anywhere, and from there to the end', () => {
  const inside = answered(
    started(),
    ...toKind,
    ['motivo', chose('consulta')],
    ['primer-contacto', decided('yes')],
    ['otorga', chose('procedure')],
  )
  const cut = endEarly(library, inside, 'cut', AT)
  if (!cut.ok) throw new Error(cut.error.code)
  expect(at(cut.value)).toBe('registra')
  expect(keptOf(library, cut.value).early).toEqual({ reason: 'cut', stepId: 'tramite-datos' })
  expect(endEarly(library, cut.value, 'cut', LATER)).toEqual(cut)
  expect(codeOf(endEarly(library, cut.value, 'unidentified', LATER))).toBe('guide.alreadyEnding')
  expect(answered(cut.value, ['registra', done()]).current).toBeNull()
})
test('at a step that the law needs only a reason that excuses it ends the contact', () => {
  expect(codeOf(endEarly(library, started(), 'unidentified', AT))).toBe('guide.stepRequired')
  expect(codeOf(endEarly(library, started(), 'cut', AT))).toBe('ok')
  expect(view(library, started()).current?.earlyReasons.map(({ id }) => id)).toEqual(['cut'])
})
test('an end that was a mistake is gone back on', () => {
  const cut = endEarly(library, informedOnce(), 'cut', AT)
  const back = cut.ok ? goBack(library, cut.value, 'informa') : cut
  expect(back.ok && at(back.value)).toBe('informa')
})
test('a contact that is cut after its registration ends without registering twice', () => {
  const run = answered(informedOnce(), ['algo-mas', chose('no')], ['registra', done()])
  const cut = endEarly(library, run, 'cut', AT)
  expect(cut.ok && cut.value.current).toBeNull()
})
test('a time limit has its own branch, and not before its time', () => {
  const run = informedOnce()
  expect(codeOf(advance(library, run, 'algo-mas', { kind: 'timeout' }, '2026-11-24T15:00:59.000Z'))).toBe(
    'guide.notTimedOut',
  )
  const late = advance(library, run, 'algo-mas', { kind: 'timeout' }, LATER)
  expect(late.ok && at(late.value)).toBe('registra')
})

test('a run goes through JSON and its schema unchanged', () => {
  const run = informedOnce()
  expect(GuideRun.parse(JSON.parse(JSON.stringify(run)))).toEqual(run)
})
test('a contact keeps the version of the guide that it began with', () => {
  const newer = sampleLibrary({ ...sampleGuide, version: '2' })
  const moved = advance(newer, started(), 'saludo', said, AT)
  expect(moved.ok && moved.value.current?.frames[0]?.guideVersion).toBe('1')
  expect(begin(newer, 'ejemplo', granted, AT).guideVersion).toBe('2')
})
test('facts that no guide may ask for are not kept', () => {
  expect(started({ ...granted, 'customer.name': 'Ana Mejía' }).facts).toEqual(granted)
})
test('sensitive answers are out of logs and lists, also those that were gone back behind', () => {
  const asked = answered(
    started(),
    ['saludo', said],
    ['quien', { kind: 'customer', customerId: CUSTOMER as never, created: false }], // a test's id is branded nowhere
    ['motivo', chose('consulta')],
    ['primer-contacto', decided('yes')],
    ['otorga', chose('procedure')],
    ['tramite-datos', { kind: 'text', text: 'secreta' }],
  )
  const back = goBack(library, asked, 'otorga')
  for (const run of [asked, ...(back.ok ? [back.value] : [])]) {
    const shown = JSON.stringify(redact(library, run))
    expect(shown).not.toContain('secreta')
    expect(shown).not.toContain(CUSTOMER)
    expect(shown).toContain('"option":"consulta"')
  }
})
test('the view has what is done, the current step with its options, and what likely comes', () => {
  const shown = view(library, answered(started(), ...toKind))
  expect(shown.done.map(({ stepId }) => stepId)).toEqual(['saludo', 'quien'])
  expect(shown.current?.options.map(({ id }) => id)).toHaveLength(5)
  expect(shown.ahead.map(({ step }) => step.id)).toEqual([
    'primer-contacto',
    'otorga',
    'informa',
    'algo-mas',
    'registra',
    'gracias',
  ])
  expect(shown.remaining).toBe(7)
})
