import { expect, test } from 'vitest'
import { faultsOfRow, guessMapping, readImportRow } from './import-row.ts'

test('columns are guessed by their headings, with and without accents', () => {
  expect(
    guessMapping([
      'Razón social',
      'N.I.T.',
      'NIT',
      'Teléfono fijo',
      'Celular',
      'Correo electrónico',
      'Municipio',
      'Sector',
    ]),
  ).toEqual(['name', null, 'nit', 'phones', 'phones', 'emails', 'city', null])
})

const mapping = guessMapping(['nombre', 'nit', 'cedula', 'telefono', 'correo', 'ciudad'])
const row = (...cells: string[]) => readImportRow(cells, mapping)

test('a row is a card: a company by its NIT, several phones in one cell', () => {
  expect(
    row('  Textiles   del Valle ', '900.123.456-8', '', '310 555 0142 / (601) 745 6789', 'Ventas@T.example', 'Cali'),
  ).toEqual({
    ok: true,
    value: {
      type: 'company',
      name: 'Textiles del Valle',
      identifiers: [{ type: 'nit', number: '900123456' }],
      phones: [
        { number: '3105550142', extension: null },
        { number: '6017456789', extension: null },
      ],
      emails: ['ventas@t.example'],
      city: 'Cali',
      notes: '',
    },
  })
  expect(row('Ana Pérez', '', '52.123.456', '', '', '')).toMatchObject({ ok: true, value: { type: 'person' } })
  expect(row('Con dígito pegado', '9001234568', '', '', '', '')).toMatchObject({
    ok: true,
    value: { identifiers: [{ type: 'nit', number: '900123456' }] },
  })
})

test.each([
  [['', '900123456', '', '', '', ''], 'import.nameMissing'],
  [['N', '900123456-1', '', '', '', ''], 'nit.wrongCheckDigit'],
  [['N', 'doce', '', '', '', ''], 'nit.malformed'],
  [['N', '', '12', '', '', ''], 'identifier.malformed'],
  [['N', '', '', '745 6789', '', ''], 'phone.oldLandline'],
  [['N', '', '', '123', '', ''], 'phone.malformed'],
  [['N', '', '', '', 'no es correo', ''], 'email.malformed'],
])('the row %j is refused as %s', (cells, code) => {
  expect(row(...cells)).toMatchObject({ ok: false, error: { code } })
})

test('a column of portfolios is guessed, and a row without one is in none', () => {
  const withPortfolio = guessMapping(['Nombre', 'Cartera'])
  expect(withPortfolio).toEqual(['name', 'portfolio'])
  expect(readImportRow(['Textiles', ' empresas '], withPortfolio)).toMatchObject({ value: { portfolio: 'empresas' } })
  const none = readImportRow(['Textiles', ''], withPortfolio)
  expect(none.ok && Object.hasOwn(none.value, 'portfolio')).toBe(false)
})

test('all that is wrong with a row is told, each thing once, in the order of its columns', () => {
  const codes = (...cells: string[]) => faultsOfRow(cells, mapping).map(({ code }) => code)
  expect(codes('', '900123456-1', '12', '123 / 124', 'no es correo', '')).toEqual([
    'import.nameMissing',
    'nit.wrongCheckDigit',
    'identifier.malformed',
    'phone.malformed',
    'email.malformed',
  ])
  expect(codes('Textiles', '900123456-8', '', '', '', 'Cali')).toEqual([])
})
