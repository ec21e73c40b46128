import i18next from 'i18next'
import { expect, test } from 'vitest'
import { startLanguage } from './i18n.ts'

test('a sentence that ends with a time of day ends with one full stop', async () => {
  await startLanguage()
  expect(i18next.t('interactions.correct.until', { until: 'jue 26 nov, 6:14 p. m.' })).toMatch(/6:14 p\. m\.$/)
})
