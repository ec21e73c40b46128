import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { esCO } from '../language/es-CO/index.ts'
import { fileState, sizeText } from './words.ts'

beforeAll(() => i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } }))

test('sizes are said as file managers say them', () => {
  expect([820, 12_300, 1_500_000].map(sizeText)).toEqual(['820 B', '12 KB', '1,4 MB'])
})
test('where a file stands is said in words', () => {
  const said = (state: Parameters<typeof fileState>[1]['state'], percent = 0, here = true) =>
    fileState(i18next.t, { state, percent, here })
  expect(said('toSend')).toBe('por enviar')
  expect(said('sending', 40)).toBe('enviando 40 %')
  expect(said('underway', 0, false)).toBe('en camino')
  expect(said('kept', 100)).toBe('guardado')
  expect(said('kept', 0, false)).toBe('guardado')
  expect(said('kept', 40, false)).toBe('descargando 40 %')
})
