import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { esCO } from '../language/es-CO/index.ts'
import { consentWords } from './consent-words.ts'

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

test('a consent keeps what the customer said in whole sentences', () => {
  const words = (['service', 'commercial'] as const).flatMap((purpose) =>
    [true, false].map((granted) => consentWords(i18next.t, granted, 'phone', purpose)),
  )
  expect(words).toEqual([
    'Autoriza que lo contacten por llamada para su atención.',
    'Pide que no lo contacten más por llamada para su atención.',
    'Autoriza que lo contacten por llamada con fines comerciales.',
    'Pide que no lo contacten más por llamada con fines comerciales.',
  ])
})
