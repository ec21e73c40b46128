import { expect, test } from 'vitest'
import { compareEditions } from './compare.ts'
import { todaysShippedEdition } from './edition.ts'

const { catalogue, guides } = todaysShippedEdition()

test('an edition is as itself, whatever its version', () => {
  expect(compareEditions(todaysShippedEdition(), { catalogue: { ...catalogue, version: '2027-01' }, guides })).toEqual(
    [],
  )
})
test('a text, an order, a term, what came and what went are each told once, with where they stand', () => {
  const [first, second, ...topics] = catalogue.topics
  const [area, ...areas] = catalogue.areas
  const [document, ...documents] = catalogue.documents
  const [guide, ...others] = guides
  if (!first || !second || !area || !document || !guide) throw new Error('the catalogue is empty')
  const [step, ...steps] = guide.steps
  if (step === undefined) throw new Error('the guide is empty')
  const changes = compareEditions(todaysShippedEdition(), {
    catalogue: {
      ...catalogue,
      topics: [second, first, ...topics],
      areas: [{ ...area, terms: { ...area.terms, queja: 3 } }, ...areas],
      documents,
    },
    guides: [{ ...guide, steps: [{ ...step, label: { ...step.label, es: 'Saludo nuevo' } }, ...steps] }, ...others],
  })
  expect(changes).toHaveLength(4)
  expect(changes).toContainEqual(
    expect.objectContaining({ where: ['topics'], kind: 'moved', after: expect.stringMatching(`^${second.text.es}`) }),
  )
  expect(changes).toContainEqual({
    where: ['areas', area.text.es, 'terms', 'queja'],
    kind: 'changed',
    before: `${area.terms.queja}`,
    after: '3',
  })
  expect(changes).toContainEqual({ where: ['documents'], kind: 'removed', before: document.text.es, after: '' })
  expect(changes).toContainEqual({
    where: [guide.title.es, 'steps', 'Saludo nuevo', 'label', 'es'],
    kind: 'changed',
    before: step.label.es,
    after: 'Saludo nuevo',
  })
})
