import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { blankRequest } from '../interactions/begin.ts'
import { esCO } from '../language/es-CO/index.ts'
import { descriptionBegun, saidOf } from './escalation-draft.ts'

const catalogue = defaultCatalogue()
const request = { ...blankRequest(), kind: 'requerimiento' as const, text: ' No le ha llegado el desembolso. ' }
const begun = (of = request) => descriptionBegun(i18next.t, catalogue, of)
const said = (description: string, of = request) => saidOf(i18next.t, catalogue, of, description)

beforeAll(async () => {
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } })
})

test('what the form began with is the customer’s words, without what it asks to say', () => {
  expect(begun()).not.toBe('No le ha llegado el desembolso.')
  expect(said(`${begun()}\n`)).toBe('No le ha llegado el desembolso.')
  expect(said(begun({ ...request, text: '' }), { ...request, text: '' }), 'nobody said anything').toBe('')
})

test('what its author wrote in it is said whole', () => {
  expect(said(`${begun()} Revisar con el intermediario. `)).toBe(`${begun()} Revisar con el intermediario.`.trim())
  expect(said('')).toBe('')
})
