import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { BETWEEN_ITEMS, checklistOf, mayBeSolved } from '#shared/catalogues/checklist.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { startLanguage } from './i18n.ts'
import { sentenceOf } from './sentence.ts'

beforeAll(startLanguage)
const said = (...items: readonly string[]) =>
  sentenceOf(i18next.t, { code: 'guide.checklistIncomplete', facts: { items: items.join(BETWEEN_ITEMS) } })

test('one sentence of a checklist that lacks is told as one, and several as several, each in its own quotes', () => {
  expect(said('No se necesita a otra área')).toBe('Falta «No se necesita a otra área». Márquelo o escriba el motivo.')
  expect(said('Uno', 'Dos')).toBe('Faltan «Uno» y «Dos». Márquelos, o escriba en cada uno el motivo.')
  expect(said('Uno', 'Dos', 'Tres')).toMatch(/^Faltan «Uno», «Dos» y «Tres»\./)
})
test('a sentence of the bank’s own with a semicolon in it is one', () => {
  const catalogue = defaultCatalogue()
  const [first, ...others] = checklistOf(catalogue, 'consulta')
  if (first === undefined) throw new Error('the checklist is empty')
  const text = { es: 'Es el titular; se verificó su identidad', en: 'x' }
  const worded = {
    ...catalogue,
    kinds: catalogue.kinds.map((kind) =>
      kind.id === 'consulta' ? { ...kind, checklist: [{ ...first, text }, ...others] } : kind,
    ),
  }
  const ticked = others.map(({ id }) => id)
  const refused = mayBeSolved(worded, 'consulta', ticked, {})
  expect(refused.ok ? '' : sentenceOf(i18next.t, refused.error)).toBe(
    'No se puede resolver en primer contacto: falta «Es el titular; se verificó su identidad». Escale el requerimiento.',
  )
})
