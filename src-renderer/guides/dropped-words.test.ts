import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '#shared/guides/answer.ts'
import { type GuideLibrary, waitingAt } from '#shared/guides/library.ts'
import { possibleAnswers } from '#shared/guides/possible-answers.ts'
import { GuideRun } from '#shared/guides/run.ts'
import { advance, begin, currentFrame, goBack } from '#shared/guides/runner.ts'
import { sampleLibrary, sampleProcedure, sampleWith } from '#shared/guides/sample-guide.test-data.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import { en } from '../language/en/index.ts'
import { startLanguage } from '../language/i18n.ts'
import { droppedWords, foretold } from './dropped-words.ts'

const shipped = shippedLibrary()
const AT = '2026-11-24T15:00:00.000Z'
beforeAll(startLanguage)

const waits = (run: GuideRun, library = shipped) => {
  const frame = currentFrame(run)
  if (frame === undefined) throw new Error('the guide has ended')
  return waitingAt(library, frame)
}
type Chosen = Readonly<Record<string, number>>
/** The guide by voice up to a step, by the usual answers but for those named. */
function onTo(library: GuideLibrary, begun: GuideRun, stepId: string, chosen: Chosen = {}): GuideRun {
  let run = begun
  for (let step = waits(run, library); step.id !== stepId; step = waits(run, library)) {
    const answers = possibleAnswers(library, run, step)
    const answer = answers[chosen[step.id] ?? 0]
    if (answer === undefined) throw new Error(`nothing to answer at ${step.id}`)
    run = given(library, run, answer)
  }
  return run
}
function given(library: GuideLibrary, run: GuideRun, answer: Answer): GuideRun {
  const moved = advance(library, run, waits(run, library).id, answer, AT)
  if (!moved.ok) throw new Error(`${waits(run, library).id}: ${moved.error.code}`)
  return moved.value
}
const upTo = (stepId: string, chosen?: Chosen, library = shipped, id = INBOUND_GUIDE) =>
  onTo(library, begin(library, id, { 'contact.channel': 'voice' }, AT), stepId, chosen)
function backTo(run: GuideRun, stepId: string, library = shipped): GuideRun {
  const back = goBack(library, run, stepId)
  if (!back.ok) throw new Error(back.error.code)
  return back.value
}
const told = (run: GuideRun, library = shipped, facts = run.facts) =>
  foretold(i18next.t, library, run, waits(run, library), AT, facts)

test('before an answer is changed it is said what would go off the way, and whether it has happened', () => {
  const escalated = upTo('algo-mas', { 'primer-contacto': 1 })
  expect(told(backTo(escalated, 'primer-contacto'))).toEqual([
    {
      answers: '«Sí, se soluciona ahora»',
      steps:
        '«Escala requerimiento a Analista OEFV y/o área responsable», «Informa número, fecha y medio de respuesta»',
      happened: true,
    },
  ])
})

test('of a checklist what is foretold says its answers as its buttons do, in both languages', () => {
  i18next.addResourceBundle('en', 'translation', en)
  const answersIn = (language: string) =>
    [0, 1].flatMap((first) => {
      const run = backTo(upTo('algo-mas', { 'primer-contacto': first }), 'primer-contacto')
      return foretold(i18next.getFixedT(language), shipped, run, waits(run), AT).map(({ answers }) => answers)
    })
  expect(answersIn('es-CO')).toEqual(['«No, escalar»', '«Sí, se soluciona ahora»'])
  expect(answersIn('en')).toEqual(['«No, escalate»', '«Yes, solved now»'])
})

test('nothing is foretold of an answer that changes nothing, nor where nobody came back', () => {
  const run = upTo('primer-contacto')
  expect(told(run)).toEqual([])
  expect(told(backTo(run, 'aviso-de-grabacion'))).toEqual([])
})

const choice = (...ids: readonly string[]) => ({
  type: 'choice',
  options: ids.map((id) => ({ id, text: { es: id, en: id } })),
})

test('what is foretold of an answer is foretold with what is known by now', () => {
  const library = sampleLibrary(
    sampleWith({
      ...{ id: 'informa', kind: 'act', action: 'answer', next: [{ to: 'algo-mas' }] },
      when: { not: { fact: 'customer.known', is: 'yes' } },
    }),
  )
  const run = backTo(upTo('algo-mas', {}, library, 'ejemplo'), 'otorga', library)
  expect(told(run, library)).toMatchObject([{ steps: '«informa»' }])
  expect(told(run, library, { ...run.facts, 'customer.known': 'yes' })).toEqual([])
})

