import { expect, test } from 'vitest'
import { refusedFile } from './refused-file.ts'

test('what was refused comes back with its line and reason, and no cell is a formula', () => {
  const rows = [{ line: 7, cells: ['=HYPERLINK("x")', 'a;b'], why: [{ code: 'x' }] }]
  const text = decodeURIComponent(
    refusedFile(['Nombre', 'Nota'], rows, () => 'Falta el nombre')
      .split(',')
      .slice(1)
      .join(','),
  )
  expect(text).toBe('\uFEFFNombre;Nota;Línea;Motivo\r\n"\'=HYPERLINK(""x"")";"a;b";7;Falta el nombre\r\n')
})
