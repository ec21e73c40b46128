import { expect, test } from 'vitest'
import { guessMapping } from '#shared/customers/import-row.ts'
import { keysOfRows, rowsLook } from './row-looks.ts'

const mapping = guessMapping(['nombre', 'nit', 'correo'])
const rows = [
  ['Textiles', '900123456-8', ''],
  ['Textiles del Valle', '900123456', ''],
  ['Sin documento', '', ''],
  ['Sin documento', '', ''],
  ['', 'doce', 'no es correo'],
]

test('a row that repeats another one says which, by its document or as it stands', () => {
  expect(rowsLook(rows, mapping, new Set())).toMatchObject([
    { is: 'good' },
    { is: 'repeated', line: 2 },
    { is: 'good' },
    { is: 'repeated', line: 4 },
    { is: 'faulty', why: [{ code: 'import.nameMissing' }, { code: 'nit.malformed' }, { code: 'email.malformed' }] },
  ])
})
test('a row of which a card is there already is known to be, and so are those that repeat it', () => {
  const keys = keysOfRows(rows, mapping)
  expect(keys).toContain('nit:900123456')
  const looks = rowsLook(rows, mapping, new Set(['nit:900123456']))
  expect(looks.map(({ is }) => is)).toEqual(['known', 'known', 'good', 'repeated', 'faulty'])
  expect(rowsLook(rows, mapping, new Set(keys)).map(({ is }) => is)).toEqual([
    ...Array.from({ length: 4 }, () => 'known'),
    'faulty',
  ])
})