const otherProcedure = { kind: 'act', action: 'runProcedure', procedure: { guide: 'tramite' } }
const sends = { kind: 'act', action: 'sendDocument', next: [{ to: 'tramite-hecho' }] }
/** The sample with a document that is sent within its procedure, which a second step of the guide runs too. */
const sending = sampleLibrary(
  {
    ...sampleProcedure,
    steps: [
      ...sampleProcedure.steps.map((step) =>
        step.id === 'tramite-datos' ? { ...step, next: [{ to: 'tramite-envia' }] } : step,
      ),
      { id: 'tramite-envia', ...sends },
    ],
  },
  sampleWith(
    {
      ...{ id: 'otorga', kind: 'ask', field: choice('nothing', 'other', 'procedure') },
      next: [
        { when: { answer: 'otorga', is: 'procedure' }, to: 'procedimiento' },
        { when: { answer: 'otorga', is: 'other' }, to: 'otro' },
        { to: 'algo-mas' },
      ],
    },
    { id: 'otro', ...otherProcedure, next: [{ to: 'algo-mas' }] },
  ),
)
const backInSending = (from: string, to: string) => backTo(upTo(from, { otorga: 2 }, sending, 'ejemplo'), to, sending)
/** What is said after an answer by its number. */
function toldAfter(before: GuideRun, number: number, library = sending): string | null {
  const { id } = waits(before, library)
  const answer = possibleAnswers(library, before, waits(before, library))[number]
  if (answer === undefined) throw new Error(`${id} has no answer ${number}`)
  return droppedWords(i18next.t, library, before, given(library, before, answer), id, AT)
}

test('answers that take the same are told together, and as something that happened where it has for one of them', () => {
  const run = backInSending('algo-mas', 'otorga')
  expect(told(run, sending)).toEqual([{ answers: '«nothing» o «other»', steps: '«procedimiento»', happened: true }])
})

test('after a procedure was left by another answer it is said as it was foretold, also where another step runs it too', () => {
  const left =
    'Con esa respuesta ya no van, o se preguntan de nuevo: «procedimiento». Lo escrito se conserva por si vuelve.'
  const done = ' Lo que ya se hizo (escalar, enviar) no se deshace.'
  const run = backInSending('algo-mas', 'otorga')
  expect([0, 1, 2].map((answer) => toldAfter(run, answer))).toEqual([`${left}${done}`, left, null])
  // Nor was it come to its end.
  const within = backInSending('tramite-hecho', 'otorga')
  expect(told(within, sending)).toEqual([{ answers: '«nothing»', steps: '«procedimiento»', happened: true }])
  expect([0, 1].map((answer) => toldAfter(within, answer))).toEqual([`${left}${done}`, null])
})

test('a procedure is named also where what was asked anew before it leaves it', () => {
  const asked = given(sending, backInSending('algo-mas', 'motivo'), { kind: 'choice', option: 'queja' })
  const kept = GuideRun.parse(JSON.parse(JSON.stringify(asked)))
  expect(toldAfter(kept, 1)).toMatch(/nuevo: «otorga», «procedimiento»\./)
  expect(toldAfter(kept, 1)).toContain('Lo que ya se hizo (escalar, enviar) no se deshace.')
  // Of a draft of an earlier program the procedure is not known.
  const earlier = { ...kept, remembered: kept.remembered.map(({ within: _, ...one }) => one) }
  expect(toldAfter(GuideRun.parse(earlier), 1)).toMatch(/nuevo: «otorga»\./)
})

test('within a procedure its own steps are named, and not the one that runs it', () => {
  const library = sampleLibrary({
    ...sampleProcedure,
    steps: [
      ...sampleProcedure.steps.map((step) =>
        step.id === 'tramite-hecho'
          ? {
              ...step,
              next: [{ when: { answer: 'tramite-hecho', is: 'yes' }, to: 'tramite-envia' }, { to: 'tramite-no' }],
            }
          : step,
      ),
      { id: 'tramite-envia', kind: 'act', action: 'sendDocument', next: [{ to: 'tramite-fin' }] },
    ],
  })
  const run = backTo(upTo('algo-mas', { otorga: 1 }, library, 'ejemplo'), 'tramite-hecho', library)
  expect(told(run, library)).toMatchObject([{ answers: '«no»', steps: expect.stringMatching(/^«tramite-envia»/) }])
  expect(toldAfter(run, 1, library)).toMatch(/nuevo: «tramite-envia»/)
})

test('of an answer that was given it is told what went off the way, and that what was done stays only where it was', () => {
  const otherBranch = (decided: number, branch: 'yes' | 'no') => {
    const before = backTo(upTo('algo-mas', { 'primer-contacto': decided }), 'primer-contacto')
    const answer = possibleAnswers(shipped, before, waits(before)).find(
      (one) => 'branch' in one && one.branch === branch,
    )
    if (answer === undefined) throw new Error('the checklist has both')
    return droppedWords(i18next.t, shipped, before, given(shipped, before, answer), 'primer-contacto', AT)
  }
  expect(otherBranch(0, 'no')).toMatch(
    /^Con esa respuesta ya no van, o se preguntan de nuevo: «.+»\. Lo escrito se conserva por si vuelve\.$/,
  )
  expect(otherBranch(1, 'yes')).toBe(
    'Con esa respuesta ya no van, o se preguntan de nuevo: «Escala requerimiento a Analista OEFV y/o área responsable», ' +
      '«Informa número, fecha y medio de respuesta». Lo escrito se conserva por si vuelve. ' +
      'Lo que ya se hizo (escalar, enviar) no se deshace.',
  )
  expect(otherBranch(0, 'yes')).toBeNull()
})
