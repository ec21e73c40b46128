import { expect, test } from 'vitest'
import { readTable, tableFault } from './table.ts'

const latin = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))

test('UTF-8 with its mark and commas', () => {
  const table = readTable(new TextEncoder().encode('\uFEFFNombre,NIT\r\n"Peñas, Ltda.",900123456\r\n'))
  expect(table).toEqual({
    encoding: 'utf-8',
    delimiter: ',',
    headings: ['Nombre', 'NIT'],
    rows: [['Peñas, Ltda.', '900123456']],
  })
})

test('Windows-1252 with semicolons, a line break inside quotes, empty lines and short rows', () => {
  const table = readTable(latin('Raz\xf3n social;NIT;Notas\n"Caf\xe9\nAndino";1;x\n\n;;\nB;2\n'))
  expect(table).toEqual({
    encoding: 'windows-1252',
    delimiter: ';',
    headings: ['Razón social', 'NIT', 'Notas'],
    rows: [
      ['Café\nAndino', '1', 'x'],
      ['B', '2'],
    ],
  })
})

test('quotes that do not close are said with their line', () => {
  expect(() => readTable(latin('a;b\n"x;y\n'))).toThrow(/line/i)
})

test('quotes that do not close are told with their line', () => {
  const fault = (text: string) => {
    try {
      return readTable(new TextEncoder().encode(text))
    } catch (failure) {
      return tableFault(failure)
    }
  }
  expect(fault('Nombre;NIT\nAna;1\n"Luis;2\n')).toEqual({ code: 'quotes', line: 3 })
  expect(fault('Nombre;NIT\n"Ana" y Luis;1\n')).toEqual({ code: 'quotes', line: 2 })
  expect(tableFault(new RangeError('too long'))).toEqual({ code: 'unknown' })
})
