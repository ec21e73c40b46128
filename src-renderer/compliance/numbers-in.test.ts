import { expect, test } from 'vitest'
import { numbersIn } from './numbers-in.ts'

test('one number a line, as people and spreadsheets write it, each once', () => {
  expect(numbersIn('numero;fecha\r\n310 555 0142;2026-11-01\n"+57 601 555 0199"\n3105550142\n\n').numbers).toEqual([
    '3105550142',
    '6015550199',
  ])
})
test('a line without a Colombian number is shown, the heading is not', () => {
  expect(numbersIn('NUMERO\n5550142\nabc\n3001112233')).toEqual({ numbers: ['3001112233'], wrong: ['5550142', 'abc'] })
})
test('a file that is no text has no numbers, and none of it is quoted back', () => {
  expect(numbersIn('PK\u0003\u0004\0\0xl/worksheets\n3001112233\0')).toEqual({ numbers: [], wrong: [] })
})
