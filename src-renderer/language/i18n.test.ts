import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { numberText } from './figures.ts'
import { startLanguage } from './i18n.ts'

beforeAll(startLanguage)

test('a sentence that ends with a time of day ends with one full stop', () => {
  expect(i18next.t('interactions.correct.until', { until: 'jue 26 nov, 6:14 p. m.' })).toMatch(/6:14 p\. m\.$/)
})

test('a sentence that ends with a company that is abbreviated ends with one full stop, and three points stay three', () => {
  expect(i18next.t('customers.created', { name: 'Molinos San Gil Coop.' })).toMatch(/[^.]: Molinos San Gil Coop\.$/)
  expect(i18next.t('customers.created', { name: 'Molinos' })).toMatch(/: Molinos\.$/)
  expect(i18next.t('customers.created', { name: 'Molinos..' })).toMatch(/: Molinos\.\.\.$/)
})

test('a number in a sentence has its points, and the text of a case keeps its form', () => {
  expect(i18next.t('sync.receiving', { count: 4_696 })).toBe('Recibiendo datos · 4.696 registros')
  expect(i18next.t('sync.pending', { count: 1 })).toBe('1 pendiente')
  expect(i18next.t('import.run', { count: 100_000 })).toBe('Importar 100.000 filas')
  expect(i18next.t('import.run', { count: 1 })).toBe('Importar 1 fila')
  expect(i18next.t('phone.call', { number: '6017456789' })).toBe('Llamar al 6017456789')
  expect([4_696, 0.5].map((value) => numberText(value, 'en'))).toEqual(['4,696', '0.5'])
})
