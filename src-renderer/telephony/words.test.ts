import i18next from 'i18next'
import { expect, test } from 'vitest'
import { esCO } from '../language/es-CO/index.ts'
import { clockText, nationalOf, numberText } from './words.ts'

test('a call’s clock has minutes and seconds, and hours when there are some', () => {
  expect([0, 151_000, 3_751_000].map(clockText)).toEqual(['00:00', '02:31', '1:02:31'])
})

test('a number is read as people write it, whatever code it came with', async () => {
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } })
  expect(numberText(i18next.t, '+573105550142')).toBe('310 555 0142')
  expect(numberText(i18next.t, '7000')).toBe('7000')
  expect(numberText(i18next.t, 'u01900000000070008000000000000102')).toBe('Un compañero')
  expect(numberText(i18next.t, null)).toBe('Número oculto')
  expect(nationalOf('573105550142')).toBe('3105550142')
})
