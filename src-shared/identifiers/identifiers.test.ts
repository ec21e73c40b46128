import { expect, test } from 'vitest'
import { nitCheckDigit } from './nit-check-digit.ts'
import { parseNit, perhapsNit } from './parse-nit.ts'
import { parsePhone } from './phone.ts'

test.each([
  ['800149923', 6],
  ['860002964', 4],
  ['899999068', 1],
  ['900123456', 8],
])('the check digit of NIT %s is %i', (digits, check) => {
  expect(nitCheckDigit(digits)).toBe(check)
})
test('a NIT is read with or without dots and check digit', () => {
  const textiles = { ok: true, value: { type: 'nit', number: '900123456' } }
  expect([parseNit('900.123.456-8'), parseNit('900123456-8'), parseNit('900123456')]).toEqual([
    textiles,
    textiles,
    textiles,
  ])
})
test('a wrong check digit is refused with the right one', () => {
  expect(parseNit('900123456-7')).toEqual({ ok: false, error: { code: 'nit.wrongCheckDigit', facts: { expected: 8 } } })
})
test('ten digits whose last one checks may be a NIT', () => {
  expect(perhapsNit('9001234568')).toEqual({ type: 'nit', number: '900123456' })
  expect(perhapsNit('9001234567')).toBeNull()
  expect(perhapsNit('1001234568')).toBeNull()
})
test('a phone is read with +57, spaces and extension', () => {
  expect(parsePhone('+57 310 555 0142')).toEqual({ ok: true, value: { number: '3105550142', extension: null } })
  expect(parsePhone('(601) 742 0281 ext 12')).toEqual({ ok: true, value: { number: '6017420281', extension: '12' } })
})
test('the seven digits used before 2021 are refused with a hint', () => {
  expect(parsePhone('7420281')).toEqual({ ok: false, error: { code: 'phone.oldLandline' } })
})
test('there is no area 603', () => {
  expect(parsePhone('6037420281')).toEqual({ ok: false, error: { code: 'phone.malformed' } })
})
