import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { waitingAt } from '#shared/guides/library.ts'
import { possibleAnswers } from '#shared/guides/possible-answers.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { advance, begin, currentFrame, goBack } from '#shared/guides/runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import { esCO } from '../language/es-CO/index.ts'
import { foretold } from './dropped-words.ts'

const library = shippedLibrary()
const AT = '2026-11-24T15:00:00.000Z'
beforeAll(() => i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } }))

const waits = (run: GuideRun) => {
  const frame = currentFrame(run)
  if (frame === undefined) throw new Error('the guide has ended')
  return waitingAt(library, frame)
}
/** P1 by voice up to a step, by the usual answers but for those named. */
function upTo(stepId: string, chosen: Readonly<Record<string, number>> = {}): GuideRun {
  let run = begin(library, INBOUND_GUIDE, { 'contact.channel': 'voice' }, AT)
  for (let step = waits(run); step.id !== stepId; step = waits(run)) {
    const answers = possibleAnswers(library, run, step)
    const answer = answers[chosen[step.id] ?? 0]
    if (answer === undefined) throw new Error(`nothing to answer at ${step.id}`)
    const moved = advance(library, run, step.id, answer, AT)
    if (!moved.ok) throw new Error(`${step.id}: ${moved.error.code}`)
    run = moved.value
  }
  return run
}
function backTo(run: GuideRun, stepId: string): GuideRun {
  const back = goBack(library, run, stepId)
  if (!back.ok) throw new Error(back.error.code)
  return back.value
}
const told = (run: GuideRun) => foretold(i18next.t, library, run, waits(run), AT)

test('before an answer is changed it is said what would go off the way, and whether it has happened', () => {
  const escalated = upTo('algo-mas', { 'primer-contacto': 1 })
  expect(told(backTo(escalated, 'primer-contacto'))).toEqual([
    {
      answers: '«Sí»',
      steps:
        '«Escala requerimiento a Analista OEFV y/o área responsable», «Informa número, fecha y medio de respuesta»',
      happened: true,
    },
  ])
})

test('nothing is foretold of an answer that changes nothing, nor where nobody came back', () => {
  const run = upTo('primer-contacto')
  expect(told(run)).toEqual([])
  expect(told(backTo(run, 'aviso-de-grabacion'))).toEqual([])
})
