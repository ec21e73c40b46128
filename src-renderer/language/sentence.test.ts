import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { startLanguage } from './i18n.ts'
import { sentenceOf } from './sentence.ts'

beforeAll(startLanguage)
const said = (items: string) => sentenceOf(i18next.t, { code: 'guide.checklistIncomplete', facts: { items } })

test('one sentence of a checklist that lacks is told as one, and several as several, each in its own quotes', () => {
  expect(said('No se necesita a otra área')).toBe('Falta «No se necesita a otra área». Márquelo o escriba el motivo.')
  expect(said('Uno; Dos')).toBe('Faltan «Uno» y «Dos». Márquelos, o escriba en cada uno el motivo.')
  expect(said('Uno; Dos; Tres')).toMatch(/^Faltan «Uno», «Dos» y «Tres»\./)
})
