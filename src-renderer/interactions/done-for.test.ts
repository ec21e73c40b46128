import { expect, test } from 'vitest'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { doneFor } from './done-for.ts'

const catalogue = defaultCatalogue()

test('the document that was sent and the procedure that was carried out are told in the catalogue’s words', () => {
  const [document] = catalogue.documents
  const [procedure] = catalogue.procedures
  const done = doneFor(catalogue, { document: document?.id, procedure: procedure?.id })
  expect(done.map(([field, entry]) => [field, entry?.text])).toEqual([
    ['document', document?.text],
    ['procedure', procedure?.text],
  ])
  expect(doneFor(catalogue, {})).toEqual([])
})

test('what the edition has no more is told by its id', () => {
  expect(doneFor(catalogue, { document: 'circular-9' })).toEqual([['document', undefined, 'circular-9']])
})
