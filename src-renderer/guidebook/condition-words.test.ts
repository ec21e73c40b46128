import i18next from 'i18next'
import { expect, test } from 'vitest'
import type { Guide } from '#shared/guides/schema.ts'
import { FACTS } from '#shared/guides/vocabulary.ts'
import { startLanguage } from '../language/i18n.ts'
import { conditionWords } from './condition-words.ts'

const guide = { steps: [] } as unknown as Guide // no condition here asks of a step
const words = (condition: Parameters<typeof conditionWords>[2]) => conditionWords(i18next.t, guide, condition)

test('a condition on a fact is read in words, and never by the names that guides use', async () => {
  await startLanguage()
  expect(words({ fact: 'contact.channel', is: 'voicemail' })).toBe('«canal del contacto» es Buzón')
  expect(words({ fact: 'customer.consents.phone', known: false })).toBe('«autorización de llamadas» no se sabe')
  for (const [fact, values] of Object.entries(FACTS))
    for (const value of values) expect(words({ fact, is: value })).not.toMatch(/[a-z]\.[a-z]|guidebook/)
})
