import i18next from 'i18next'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { everyPlace } from '#shared/guides/paths.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { currentFrame } from '#shared/guides/runner.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import { putDraft, useDrafts } from '../drafts/drafts.ts'
import { beginContact } from '../interactions/begin.ts'
import { draftedContact } from '../interactions/drafted-contacts.ts'
import { esCO } from '../language/es-CO/index.ts'
import { halfTyped, notesWith } from './half-typed.ts'
import { requestsIn } from './registration.ts'

const library = shippedLibrary()
const CONTACT = 'c'

/** The first way there is to a step, in a contact or in a procedure that it runs. */
function runTo(stepId: string): GuideRun {
  for (const { run } of everyPlace(library, INBOUND_GUIDE)) if (currentFrame(run)?.stepId === stepId) return run
  throw new Error(`no way leads to ${stepId}`)
}
const at = (stepId: string): void => {
  const run = runTo(stepId)
  beginContact({ run, requests: [...requestsIn(library, run, [])] }, CONTACT)
}
const words = () => {
  const typed = draftedContact(CONTACT)
  return typed === undefined ? [] : halfTyped(i18next.t, CONTACT, typed, library)
}
const request = () => draftedContact(CONTACT)?.requests.at(-1)

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})
beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} }))

test('the words of the customer that were being written are kept with what was asked', () => {
  at('motivo')
  expect(words()).toEqual([])
  putDraft(CONTACT, 'step.motivo.0', ' El desembolso no ha ')
  expect(words()).toEqual(['Motivo del contacto: El desembolso no ha'])
})

test('a step that was answered and left has nothing half typed', () => {
  at('analiza-solicitud')
  putDraft(CONTACT, 'step.motivo.0', 'El desembolso no ha llegado')
  expect(words()).toEqual([])
})

test('an escalation that was not sent is kept, and one in which nothing was written is not', () => {
  at('escala')
  const field = `escalation.${request()?.id}`
  const kind = library.catalogue.kinds.find(({ id }) => id === request()?.kind)
  const begun = `${request()?.text}\n\n${kind?.escalationTemplate.es}`
  putDraft(CONTACT, field, JSON.stringify({ description: begun, radicado: '1060' }))
  expect(words()).toEqual([])
  putDraft(CONTACT, field, JSON.stringify({ description: `${begun} desde ayer` }))
  expect(words()).toEqual([`Escalamiento sin enviar: ${begun} desde ayer`])
})

test('the reasons written at a checklist are kept with their sentences', () => {
  at('primer-contacto')
  const kind = library.catalogue.kinds.find(({ id }) => id === request()?.kind)
  const item = kind?.checklist.find(({ weight }) => weight === 'standard')
  const typed = { ticked: [], overrides: { [item?.id ?? '']: 'Lo confirmó el área' } }
  putDraft(CONTACT, `step.primer-contacto.0.${kind?.id}`, JSON.stringify(typed))
  expect(words()).toEqual([`¿Se puede solucionar en primer contacto?: ${item?.text.es}: Lo confirmó el área`])
})

test('a sensitive form goes into no note', () => {
  at('usuario-busca')
  putDraft(CONTACT, 'step.usuario-busca.0', JSON.stringify({ user: 'mrodriguez', detail: '' }))
  expect(words()).toEqual([])
})

test('a contact without a guide has its unsent escalations', () => {
  at('escala')
  const typed = draftedContact(CONTACT)
  putDraft(CONTACT, `escalation.${request()?.id}`, JSON.stringify({ description: 'Lo pide por escrito' }))
  expect(typed && halfTyped(i18next.t, CONTACT, { ...typed, run: null }, library)).toEqual([
    'Escalamiento sin enviar: Lo pide por escrito',
  ])
})

test('the notes have each of them once', () => {
  expect(notesWith('', ['Motivo: a'])).toBe('Motivo: a')
  expect(notesWith('Espera\n', ['Motivo: a', 'Otra: b'])).toBe('Espera\nMotivo: a\nOtra: b')
  expect(notesWith('Motivo: a', ['Motivo: a'])).toBe('Motivo: a')
  expect(notesWith('Espera ', [])).toBe('Espera ')
})
