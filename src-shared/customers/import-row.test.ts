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

test('a column that may hold any document is said to, and each row is a company or a person by what it holds', () => {
  expect(guessMapping(['Nombre', 'Tipo', 'Documento'])).toEqual(['name', 'kind', 'document'])
  expect(guessMapping(['NIT o cédula', 'Tipo de crédito', 'CC / NIT'])).toEqual(['document', null, null])
  const any = guessMapping(['nombre', 'identificación', 'tipo'])
  const read = (document: string, kind = '') => readImportRow(['Nadie', document, kind], any)
  const card = (type: string, of: string, number: string) => ({
    ok: true,
    value: { type, identifiers: [{ type: of, number }] },
  })
  expect(read('900.123.456-8')).toMatchObject(card('company', 'nit', '900123456'))
  expect(read('9001234568')).toMatchObject(card('company', 'nit', '900123456'))
  expect(read('900123456')).toMatchObject(card('company', 'nit', '900123456'))
  expect(read('900123456-1')).toMatchObject({ error: { code: 'nit.wrongCheckDigit' } })
  expect(read('52.123.456')).toMatchObject(card('person', 'cedula', '52123456'))
  expect(read('1.012.345.678')).toMatchObject(card('person', 'cedula', '1012345678'))
  // What the row says of itself goes before its looks.
  expect(read('52123456', 'Empresa')).toMatchObject(card('company', 'nit', '52123456'))
  expect(read('52123456', 'NIT')).toMatchObject(card('company', 'nit', '52123456'))
  expect(read('9001234568', 'C.C.')).toMatchObject(card('person', 'cedula', '9001234568'))
  expect(read('900123456-8', 'Persona natural')).toMatchObject(card('person', 'nit', '900123456'))
  expect(read('900123456-8', 'Persona jurídica')).toMatchObject(card('company', 'nit', '900123456'))
  expect(read('ab123456', 'Pasaporte')).toMatchObject(card('person', 'passport', 'AB123456'))
  expect(read('345678', 'C. E.')).toMatchObject(card('person', 'cedulaExtranjeria', '345678'))
  expect(read('52123456', 'pyme')).toMatchObject({ error: { code: 'import.kindUnknown' } })
})

test('what looks like a NIT under a heading of cédulas is asked about, and is no person', () => {
  for (const nit of ['831681838-1', '900.123.456 - 8', '9001234568'])
    expect(row('Empresa', '', nit, '', '', '')).toMatchObject({ error: { code: 'import.perhapsNit' } })
  expect(row('Ana', '', '52-123-456', '', '', '')).toMatchObject({ value: { identifiers: [{ number: '52123456' }] } })
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
